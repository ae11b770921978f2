"""The content files: Markdown with a YAML head, one folder a site, read once."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from pydantic import ValidationError

from demo.model import Annex, Decision, News, Site, Visit
from demo.shelf import Shelf

ROOT = files("demo") / "content"


@cache
def sites() -> tuple[Site, ...]:
    """All sites, in the order of `sites.yaml`."""
    rows = yaml.safe_load((ROOT / "sites.yaml").read_text("utf-8"))
    return tuple(Site.model_validate(row) for row in rows)


@cache
def shelf(site_id: str, visit: Visit = 1) -> Shelf:
    """What a site shows on a visit; KeyError for an unknown site, ValueError naming the file for a bad one."""
    site = {each.id: each for each in sites()}[site_id]
    items = [_read(path, site_id) for path in _pages(site_id)]
    shown = [item for item in items if item.visit in (None, visit)]
    news = sorted((n for n in shown if isinstance(n, News)), key=lambda n: (n.published, n.id), reverse=True)
    decisions = sorted((d for d in shown if isinstance(d, Decision)), key=lambda d: (d.issued, d.id), reverse=True)
    return Shelf(site=site, news=tuple(news), decisions=tuple(decisions))


@cache
def annex(site_id: str, annex_id: str) -> Annex:
    """The annex in `<site>/annex-<id>.md`."""
    head, body = _split(ROOT / site_id / f"annex-{annex_id}.md")
    return Annex.model_validate({**head, "id": annex_id, "body": body})


def _pages(site_id: str) -> list[Traversable]:
    found = (path for path in (ROOT / site_id).iterdir() if path.name.endswith(".md") and not path.name.startswith("annex-"))
    return sorted(found, key=lambda path: path.name)


def _read(path: Traversable, site_id: str) -> News | Decision:
    head, body = _split(path)
    model = Decision if "number" in head else News
    try:
        return model.model_validate({**head, "site": site_id, "body": body})
    except ValidationError as error:
        raise ValueError(f"{path}: {error}") from error


def _split(path: Traversable) -> tuple[dict[str, object], str]:
    opening, *parts = path.read_text("utf-8").split("---\n", 2)
    if opening or len(parts) != 2:
        raise ValueError(f"{path}: a content file starts with a line of three dashes; put its YAML head between two such lines")
    return yaml.safe_load(parts[0]), parts[1].strip()

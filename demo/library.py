"""The content files: Markdown with a YAML head, one folder a site, read once."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

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
    news: list[News] = []
    decisions: list[Decision] = []
    for path in _pages(site_id):
        head, body = _split(path)
        common = {**head, "site": site_id, "body": body}
        if "number" in head:
            decisions.append(Decision.model_validate(common))
        elif "category" in head:
            news.append(News.model_validate(common))
    return Shelf(
        site=site,
        news=tuple(sorted((n for n in news if n.visit in (None, visit)), key=lambda n: (n.published, n.id), reverse=True)),
        decisions=tuple(sorted((d for d in decisions if d.visit in (None, visit)), key=lambda d: (d.issued, d.id), reverse=True)),
    )


@cache
def annex(site_id: str, annex_id: str) -> Annex:
    """The annex in `<site>/annex-<id>.md`."""
    head, body = _split(ROOT / site_id / f"annex-{annex_id}.md")
    return Annex.model_validate({**head, "id": annex_id, "body": body})


def _pages(site_id: str) -> list[Traversable]:
    folder = ROOT / site_id
    return sorted(
        (p for p in folder.iterdir() if p.name.endswith(".md") and not p.name.startswith("annex-")), key=lambda p: p.name
    )


def _split(path: Traversable) -> tuple[dict[str, object], str]:
    opening, head, body = path.read_text("utf-8").split("---\n", 2)
    if opening:
        raise ValueError(f"{path}: a content file starts with a line of three dashes; put its YAML head between two such lines")
    return yaml.safe_load(head), body.strip()

"""ASP.NET postbacks: a link that posts the page's own form back with a target and an argument."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

_CALL = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]\s*\)")


def postback(link: etree._Element) -> tuple[str, str] | None:
    """Target and argument of a postback link; None for any other link."""
    for name in ("href", "onclick"):
        if found := _CALL.search((link.get(name) or "").replace("\\'", "'").replace("&#39;", "'")):
            return found[1], found[2]
    return None


def form_for(tree: etree._Element, target: str, argument: str) -> tuple[tuple[str, str], ...]:
    """What a browser would post: every hidden field of the page's form, the chosen options, the target and the argument."""
    fields = dict(_hidden(tree)) | dict(_chosen(tree)) | {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
    return tuple(fields.items())


def action_of(tree: etree._Element, base: str) -> str:
    """The address that the page's form posts to."""
    action = next((form.get("action") or "" for form in tree.iter("form") if next(_hidden(form), None)), "")
    return urljoin(base, action) if action and action not in {"./", "."} else base


def _hidden(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for field in tree.iter("input"):
        if (field.get("type") or "").lower() == "hidden" and (name := field.get("name")):
            yield name, field.get("value") or ""


def _chosen(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for select in tree.iter("select"):
        options = list(select.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), options[0] if options else None)
        if chosen is not None and (name := select.get("name")):
            yield name, chosen.get("value") or ""

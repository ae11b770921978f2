"""The markup of a page: its tree, asked by CSS selectors."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any, cast

from cssselect import HTMLTranslator, parse
from cssselect.parser import Class, CombinedSelector, Hash
from lxml import etree
from web_poet import HttpResponse

from crawler.pagetext import has_text, inner_text


@cache
def _xpath(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


def select(root: etree._Element, css: str) -> list[etree._Element]:
    """The elements under `root` that a CSS selector matches, in the order of the page."""
    found = _xpath(css)(root)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


@cache
def _needs(css: str) -> tuple[frozenset[str], ...]:
    """For each alternative of a selector the classes and ids without which it matches nothing."""
    return tuple(frozenset(_named(alternative.parsed_tree)) for alternative in parse(css))


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, Class):
        yield node.class_name
    elif isinstance(node, Hash):
        yield node.id
    for part in ("selector",) if not isinstance(node, CombinedSelector) else ("selector", "subselector"):
        if (inner := getattr(node, part, None)) is not None:
            yield from _named(inner)


_NAMES = tuple(etree.XPath(f"//@{attribute}", smart_strings=False) for attribute in ("class", "id"))
"""One after the other: libxml2 sorts a union by the order of the page, which takes longer than finding it."""


class MarkupPage:
    """Access to a page's tree by selectors; selectors come as a tuple, the first that finds text counts."""

    response: HttpResponse

    @cached_property
    def tree(self) -> etree._Element:
        """The root element of the page; an empty one for an answer in JSON."""
        root = self.response.selector.root
        return root if isinstance(root, etree._Element) else etree.Element("html")

    @property
    def address(self) -> str:
        """The address that answered."""
        return str(self.response.url)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The classes and ids on the page."""
        values = {str(value) for names in _NAMES for value in cast(list[object], names(self.tree))}
        return frozenset(name for value in values for name in value.split())

    def find(self, css: str) -> list[etree._Element]:
        """`select` from the whole page; without a search where the page has not the classes and ids that are asked for."""
        return select(self.tree, css) if any(needed <= self._names for needed in _needs(css)) else []

    def first(self, selectors: Sequence[str], root: etree._Element | None = None) -> etree._Element | None:
        """The first element with text of the first selector that has one."""
        found = (self.find(css) if root is None else select(root, css) for css in selectors)
        return next((node for nodes in found for node in nodes if has_text(node)), None)

    def text(self, selectors: Sequence[str]) -> str:
        """The text of `first`, on one line; empty when there is none."""
        node = self.first(selectors)
        return inner_text(node) if node is not None else ""

    def meta(self, *names: str) -> str:
        """The content of the first `meta` of these names or properties that has any."""
        for name in names:
            for node in select(self.tree, f'meta[property="{name}"], meta[name="{name}"], meta[itemprop="{name}"]'):
                if content := (node.get("content") or "").strip():
                    return content
        return ""

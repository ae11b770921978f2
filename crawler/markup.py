"""The markup of a page: its tree, asked by CSS selectors."""

from collections.abc import Sequence
from functools import cache, cached_property

from cssselect import HTMLTranslator
from lxml import etree
from web_poet import HttpResponse

from crawler.pagetext import inner_text


@cache
def _xpath(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


def select(root: etree._Element, css: str) -> list[etree._Element]:
    """The elements under `root` that a CSS selector matches, in the order of the page."""
    found = _xpath(css)(root)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


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

    def first(self, selectors: Sequence[str], root: etree._Element | None = None) -> etree._Element | None:
        """The first element with text of the first selector that has one."""
        top = self.tree if root is None else root
        return next((node for css in selectors for node in select(top, css) if inner_text(node)), None)

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

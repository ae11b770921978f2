"""Articles over several pages: which links lead to the further pages of an article, and their texts made one. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree

from corpus.model import Image
from corpus.text import fold
from crawler.item import Article
from crawler.links import absolute, canonical, same_document
from crawler.pagetext import inner_text

MOST = 100
"""Pages of one article that are read; more is a mistake or a trap, and told."""
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_MAY_PAGE = re.compile(r"\d/?(?:$|[#&])")
_ROWS = {"page-links", "page-link", "pagelinks", "post-nav-links", "post-page-numbers", "post-pagination", "wp-pagenavi"}
_COMMENTS = {"comments", "comments-area", "comment-list", "commentlist", "wp-block-comments", "comment-content"}
_LABEL = re.compile(r"trang(?: (?:truoc|sau|tiep theo|tiep|ke))?|(?:previous |next )?pages?|xem (?:tiep|them)|tiep theo|tiep")
_TELLS = re.compile(r"\d|[a-z]")
_NEAR = 4
"""Elements from a link upwards that may be the row it stands in."""
_SIGNS = re.compile(r"[\d\s:|/\[\]()«»‹›<>←→.,…–-]*")


@dataclass(frozen=True, slots=True)
class Paging:
    """The other pages of an article as one of its pages names them.

    Attributes:
        first: address of the first page; empty on the first page itself, and on articles of one page.
        further: the pages after the first in their order, without the one that names them.
    """

    first: str = ""
    further: tuple[str, ...] = ()


def page_number(url: str, first: str) -> int:
    """The number of a further page of the article that begins at `first`, from 2; 0 for any other address.

    >>> [page_number(f"http://xa.vn/{end}", "http://xa.vn/tin/bai/") for end in ("tin/bai/3/", "tin/bai?page=2", "tin/khac/2")]
    [3, 2, 0]
    """
    base, number = _parted(canonical(url))
    start = _bare(canonical(first))
    return number if number >= 2 and base == start and not start.endswith("/?") else 0


def paging(tree: etree._Element, address: str) -> Paging:
    """The pages that the links of a page name: those whose address is the article's own with a number. Comments do not count."""
    base, own = _parted(canonical(address))
    links = _links(tree, address, is_second=own >= 2)
    begins = next((url for url in links if own >= 2 and _bare(url) == base and not base.endswith("/?")), "")
    named = own >= 2 and any(in_row and page_number(url, _plain(address)) for url, in_row in links.items())
    is_further = bool(begins) or named
    first = (begins or _plain(address)) if is_further else ""
    found = {page: url for url in links if (page := page_number(url, first or address))}
    return Paging(first, tuple(found[page] for page in sorted(found) if not first or page != own))


def without_rows(lines: Sequence[str]) -> list[str]:
    """The lines of a text that is one page of several, without the rows of page numbers (`Trang: 1 2 3`)."""
    left = [line for line in lines if not (_is_row(line) and _LABEL.search(fold(line)))]
    while left and _is_row(left[-1]):
        left.pop()
    while left and _is_row(left[0]):
        left.pop(0)
    return left


def continued(first: Article, further: Sequence[Article]) -> Article:
    """One article of its first page and those after it: title and date of the first, what is signed wherever it stands."""
    said = {fold(first.title), fold(first.lead)}
    parts = [tuple(_without_repeated_head(each.paragraphs, said)) for each in further]
    return replace(
        first,
        paragraphs=(*first.paragraphs, *(line for part in parts for line in part)),
        author=next((each.author for each in (first, *further) if each.author), ""),
        origin=next((each.origin for each in (first, *further) if each.origin), ""),
        images=_once(image for each in (first, *further) for image in each.images),
        attachments=same_document(file for each in (first, *further) for file in each.attachments),
    )


def belongs(other: Article, first: Article, further: Iterable[Article] = ()) -> bool:
    """Whether a page that was asked for as a further one shows the article that begins with `first`, and says something new.

    A server that knows no such page may answer with another one of the same article.
    """
    same = first.identity == other.identity if first.identity and other.identity else fold(first.title) == fold(other.title)
    again = any(other.paragraphs and other.paragraphs == each.paragraphs for each in (first, *further))
    return same and not again and bool(other.paragraphs or other.images or other.attachments)


def _once(images: Iterable[Image]) -> tuple[Image, ...]:
    found: dict[str, Image] = {}
    for image in images:
        found.setdefault(image.url, image)
    return tuple(found.values())


def _without_repeated_head(paragraphs: Sequence[str], said: set[str]) -> Iterator[str]:
    lines = iter(paragraphs)
    for line in lines:
        if fold(line) not in said:
            yield line
            break
    yield from lines


def _links(tree: etree._Element, address: str, *, is_second: bool) -> dict[str, bool]:
    """Where the links of a page lead that may be those of a row of page numbers, and whether its markup says so.

    Args:
        is_second: also to addresses without a number: the first page is one of them.
    """
    found: dict[str, bool] = {}
    for node in tree.iter("a"):
        href = (node.get("href") or "").strip()
        if not (is_second or _MAY_PAGE.search(href)):
            continue
        around = [_names(each) for each in (node, *node.iterancestors())]
        in_row = any(not _ROWS.isdisjoint(names) for names in around[:_NEAR])
        told = in_row or (_is_row(inner_text(node)) and _TELLS.search(fold(inner_text(node))))
        if told and all(_COMMENTS.isdisjoint(names) for names in around) and (url := absolute(address, href)):
            found[canonical(url)] = found.get(canonical(url), False) or in_row
    return found


def _names(node: etree._Element) -> set[str]:
    return {*(node.get("class") or "").split(), node.get("id") or ""}


def _is_row(text: str) -> bool:
    """Whether a text says nothing but page numbers, arrows and what stands before them."""
    return bool(_SIGNS.fullmatch(_LABEL.sub("", fold(text))))


def _parted(url: str) -> tuple[str, int]:
    """An address without its page number, bare, and the number; 0 where it has none."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [value for name, value in pairs if name == "page"]
    if len(numbers) == 1 and _NUMBER.fullmatch(numbers[0]):
        query = urlencode([pair for pair in pairs if pair[0] != "page"])
        return _bare(urlunsplit(parts._replace(query=query))), int(numbers[0])
    above, _, last = parts.path.rstrip("/").rpartition("/")
    if _NUMBER.fullmatch(last):
        return _bare(urlunsplit(parts._replace(path=above))), int(last)
    return _bare(url), 0


def _plain(url: str) -> str:
    """The address of the first page, made from that of a further one."""
    parts = urlsplit(canonical(url))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if any(name == "page" for name, _ in pairs):
        return urlunsplit(parts._replace(query=urlencode([pair for pair in pairs if pair[0] != "page"])))
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit(parts._replace(path=parts.path.rstrip("/").rpartition("/")[0] + slash))


def _bare(url: str) -> str:
    """What two ways of writing one address have in common: not the scheme, `www.`, nor a last slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/') or '/'}?{parts.query}"

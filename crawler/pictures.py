"""Pictures of an article with the caption and credit that stand by them."""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.model import Image
from crawler.links import absolute
from crawler.pagetext import clean, inner_text, paragraphs

_ADDRESSES = ("data-original", "data-src", "data-lazy-src", "src")
_CAPTION_CLASS = re.compile(r"caption|img-?title|image-?(?:desc|note|title)|pic-?(?:desc|note)|chu-?thich", re.IGNORECASE)
_ORNAMENT = re.compile(r"^data:|/(?:icons?|emoticons?|smilies)/|(?:blank|spacer|pixel|loading|no-?image)\.\w{3,4}(?:$|\?)", re.I)
_CREDIT = re.compile(
    r"[(\[]?\s*\b(?:Nguồn ảnh|Tin,? ảnh|Bài,? ảnh|Ảnh minh họa|Ảnh)\s*[:：]\s*(?P<credit>[^()\[\]]{2,80}?)\s*[)\].]*$",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400
_SMALLEST = 60


def pictures(root: etree._Element, base: str) -> tuple[tuple[Image, ...], frozenset[etree._Element]]:
    """The pictures inside an element in reading order, each address once, and the elements that are their captions.

    Args:
        base: address against which relative ones are resolved.
    """
    found: dict[str, Image] = {}
    captions: set[etree._Element] = set()
    for img in root.iter("img"):
        address = next((value for name in _ADDRESSES if (value := (img.get(name) or "").strip())), "")
        if not address or _ORNAMENT.search(address) or _tiny(img) or not (url := absolute(base, address)):
            continue
        element = _caption(img, root)
        printed = inner_text(element) if element is not None else ""
        if element is not None and 0 < len(printed) <= _LONGEST_CAPTION:
            captions.add(element)
        else:
            printed = ""
        caption, credit = split_credit(printed)
        found.setdefault(url, Image(url=url, caption=caption, credit=credit))
    return tuple(found.values()), frozenset(captions)


def split_credit(printed: str) -> tuple[str, str]:
    """A printed caption without its credit, and the credit.

    >>> split_credit("Người dân nộp hồ sơ. Ảnh: Minh An")
    ('Người dân nộp hồ sơ.', 'Minh An')
    """
    match = _CREDIT.search(printed)
    return (clean(printed[: match.start()]), clean(match["credit"])) if match else (printed, "")


def _tiny(img: etree._Element) -> bool:
    sizes = [int(digits) for name in ("width", "height") if (digits := (img.get(name) or "").removesuffix("px")).isdigit()]
    return any(size < _SMALLEST for size in sizes)


def _caption(img: etree._Element, root: etree._Element) -> etree._Element | None:
    for holder in _holders(img, root):
        if holder.tag == "figure":
            return next(holder.iter("figcaption"), None)
        if holder.tag == "table":
            return _last_row(holder, img)
        for child in holder.iterchildren("div", "p", "span", "em", "i"):
            if _CAPTION_CLASS.search(child.get("class") or "") and img not in child.iter("img"):
                return child
        after = holder.getnext()
        if after is not None and _CAPTION_CLASS.search(after.get("class") or "") and next(after.iter("img"), None) is None:
            return after
        if after is not None and not inner_text(holder) and _italic_centred(after):
            return after
        if holder is not img and holder.tag in {"p", "div", "td", "center"} and _picture_and_line(holder, img):
            return holder
    return None


def _holders(img: etree._Element, root: etree._Element) -> Iterator[etree._Element]:
    """The elements round a picture, innermost first, that hold no other picture."""
    yield img
    for node in img.iterancestors():
        alone = node.tag == "table" or sum(1 for _ in node.iter("img")) == 1
        if not alone or (node is root and root.tag not in {"figure", "table"}):
            return
        yield node
        if node is root:
            return


def _last_row(table: etree._Element, img: etree._Element) -> etree._Element | None:
    """The row below the picture, of a table that holds only a picture and its caption."""
    rows = list(table.iter("tr"))
    if len(rows) != 2 or next(rows[1].iter("img"), None) is not None or img not in rows[0].iter("img") or inner_text(rows[0]):
        return None
    return rows[1]


def _picture_and_line(node: etree._Element, img: etree._Element) -> bool:
    """Whether a block holds a picture, a line break and one line below it, which is centred or all in italics."""
    first = next(node.iterchildren(), None)
    starts = first is not None and not (node.text or "").strip() and (first is img or img in first.iter("img"))
    if not starts or next(node.iter("br"), None) is None:
        return False
    return len(paragraphs(node)) == 1 and (_is_centred(node) or _is_italic(node)) and len(inner_text(node)) <= _LONGEST_CAPTION


def _italic_centred(node: etree._Element) -> bool:
    """Whether a paragraph is set as captions are where the editor has no caption field: centred, all of it in italics."""
    return _is_centred(node) and _is_italic(node) and len(inner_text(node)) <= _LONGEST_CAPTION


def _is_centred(node: etree._Element) -> bool:
    stated = (node.get("style") or "").replace(" ", "") + (node.get("align") or "") + (node.get("class") or "")
    return "center" in stated or node.tag == "center"


def _is_italic(node: etree._Element) -> bool:
    text = inner_text(node)
    return bool(text) and len("".join(inner_text(child) for child in node.iter("em", "i"))) >= len(text)

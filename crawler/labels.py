"""The head of an official document: what a portal prints about it as label and value, in any layout."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice

import yaml
from lxml import etree

from corpus.model import Head
from corpus.text import fold
from crawler.dates import page_date
from crawler.pagetext import clean, inner_text, paragraphs

_LONGEST_LABEL = 40
_PARTS = 3
_NO_PARTS = {"other", "files", "published_on"}
_LARGEST = 13
"""An element with so many descendants is no label, and no line `label: value` either."""
_HOLDERS = ("th", "td", "dt", "dd", "div", "span", "p", "li", "strong", "b", "label", "h4", "h5", "em")


@cache
def _labels() -> Mapping[str, str]:
    """Normalised label to the field it names."""
    text = files("crawler").joinpath("labels.yaml").read_text(encoding="utf-8")
    known: dict[str, list[str]] = yaml.safe_load(text)
    return {_normal(label): name for name, labels in known.items() for label in labels}


def _normal(label: str) -> str:
    return re.sub(r"[\s:*.]+", "", fold(clean(label)))


def field_of(label: str) -> str:
    """The field that a printed label names (`number`, `issued_on`, …, `other`), empty when it is no label we know.

    >>> field_of("Số / ký hiệu:")
    'number'
    """
    return _labels().get(_normal(label), "") if len(label) <= 2 * _LONGEST_LABEL else ""


def labelled(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Every (field, value text, element of the value) under `root`, in page order; values that are labels are left out."""
    for node in root.iter(*_HOLDERS):
        if sum(1 for _ in islice(node.iterdescendants(), _LARGEST)) == _LARGEST:
            continue
        text = inner_text(node)
        head, colon, rest = text.partition(":")
        if len(text) <= _LONGEST_LABEL and (name := field_of(text)):
            value = _value_beside(node)
            if value is not None and (shown := _value_text(name, node, value)) and not field_of(shown):
                yield name, shown, value
        elif colon and len(head) <= _LONGEST_LABEL and (name := field_of(head)) and rest.strip() and not _has_blocks(node):
            yield name, rest.strip(), node


def _value_beside(label: etree._Element) -> etree._Element | None:
    """The element that holds the value of a label: what follows it, or what follows the cell it stands in."""
    node = label
    for _ in range(3):
        if clean(node.tail or ""):
            return node.getparent()
        after = node.getnext()
        if after is not None and isinstance(after.tag, str):
            return after
        parent = node.getparent()
        if parent is None or inner_text(parent) != inner_text(label) or parent.tag in {"tr", "dl", "ul", "table"}:
            return None
        node = parent
    return None


def _value_text(name: str, label: etree._Element, value: etree._Element) -> str:
    """The value on one line; several fields of activity are parted by semicolons."""
    text = "; ".join(paragraphs(value)) if name == "field" else inner_text(value)
    if label in value.iterdescendants():
        text = text.removeprefix(inner_text(label))
    return text.strip(" :")


def _has_blocks(node: etree._Element) -> bool:
    return next(node.iterdescendants("div", "p", "table", "ul", "tr", "td", "li"), None) is not None


def head_place(root: etree._Element) -> etree._Element | None:
    """The element that states the head of a document on a page of unknown build; None when there is none.

    It begins at a number beside its label, and reaches as far out as the smallest element with two further labels in it.
    """
    for name, value, element in labelled(root):
        if name not in {"number", "number_part"} or not re.search(r"\d", value):
            continue
        for holder in element.iterancestors("table", "dl", "ul", "div", "section", "article"):
            pairs = [(field, text) for field, text, _ in labelled(holder)]
            if len({field for field, _ in pairs} - _NO_PARTS) >= _PARTS:
                return holder if head_of(pairs) else None
            if holder is root or len(pairs) > 40:
                break
    return None


def head_of(pairs: Iterable[tuple[str, str]]) -> Head | None:
    """The head that (field, value) pairs state; the first value of a field counts.

    None when there is no number, nor a summary with a date. A number given in two rows (`Số văn bản`, `Ký hiệu văn bản`) is
    joined by a slash.
    """
    found: dict[str, str] = {}
    for name, value in pairs:
        if value and value.strip("-–. ").upper() != "N/A":
            found.setdefault(name, value)
    number = found.get("number", "")
    if not number and "number_part" in found and "symbol_part" in found:
        number = f"{found['number_part']}/{found['symbol_part'].lstrip('/')}"
    effect = _date(found.get("effective_on", ""))
    if effect is None and "effective_on" in found:
        found.setdefault("status", found["effective_on"])
    head = Head(
        number=number,
        doc_type=found.get("doc_type", ""),
        issuer=found.get("issuer", ""),
        signer=found.get("signer", ""),
        field=found.get("field", ""),
        summary=found.get("summary", ""),
        status=found.get("status", ""),
        issued_on=_date(found.get("issued_on", "")),
        effective_on=effect,
        expires_on=_date(found.get("expires_on", "")),
    )
    return head if head.number or (head.summary and head.issued_on) else None


def _date(text: str) -> date | None:
    found = page_date(text)
    return found[0] if found else None

"""The ways to narrow a search: the facets with their counts, and what is narrowed already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from caicach.searching import LISTS, Asked
from caicach.web.formatting import area, day, kind, province
from corpus.language import say
from index import Bucket
from index.values import day_of

FACETS = ("kind", "province_now", "province_then", "area", "doc_type", "issuer", "source")
SHOWN = 8
"""Lines of a facet that stand open; the others unfold."""

Named = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a facet, how many documents have it, and where a click leads: `chosen` ones are taken out by it."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its title; `first` lines stand open, `others` unfold."""

    name: str
    title: str
    first: Sequence[Line]
    others: Sequence[Line]


def titles() -> dict[str, str]:
    """What the facets are called."""
    return {
        "kind": say("Loại tài liệu", "Kind"),
        "province": say("Tỉnh", "Province"),
        "province_now": say("Tỉnh hiện nay (34)", "Province now (34)"),
        "province_then": say("Tỉnh trước 7/2025 (63)", "Province before 7/2025 (63)"),
        "area": say("Lĩnh vực cải cách", "Reform area"),
        "doc_type": say("Thể loại văn bản", "Type of document"),
        "issuer": say("Cơ quan ban hành", "Issuer"),
        "source": say("Cổng thông tin", "Portal"),
        "group": say("Nhóm bài trùng", "Near-duplicates"),
        "year": say("Năm", "Year"),
    }


def facets(asked: Asked, counted: Mapping[str, Sequence[Bucket]], source_name: Named) -> list[Facet]:
    """The facets that can still narrow the search, or narrow it now."""
    return [made for name in FACETS if (made := _facet(asked, name, counted.get(name, ()), source_name)).first]


def _facet(asked: Asked, name: str, buckets: Sequence[Bucket], source_name: Named) -> Facet:
    chosen = getattr(asked, name)
    lines = [
        Line(label(name, bucket.value, source_name), bucket.count, asked.toggled(name, bucket.value), bucket.value in chosen)
        for bucket in buckets
    ]
    return Facet(name, titles()[name], lines[:SHOWN], lines[SHOWN:])


def label(name: str, value: str, source_name: Named) -> str:
    """What a value of a facet is called."""
    if name.startswith("province"):
        return province(value)
    names: dict[str, Named] = {"kind": kind, "area": area, "source": source_name}
    return names[name](value) if name in names else value


def narrowed_by(asked: Asked, source_name: Named) -> list[Line]:
    """What narrows the search now, each with the address of the search without it."""
    named = titles()
    lines = [
        Line(f"{named[name]}: {label(name, str(value), source_name)}", 0, asked.toggled(name, value), True)
        for name in (*LISTS, "year")
        for value in getattr(asked, name)
    ]
    for field, title, value in (("since", say("Từ", "From"), asked.since), ("until", say("Đến", "To"), asked.until)):
        if value:
            said = day(day_of(value, end=field == "until"))
            lines.append(Line(f"{title} {said}", 0, asked.address(**{field: ""}), True))
    return lines

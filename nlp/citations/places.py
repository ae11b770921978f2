"""The place that a text leaves out of an issuer: `UBND tỉnh` of which province."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.annotations import Citation, Place
from corpus.provinces import table
from corpus.record import changed
from corpus.text import fold
from nlp.alternation import part_of, sought_part_of
from nlp.citations.bodies import body_at

_LEVEL_WORDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu")
_WRITTEN = (*_LEVEL_WORDS, *(word.capitalize() for word in _LEVEL_WORDS), "TP", "TP.", "TX", "TX.")
_LEVELS = part_of(_WRITTEN)
_HEAD = re.compile(
    r"UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|Đảng\s+bộ|Công\s+an|"
    r"Cục\s+(?:Thuế|Thống\s+kê|Hải\s+quan)|Kho\s+bạc\s+Nhà\s+nước|Bảo\s+hiểm\s+xã\s+hội"
)
_UNPLACED = re.compile(rf"(?:{_HEAD.pattern})(?:\s+(?P<level>{_LEVELS}))?\Z")
_PLACED = re.compile(rf"(?P<head>.+?) (?P<level>{_LEVELS}) (?P<place>.+)")
_NAMED_LEVEL = re.compile(sought_part_of(_WRITTEN) + r"(?=\s)")
_NOT_COMPLETED = ("Đảng ủy", "Đảng uỷ")
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text and its source say about places.

    Attributes:
        bodies: folded body, with and without the word for its level, to the places that the text names with it.
        levels: folded word for a level to the names that stand after it, with how often.
        provinces: ids of the provinces that the text names, as often as it does.
        province, locality: what the source speaks for.
    """

    bodies: dict[str, set[str]]
    levels: dict[str, Counter[str]]
    provinces: Sequence[str]
    province: str
    locality: str


def completed(
    text: str, citations: Sequence[Citation], places: Iterable[Place], province: str = "", locality: str = ""
) -> list[Citation]:
    """The citations with the place in their issuers.

    The text settles it, or else the source: `province` is the id of the province it speaks for, `locality` its district or
    commune as printed (`thị xã Phước Long`).
    """
    lacking = {c.issuer for c in citations if c.issuer and not c.issuer.startswith(_NOT_COMPLETED) and _UNPLACED.search(c.issuer)}
    if not lacking:
        return list(citations)
    named = [p.id for p in places if p.level == "province" and p.id in _provinces()]
    known = _Known(_placed_bodies(text), _placed_levels(text), named, province, locality)
    names = {issuer: _longer(issuer, known) or _with_level(issuer, known) for issuer in lacking}
    return [changed(c, issuer=names[c.issuer] or c.issuer) if c.issuer in lacking else c for c in citations]


def _placed_bodies(text: str) -> dict[str, set[str]]:
    placed: dict[str, set[str]] = defaultdict(set)
    for match in _HEAD.finditer(text):
        end = body_at(text, match.start())
        name = _PLACED.fullmatch(" ".join(text[match.start() : end].split())) if end else None
        if name is not None:
            placed[_plain(f"{name['head']} {name['level']}")].add(name["place"])
            placed[_plain(name["head"])].add(f"{name['level']} {name['place']}")
    return placed


def _placed_levels(text: str) -> dict[str, Counter[str]]:
    """`tỉnh` counts only with the name of a province."""
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    for match in _NAMED_LEVEL.finditer(text):
        body = f"UBND {text[match.start() : match.end() + _REACH]}"
        end = body_at(body, 0)
        name = _PLACED.fullmatch(" ".join(body[:end].split())) if end else None
        if name is not None and not name["place"][0].isdigit():
            placed[_level(name["level"])][name["place"]] += 1
    return placed


def _plain(body: str) -> str:
    return fold(body).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def _level(written: str) -> str:
    level = written.lower().rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(level, level)


def _longer(issuer: str, known: _Known) -> str | None:
    """The issuer with the place that its body has elsewhere in the text, where that is one place only."""
    match = _UNPLACED.search(issuer)
    found = known.bodies.get(_plain(match.group()), set()) if match else set()
    return f"{issuer} {next(iter(found))}" if len(found) == 1 else None


def _with_level(issuer: str, known: _Known) -> str | None:
    """`UBND tỉnh` with the one province that the text names, or names far more than any other."""
    match = _UNPLACED.search(issuer)
    if match is None or match["level"] is None:
        return None
    level = _level(match["level"])
    counted = Counter(_provinces()[id_] for id_ in known.provinces if _types()[id_] == level) or known.levels.get(level)
    if counted:
        name, times = counted.most_common(1)[0]
        return f"{issuer} {name}" if times * 3 >= counted.total() * 2 else None
    if known.locality.lower().startswith(f"{level} "):
        return f"{issuer} {known.locality[len(level) :].strip()}"
    return f"{issuer} {_provinces()[known.province]}" if _types().get(known.province) == level else None


@cache
def _provinces() -> dict[str, str]:
    return {entry["id"]: entry["name"] for entry in table()["then"]}


@cache
def _types() -> dict[str, str]:
    return {entry["id"]: entry["type"] for entry in table()["then"]}

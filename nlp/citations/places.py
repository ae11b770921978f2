"""The place that a text leaves out of an issuer: `UBND tỉnh` of which province."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from corpus.annotations import Citation, Place
from nlp.citations.bodies import body_at
from nlp.vocabulary import load

_LEVELS = r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Tt]hị xã|TX\.?|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
_BARE = re.compile(rf"(?:UBND|HĐND|[Nn]hân dân|Đảng bộ|Công an|Cục Thuế)\s+(?P<level>{_LEVELS})\Z")
_LOCAL = re.compile(r"(?:UBND|HĐND|[Nn]hân dân|Đảng bộ|Cục Thuế|Cục Thống kê|Cục Hải quan|Kho bạc Nhà nước|Bảo hiểm xã hội)\Z")
_MOST_NAMES = 40
_NOT_COMPLETED = ("Đảng ủy", "Đảng uỷ")


def completed(
    text: str, citations: Sequence[Citation], places: Iterable[Place], province: str = "", locality: str = ""
) -> list[Citation]:
    """The citations with the place in their issuers.

    The text settles it, or else the source: `province` is the id of the province it speaks for, `locality` its district or
    commune as printed (`thị xã Phước Long`).
    """
    named = [p.id for p in places if p.level == "province" and p.id in _provinces()]
    names: dict[str, str | None] = {}
    result = []
    for citation in citations:
        issuer = citation.issuer
        if issuer is None or issuer.startswith(_NOT_COMPLETED) or not (_BARE.search(issuer) or _LOCAL.search(issuer)):
            result.append(citation)
            continue
        if issuer not in names and len(names) < _MOST_NAMES:
            names[issuer] = _longer(text, issuer) or _with_level(text, issuer, named, province, locality)
        result.append(replace(citation, issuer=names.get(issuer) or issuer))
    return result


def _longer(text: str, issuer: str) -> str | None:
    """The same body with its place, where it stands elsewhere in the text with one place only."""
    pattern = re.compile(r"\s+".join(map(re.escape, issuer.split())) + r"(?=\s)", re.IGNORECASE)
    ends = ((m.start(), body_at(text, m.start())) for m in pattern.finditer(text))
    found = {" ".join(text[start:end].split()) for start, end in ends if end}
    longer = {name[len(issuer) :] for name in found if len(name) > len(issuer) and not _BARE.search(name)}
    return issuer + longer.pop() if len(longer) == 1 else None


def _with_level(text: str, issuer: str, named: Sequence[str], province: str, locality: str) -> str | None:
    """`UBND tỉnh` with the one province that the text names, or names far more than any other."""
    bare = _BARE.search(issuer)
    if bare is None:
        return None
    level = bare["level"].lower().rstrip(".")
    kind = "thành phố" if level == "tp" else level
    counted = Counter(_provinces()[id_] for id_ in named if _types()[id_] == kind) or Counter(_named_with(text, bare["level"]))
    if counted:
        name, times = counted.most_common(1)[0]
        return f"{issuer} {name}" if times * 3 >= counted.total() * 2 else None
    if locality.lower().startswith(f"{kind} "):
        return f"{issuer} {locality[len(kind) :].strip()}"
    return f"{issuer} {_provinces()[province]}" if _types().get(province) == kind else None


def _named_with(text: str, level: str) -> Iterable[str]:
    """The names that stand after a word for a level, `tỉnh` only with a province."""
    for match in re.finditer(rf"(?<!\w){re.escape(level)}(?=\s)", text, re.IGNORECASE):
        body = f"UBND{text[match.start() - 1 : match.end() + 60]}" if match.start() else ""
        end = body_at(body, 0) if body else None
        name = " ".join(body[:end].split())[len(f"UBND {level} ") :] if end else ""
        if name and not name[0].isdigit():
            yield name


@cache
def _provinces() -> dict[str, str]:
    return {entry["id"]: entry["name"] for entry in load("provinces")["then"]}


@cache
def _types() -> dict[str, str]:
    return {entry["id"]: entry["type"] for entry in load("provinces")["then"]}

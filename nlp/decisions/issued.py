"""What is issued with an act: `Ban hành kèm theo Quyết định này Quy chế …`, `Danh mục … (có Danh mục kèm theo)`."""

from functools import cache

import regex

from corpus.annotations import ActRelation
from nlp.decisions.layout import FILLER, one_line
from nlp.decisions.words import as_written
from nlp.text import CleanText

_MOST = 5
_VERB = r"(?:Ban\s+hành|Phê\s+duyệt|Công\s+bố|Công\s+nhận|Thông\s+qua)"
_ATTACHED = r"(?:kèm\s+theo|đính\s+kèm)"
_IN_BRACKETS = (
    r"\(\s*(?:[Cc]ó\s+)?(?:(?:\p{L}+\s+){0,6}?kèm\s+theo|[Kk]èm\s+theo|[Đđ]ính\s+kèm)[^)]{0,60}\)"  # (có Danh mục kèm theo)
)
_NAME_ENDS = r"(?=\s*(?:[.;:(]|\n\s*\n|gồm\b|bao\s+gồm\b|để\s|\Z))"


def read(text: CleanText, page: str, start: int, end: int) -> tuple[ActRelation, ...]:
    """The papers issued with the act, as it names them between two offsets; each once."""
    found: dict[str, tuple[int, int]] = {}
    for pattern in _patterns():
        for match in pattern.finditer(page, start, end):
            name = one_line(match["name"])
            if not any(name.startswith(other) or other.startswith(name) for other in found):
                found[name] = match.span("name")
    in_order = sorted(found.values())[:_MOST]
    return tuple(ActRelation(kind="promulgates", text=_original(text, page, *span)) for span in in_order)


def _original(text: CleanText, page: str, start: int, end: int) -> str:
    end = start + len(page[start:end].rstrip(" ,\n" + FILLER))
    begin, stop = text.span(start, end)
    return text.original[begin:stop]


@cache
def _patterns() -> "tuple[regex.Pattern[str], ...]":
    """The act stands before the paper's name, or behind it, or is only meant."""
    act = rf"{as_written('issuing')}\s+này"
    paper = rf"(?:{as_written('papers')}|\d{{1,3}}\s+\p{{Ll}}+)(?!\s+này)"
    name = rf"(?P<name>[“\"]?{paper}[^\n.;:]{{0,500}}?(?:\n(?![ ]{{0,40}}\n)[^\n.;:]{{0,500}}?){{0,8}})"
    behind = rf"\s*,?\s*\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?{_ATTACHED}\s+{act}"
    return (
        regex.compile(rf"kèm\s+theo\s+(?i:{act})\s*(?:là\s+)?[,:]?\s*{name.replace(paper, f'(?i:{paper})')}{_NAME_ENDS}"),
        regex.compile(rf"{_VERB}\s+{name}{behind}"),
        regex.compile(rf"{_VERB}\s+{name}\s*,?\s*{_IN_BRACKETS}"),
    )

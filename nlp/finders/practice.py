"""Named practices: by a quoted or proper name after their word (mô hình “…”, phần mềm TD.Office), or known by their name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.annotations import Body, Citation, Place, Practice
from corpus.text import UPPER
from nlp.contract import Found
from nlp.lexicon import hits
from nlp.practices import key as keys
from nlp.practices.vocabulary import Introduction, Kind, Known, is_end, phrases
from nlp.quotes import quoted
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("place", "body", "citation")
VERSION = 3

_TO_QUOTE = re.compile(r"(?: [^\s.,;:()“”\"«»]+){0,7}:? ?(?=[“”\"«])")
_ANOTHER = re.compile(
    r"(?<!gọi)(?<!tên) là:? ?$| để |(?:dự án|chủ đề|khẩu hiệu|phương châm|cuộc thi|hội thi|danh hiệu|thông điệp):? ?$"
)
"""Words between introduction and quotation marks after which those hold the name of something else, or no name."""
_ORGANISED = re.compile(
    r"(?:Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp"
    r"|Thành phố|Tỉnh|Trung ương|Chính phủ|Thủ tướng|Đoàn(?! kết)|Hội|Công đoàn|Mặt trận|Bộ|Ngành|Đảng)(?!\w)"
)
"""An unquoted name that begins so is a body's, not a practice's."""
_NEXT_QUOTE = re.compile(r" ?(?:,|;|và|, và|; và) ?(?=[“”\"«])")
_NAME_WORDS = re.compile(rf" ([{UPPER}][\w.&/-]*(?: [\w.&/-]+){{0,17}})")
_LATIN = re.compile(r" ((?:[A-Za-z]\w*[-. ]?)?(?:[A-Z]*[a-z]+[A-Z]|[A-Za-z]+[.][A-Z])[\w.-]*\w)")
_JOINTS = ("và", "về", "-", "các")
"""No name ends with one of these."""
_ACRONYM = re.compile(rf"[{UPPER}]{{2,}}")
_LONGEST = 150
_QUOTED, _PROPER, _KNOWN = 0.95, 0.7, 0.9


def find(text: CleanText, found: Found) -> Iterator[Practice]:
    """Practices in order; a span holds the introducing word where there is one, `name` never does."""
    quotes = dict(text.once(quoted))
    others = {a.start for kind in (Place, Body) for a in found.of(kind)}
    cited = [citation.start for citation in found.of(Citation)]
    done = 0
    for start, end, cue in hits(text, phrases()):
        if start < done:
            continue
        if isinstance(cue, Known):
            practices = iter([_practice(text.text, start, end, cue.kind, cue.name, "known", _KNOWN)])
        else:
            practices = _introduced(text.text, start, end, cue, quotes, others, cited)
        for practice in practices:
            done = practice.end
            yield practice


def _introduced(
    text: str, start: int, end: int, cue: Introduction, quotes: dict[int, int], others: set[int], cited: Sequence[int]
) -> Iterator[Practice]:  # fmt: skip
    before = _TO_QUOTE.match(text, end)
    if before and before.end() in quotes and not _ANOTHER.search(before.group()):
        yield from _quoted(text, start, before.end(), cue.kind, quotes)
    elif cue.unquoted != "none":
        number = bisect_left(cited, end)
        high = cited[number] if number < len(cited) else len(text)
        match = (_LATIN if cue.unquoted == "latin" else _NAME_WORDS).match(text, end, high)
        stop = _name_end(match, cue.kind == "phần mềm") if match and match.start(1) not in others else 0
        if match and stop:
            yield _practice(text, start, stop, cue.kind, text[match.start(1) : stop], "proper", _PROPER)


def _quoted(text: str, start: int, at: int, kind: Kind, quotes: dict[int, int]) -> Iterator[Practice]:
    """The quoted name at `at`, and those that follow it in a list."""
    while True:
        end = quotes[at]
        name = text[at + 1 : end - 1].strip()
        if not _plausible(name):
            return
        yield _practice(text, start, end, kind, name, "quoted", _QUOTED)
        following = _NEXT_QUOTE.match(text, end)
        if not following or following.end() not in quotes:
            return
        start = at = following.end()


def _plausible(name: str) -> bool:
    """A name, not a sentence or a mere adjective: at most 150 code points, no full stop inside, no single small word."""
    if name.islower() and name.isalpha():
        return False
    return 2 <= len(name) <= _LONGEST and any(c.isalpha() for c in name) and ". " not in name


def _name_end(match: re.Match[str], software: bool) -> int:
    """Where a name without quotation marks ends; 0 where it is too short to be one, or a heading in capitals.

    An abbreviation with small letters behind it names software by itself; of anything else it says only what it is about.
    """
    if match.re is _LATIN:
        return match.end(1)
    words = list(re.finditer(r"\S+", match[1]))
    cut = next((i for i in range(1, len(words)) if is_end(words[i - 1].group(), words[i].group())), len(words))
    stop = next((i + 1 for i, word in enumerate(words) if word.group().endswith(".")), len(words))
    kept = words[: min(cut, stop)]
    latin = _LATIN.match(" " + kept[0].group())
    if _ACRONYM.fullmatch(kept[0].group()) and len(kept) > 1 and kept[1].group()[0].islower():
        return match.start(1) + len(kept[0].group()) if software else 0
    if (match[1].isupper() and not latin) or _ORGANISED.match(match[1]) or len(kept) < (1 if latin else 3):
        return 0
    while len(kept) > 1 and kept[-1].group() in _JOINTS:
        kept = kept[:-1]
    last = kept[0] if latin and len(kept) > 1 and kept[1].group()[0].islower() else kept[-1]
    return match.start(1) + len(match[1][: last.end()].rstrip(".-/&"))


def _practice(text: str, start: int, end: int, kind: Kind, name: str, rule: str, confidence: float) -> Practice:
    known = keys.known(name)
    return Practice(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        confidence=confidence,
        practice=known.kind if known else kind,
        name=known.name if known else " ".join(name.split()),
        key=keys.key(name),
    )

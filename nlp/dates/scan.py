"""From lower-case text to terms: one pass over the places where a date can begin.

The pass looks for digits, and inside the words that can begin a date for the one letter that is rare in Vietnamese text (the
`à` of `ngày`, the `ă` of `năm`), so that the pattern engine skips nine characters of ten without trying an alternative.
"""

import re
from collections.abc import Callable

from nlp.dates import days, durations, months, quarters, relative, years
from nlp.dates.grammar import SPACE
from nlp.dates.term import Term

_Reader = Callable[[str, int], list[Term]]
_BACK = r"(?:n[aà]|qua|mai|kia|tr|ngo|rồi|v|t[oớ]|sau)"
_WORDS: tuple[tuple[str, str, str, tuple[_Reader, ...]], ...] = (
    ("ng", "à", rf"y(?={SPACE}(?:\d|m[ùồa]))", (days.read, relative.read)),
    (
        "n",
        "ă",
        rf"m(?={SPACE}(?:\d|{_BACK})| học| tài)",
        (years.read_decade, years.read_period, years.read, relative.read),
    ),
    ("th", "á", rf"ng(?={SPACE}(?:[\dmhbtnscđ]|{_BACK}))", (months.read, months.read_counted, relative.read)),
    ("s", "á", rf"ng(?={SPACE}{_BACK})", (relative.read,)),
    ("qu", "ý", rf"(?={SPACE}[1-4ivmhbtđcnqs])", (quarters.read, relative.read)),
    ("qu", "í", rf"(?={SPACE}[1-4ivmhbtđcnqs])", (quarters.read, relative.read)),
    ("n", "ử", r"a (?=đầu|cuối|năm)", (months.read_half,)),
    ("m", "ù", r"(?:ng(?= \d)|a giải)", (days.read, years.read_period)),
    ("m", "ồ", r"ng(?= \d)", (days.read,)),
    ("c", "ù", rf"ng(?={SPACE}k)", (relative.read,)),
    ("giai đo", "ạ", r"n", (years.read_period,)),
    ("nhi", "ệ", rf"m(?={SPACE}k)", (years.read_period,)),
    ("th", "ờ", rf"i(?={SPACE}k)", (years.read_period,)),
    ("ni", "ê", r"n(?= [kđv])", (years.read_period,)),
    ("th", "ậ", r"p(?= [nk])", (years.read_decade,)),
    ("h", "ô", rf"m(?={SPACE}{_BACK})", (relative.read,)),
    ("tr", "ư", rf"a(?={SPACE}{_BACK})", (relative.read,)),
    ("chi", "ề", rf"u(?={SPACE}{_BACK})", (relative.read,)),
    ("t", "ố", rf"i(?={SPACE}{_BACK})", (relative.read,)),
    ("đ", "ê", rf"m(?={SPACE}{_BACK})", (relative.read,)),
    ("tu", "ầ", rf"n(?={SPACE}{_BACK})", (relative.read,)),
    ("đ", "ầ", rf"u(?={SPACE}năm{SPACE}[đt])", (relative.read,)),
)
_NUMBER = (
    r"(?:\d?(?!\d)(?=[ ]?[/\-]|\.\d\d?(?!\d)|\.\d\d?\.|[ ]\.|[ \n]{1,3}(?:tháng|đến|tới|cho|→)|t[ /.\-\dđ]|/)"
    r"|\d\d\d(?!\d|[.,]\d))"
)


def _anchor() -> re.Pattern[str]:
    words = [rf"{rare}(?<={before}{rare})(?<![^\W\d_]{before}{rare}){after}" for before, rare, after, _ in _WORDS]
    return re.compile("|".join([*(rf"{digit}(?<!\d\d){_NUMBER}" for digit in range(10)), *words]))


_ANCHOR = _anchor()
_BY_LETTERS = {before[-1] + rare: (len(before), readers) for before, rare, _, readers in _WORDS}


def terms(low: str) -> list[Term]:
    """Every date-like expression in order, not overlapping; bare ones are not yet judged by their surroundings."""
    found: list[Term] = []
    done = 0
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if low[at].isdecimal():
            here = _numbers(low, at, anchor.end() - at, done) if at >= done else []
        else:
            here = _words(low, at, done)
        if here:
            found += here
            done = here[-1].end
    return found


def _words(low: str, rare: int, done: int) -> list[Term]:
    offset, readers = _BY_LETTERS[low[rare - 1 : rare + 1]]
    if rare - offset < done:
        return []
    for read in readers:
        here = read(low, rare - offset)
        if here and here[0].start >= done:
            return here
    return []


def _numbers(low: str, at: int, length: int, done: int) -> list[Term]:
    if _inside_number(low, at, done):
        return []
    glued = low[at - 1] if at > 0 and low[at - 1].isalpha() else ""
    if glued and glued in "qht" and not low[at - 2 : at - 1].isalnum():
        return quarters.read_code(low, at - 1) or months.read_code(low, at - 1)
    if length == 4:
        return [] if glued else days.read_iso(low, at) or years.read_bare(low, at)
    here = _days(low, at) or months.read_numbers(low, at) or months.read_some(low, at)
    return [] if glued and here and here[0].rule != "day" else here


def _inside_number(low: str, at: int, done: int) -> bool:
    """The digits continue a number, a path or a code that began further left."""
    if at == 0 or at - 1 == done > 0:
        return False
    before = low[at - 1]
    if before in "/.:_=#@&?+\\":
        return before != "." or low[at - 2 : at - 1].isdigit()
    return before in ",-" and low[at - 2 : at - 1].isalnum() and (before == "-" or low[at - 2].isdigit())


def _days(low: str, at: int) -> list[Term]:
    here = days.read(low, at)
    if not here or (len(here) > 1 and not _listed(low, at, here)):
        return []
    spelled = "tháng" in low[at : here[-1].end]
    if spelled and not here[-1].first[0] and not durations.is_spelled_day(low, here[0], here[-1].end):
        return []
    for term in here:
        term.bare = not spelled and not here[-1].first[0]
    return here


def _listed(low: str, at: int, here: list[Term]) -> bool:
    """`13 đến 15/10` after `từ`, or `28-30/12`: numbers before a day that share its month."""
    if low[max(0, at - 4) : at].strip() == "từ":
        return True
    return len(here) == 2 and "-" in low[here[0].end : here[1].start]

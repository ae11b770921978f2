"""From lower-case text to terms: one pass over the places where a date can begin."""

import re
from collections.abc import Callable

from nlp.dates import days, months, quarters, years
from nlp.dates.grammar import SPACE
from nlp.dates.surroundings import is_spelled_day
from nlp.dates.term import Term

_ANCHOR = re.compile(
    r"\d+"
    rf"|n(?<!\wn)(?:gày(?={SPACE}[\dm])|ăm(?={SPACE}\d)|ăm (?:học|tài)|hiệm{SPACE}k|iên [kđv]|ửa (?:đầu|cuối|năm)"
    rf"|hững(?={SPACE}năm))"
    rf"|t(?<!\wt)(?:háng(?={SPACE}[\dmhbtnsc])|hời{SPACE}k|hập (?:niên|k)|\d(?=\d?[/.\-]2))"
    r"|g(?<!\wg)iai đoạn|m(?<!\wm)(?:ùa giải|[ùồ]ng(?= \d))"
    rf"|q(?<!\wq)(?:u[ýí](?={SPACE}(?:[1-4ivmhbtđc]))|[1-4](?=[ /.\-]?[ ]?2))|h(?<!\wh)[12](?=[ /.\-]?[ ]?2)"
    rf"|(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mười một|mười hai)(?= tháng đầu| tháng cuối| tháng năm)"
)
_Reader = Callable[[str, int], list[Term]]
_BY_WORD: dict[str, tuple[_Reader, ...]] = {
    "ng": (days.read,),
    "nă": (years.read_period, years.read, months.read_some),
    "nh": (years.read_period, years.read_decade),
    "ni": (years.read_period,),
    "nử": (months.read_half,),
    "th": (months.read, years.read_period, years.read_decade),
    "gi": (years.read_period,),
    "mù": (years.read_period, days.read),
    "mồ": (days.read,),
    "qu": (quarters.read,),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), (quarters.read_code,)),
    **dict.fromkeys((f"t{digit}" for digit in range(10)), (months.read_code,)),
}
_SOME = (months.read_some,)


def terms(low: str) -> list[Term]:
    """Every date-like expression in order, not overlapping; bare ones are not yet judged by their surroundings."""
    found: list[Term] = []
    done = 0
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < done:
            continue
        here = _numbers(low, at, anchor.end() - at, done) if low[at].isdecimal() else _words(low, at)
        if here:
            found += here
            done = here[-1].end
    return found


def _words(low: str, at: int) -> list[Term]:
    for read in _BY_WORD.get(low[at : at + 2], _SOME):
        here = read(low, at)
        if here:
            return here
    return []


def _numbers(low: str, at: int, length: int, done: int) -> list[Term]:
    if length == 4 and low[at] in "12":
        return (
            []
            if _inside_number(low, at, done) or low[at - 1 : at].isalpha()
            else days.read_iso(low, at) or years.read_bare(low, at)
        )
    if length > 2 or _inside_number(low, at, done):
        return []
    here = _days(low, at) or months.read_numbers(low, at) or months.read_some(low, at)
    glued = at > 0 and low[at - 1].isalpha()
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
    if not here or here[0].rule == "day_short_year":
        return []
    if len(here) > 1 and not _listed(low, at, here):
        return []
    spelled = "tháng" in low[at : here[-1].end]
    if spelled and not here[-1].first[0] and not is_spelled_day(low, at, here[-1].end):
        return []
    for term in here:
        term.bare = not spelled and not here[-1].first[0]
    return here


def _listed(low: str, at: int, here: list[Term]) -> bool:
    """`13 đến 15/10` after `từ`, or `28-30/12/2006`: numbers before a day that share its month."""
    if low[max(0, at - 3) : at].rstrip() == "từ" or low[max(0, at - 4) : at].strip() == "từ":
        return True
    return here[-1].first[0] > 0 and len(here) == 2 and "-" in low[here[0].end : here[1].start]

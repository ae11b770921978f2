"""How many Điều an act has itself: articles quoted in amendments and those of annexes are not counted."""

import re

_ARTICLE = re.compile(r"(?:^|\n|(?<=[.;:”\"/)])(?=[ ]?\S))[^\w“\"\n]*(?i:điều)\s+(?P<number>\d{1,3})\s*(?:[.:\-–)/]|(?=\n))")
_QUOTED = re.compile(r"“[^”]{1,20000}”")
_CUT = re.compile(r"\[\s*(?:\.{3}|…)\s*\]|\n\s*(?:\.{3,}|…)\s*\n")
_REFERS = re.compile(r"(?:tại|của|theo|khoản\s+\d+|điểm\s+\S+|và|,|các|hoặc|đến)\s*$")
_BEFORE = 40


def count(page: str, start: int, end: int, closed: bool) -> int:
    """The number of the last article between two offsets, counted up from 1.

    `closed` says that `end` is where the act's own text ends; else the text may run on into an annex, which begins again at Điều 1.
    """
    quoted = [m.span() for m in _QUOTED.finditer(page, start, end)]
    last = 0
    at = start
    for match in _ARTICLE.finditer(page, start, end):
        number = int(match["number"])
        if _REFERS.search(page[max(start, match.start() - _BEFORE) : match.start()]):
            continue
        while quoted and quoted[0][1] < match.end():
            quoted.pop(0)
        if quoted and quoted[0][0] < match.end("number"):
            continue
        if number == last + 1 or (number > last > 0 and _CUT.search(page, at, match.start())):
            last, at = number, match.end()
        elif number == 1 and last and not closed:
            break
    return last

"""How many Điều an act has itself: articles quoted in amendments and those of annexes are not counted."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator

_ARTICLE = re.compile(
    r"(?:^|\n|(?<=[.;:”\"/)])(?=[ ]?\S))[^\w“\"\n]{0,20}(?i:điều)\s{1,9}(?P<number>\d{1,3})[ ]{0,9}(?:[.:\-–)/]|(?=\n))"
)
_QUOTES = re.compile("[“”]")
_CUT = re.compile(r"\[[ ]{0,9}(?:\.{3}|…)[ ]{0,9}\]|\n[ ]{0,40}(?:\.{3,90}|…)[ ]{0,40}\n")
_REFERS = re.compile(r"(?:tại|của|theo|khoản\s+\d+|điểm\s+\w+|và|,|các|hoặc|đến)\s*$")
_BEFORE = 40


def count(page: str, start: int, end: int, closed: bool) -> int:
    """The number of the last article between two offsets, counted up from 1.

    `closed` says that `end` is where the act's own text ends; else the text may run on into an annex, which begins again at
    Điều 1.
    """
    quoted = deque(_quoted(page, start, end))
    cuts = [match.start() for match in _CUT.finditer(page, start, end)]
    in_quotes: set[int] = set()
    last, at = 0, start
    for match in _ARTICLE.finditer(page, start, end):
        number = int(match["number"])
        before = page[max(start, match.start() - _BEFORE) : match.start()].rstrip(" ")
        if not before.endswith("\n") and _REFERS.search(before):
            continue
        while quoted and quoted[0][1] < match.end():
            quoted.popleft()
        if quoted and quoted[0][0] < match.end("number"):
            in_quotes.add(number)
        elif number == last + 1 or (last and number > last and _all_there(cuts, (at, match.start()), last, number, in_quotes)):
            last, at = number, match.end()
            in_quotes.clear()
        elif number == 1 and last and not closed:
            break
    return last


def _all_there(cuts: list[int], between: tuple[int, int], last: int, number: int, in_quotes: set[int]) -> bool:
    """Whether articles are missing only because the text was cut, or because a quotation before them was never closed."""
    return bisect_left(cuts, between[0]) < bisect_left(cuts, between[1]) or in_quotes.issuperset(range(last + 1, number))


def _quoted(page: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost quotations that are closed, in order."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _QUOTES.finditer(page, start, end):
        if match.group() == "“":
            opened.append(match.start())
        elif opened:
            begin = opened.pop()
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, match.end()))
    yield from found

"""How many places a rank has risen or fallen: `đứng thứ 2 toàn tỉnh, tăng 1 bậc so với năm 2022`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Figure
from nlp.figures import number_words
from nlp.figures.sentences import Sentences

_WORDS = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|tư)"
_MOVE = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|lên|nâng|thăng|tiến|nhảy|vươn|vượt|cải thiện)|(?P<down>giảm|tụt|xuống|lùi|rớt|sụt|hạ))"
    r"(?:\s+(?:lên|xuống|thêm|tới|đến|được|vọt|liền|hơn|gần)){0,2}"
    rf"\s+(?P<places>[0-9]{{1,3}}|{_WORDS}(?:\s+{_WORDS}){{0,2}})\s+(?:bậc|hạng)(?!\w)(?!\s+(?:lương|nghề|thợ|thuế|học))",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"[;:]|(?<!\w)(?:(?i:chỉ số)|[A-ZĐ]{3,}|(?<!trên địa bàn )(?i:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|sở)\s[A-ZĐ])"
)
_FROM = re.compile(r"từ\s+(?:(?:vị trí|hạng|thứ hạng)\s+)?\Z", re.IGNORECASE)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Move:
    """A movement by its offsets; `places` risen, negative for fallen."""

    start: int
    end: int
    places: int


def moves(text: str, figures: Sequence[Figure], sentences: Sentences) -> dict[int, Move]:
    """The movement of each rank that the text tells one of, by the number of its figure.

    It belongs to the rank before it in its sentence, unless something else is spoken of between them; else to the rank after it.
    """
    ranks = [number for number, figure in enumerate(figures) if figure.figure == "rank"]
    starts = [figures[number].start for number in ranks]
    found: dict[int, Move] = {}
    for move in _all(text) if ranks else ():
        sentence, at = sentences.at(move.start), bisect_left(starts, move.start)
        before = [n for n in ranks[max(0, at - 1) : at] if figures[n].start >= sentence.start and n not in found]
        after = [n for n in ranks[at : at + 2] if figures[n].end <= sentence.end]
        if before and _goes_on(text, figures[before[0]].end, move.start):
            found[before[0]] = move
        elif after and _goes_on(text, move.end, figures[after[0]].start):
            first = figures[after[0]].start
            found[after[-1] if _FROM.search(text, max(0, first - 20), first) else after[0]] = move
    return found


def _all(text: str) -> Iterator[Move]:
    for match in _MOVE.finditer(text):
        written = match["places"].lower()
        number = (int(written), 0) if written.isdigit() else number_words.value(written.split())
        if number and number[0]:
            yield Move(match.start(), match.end(), number[0] if match["up"] else -number[0])


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether nothing else is spoken of between a rank and a movement."""
    return end - start <= _REACH and _OTHER_SUBJECT.search(text, start, end) is None

"""What a rank or a score is about: the index before it, `về …` after it, the table it stands in, the one that holds it."""

import re

from corpus.annotations import Figure
from nlp.figures.phrases import Phrases, Span

_INDEX = re.compile(r"(?:bộ\s+)?chỉ số\s[^,;.:\n()]{2,80}(?:\([^()]{1,30}\))?", re.IGNORECASE)
_ABOUT = re.compile(r"(?:[^,;.:()\n]|,(?=\s*(?:thành|thị|huyện|tỉnh|xã|phường|vùng))){0,60}?\svề\s+", re.IGNORECASE)
_IN_TABLE = re.compile(r"\s+(?:toàn \w+ )?trong\s+(?P<table>(?:bảng\s+)?xếp hạng)\s", re.IGNORECASE)
_WITH_NUMBER = re.compile(r"\svới\s+[0-9]")
_MOVES_OR_SCORE = re.compile(r"\s(?:tăng|giảm|tụt|vượt|lùi|với)\s+[0-9]")
_BELONGS_TO = re.compile(r"\s*(?:là|thuộc về)\s+(?![0-9])")
_ONLY_NUMBER = re.compile(r"[0-9][0-9.,]*\s*[^\W\d]{1,6}[²³0-9]?")
_REACH = 120


class Standing:
    """Finds the phrases of ranks and scores of one text."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self._text = text
        self._phrases = phrases

    def of(self, figure: Figure, left: Span | None, around: Span, *, chained: bool) -> Span | None:
        """The phrase of a rank or a score; `left` is the phrase before it, `around` where it may stand.

        `chained`: another figure of the sentence stands before it.
        """
        low, high = around
        if figure.figure == "rank":
            left = self._of_unit(left, low)
            after = self._table(figure, high) or self._about(figure)
            if after:
                return after
            holder = _BELONGS_TO.match(self._text, figure.end) if not left else None
            if holder:
                return self._phrases.after(holder.end(), holder.end() + _REACH)
        return self._before(figure, left, low, chained)

    def _of_unit(self, left: Span | None, low: int) -> Span | None:
        """What a number with its unit measures, where only that stands before a rank: `diện tích: 9.000 km², xếp thứ 16`."""
        if left is None or not _ONLY_NUMBER.fullmatch(self._text, *left):
            return left
        return self._phrases.before(low, left[0])

    def _table(self, figure: Figure, high: int) -> Span | None:
        """The table that a rank stands in: `thứ 2 trong bảng xếp hạng cải cách hành chính`."""
        table = _IN_TABLE.match(self._text, figure.end, high)
        named = self._phrases.piece(table.end(), high, "ends_rank") if table else None
        return (table.start("table"), named[1]) if table and named else None

    def _about(self, figure: Figure) -> Span | None:
        about = _ABOUT.match(self._text, figure.end)
        if not about:
            return None
        end = about.end() + _REACH
        score = _WITH_NUMBER.search(self._text, about.end(), end)
        return self._phrases.piece(about.end(), score.start() if score else end, "ends_rank")

    def _before(self, figure: Figure, left: Span | None, low: int, chained: bool) -> Span | None:
        """The index named before a rank or a score, or the measure it follows."""
        measured = left is not None and self._phrases.is_measure(left)
        named = list(_INDEX.finditer(self._text, *left)) if left and measured else []
        if measured and len(named) < 2:
            return left
        named = named or list(_INDEX.finditer(self._text, low, figure.start))
        if named:
            moves = _MOVES_OR_SCORE.search(self._text, *named[-1].span())
            return self._phrases.piece(named[-1].start(), moves.start() if moves else named[-1].end(), "ends_rank")
        return None if chained else left

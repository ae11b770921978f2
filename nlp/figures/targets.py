"""Tells goals from results: phấn đấu, mục tiêu, chỉ tiêu, kế hoạch, dự toán to meet, against what was reached."""

import re

from corpus.annotations import Figure
from nlp.figures.cues import anywhere, at_end
from nlp.figures.sentences import Sentence, Sentences

_ACHIEVED = re.compile(r"\s*(?:so với\s+)?(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|kịch bản|nghị quyết)", re.IGNORECASE)
_PART_OF = re.compile(r"(?:[0-9]|đồng|\*|\]|\s)/\s*\Z")
_GOAL = re.compile(r"(?:mục tiêu(?!\s+quốc gia)|chỉ tiêu|kịch bản|^kế hoạch|^dự toán)", re.IGNORECASE)
_GOALS_HEADING = re.compile(r"mục tiêu(?!\s+quốc gia)|chỉ tiêu|chi tiêu phát triển|phấn đấu", re.IGNORECASE)
_STRIVES = re.compile(r"phấn đấu\s+(?:hoàn thành|đạt|vượt)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(r"(?<!\w)(?:so với|so|vượt|cao hơn|thấp hơn|bằng)(?:\s+(?:các|mức))?\s+\Z", re.IGNORECASE)
_PURPOSE = re.compile(r"(?<!\w)(?:với|vì)\s+\Z", re.IGNORECASE)
_PLANNED = re.compile(r"(?<!\w)(?:dự toán|kế hoạch|chỉ tiêu)(?:\s+[^\W\d]+){0,5}\s*\(\s*\Z", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-+•*]\s")
_RESULT = re.compile(r"(?<!\w)(?:đạt|đã|ước|tăng|giảm|bằng|chiếm|còn|thực tế)(?!\w)", re.IGNORECASE)
_FIELD = re.compile(r"\W*(?:[0-9a-zđ]{1,2}[.)]\s*)?(?:Về|Đối với|Lĩnh vực)\s", re.IGNORECASE)
"""An item that only names a field: the heading above it says what its figures are."""

_REACH = 320
_LISTED = 60
"""How many sentences back the heading of a list is looked for."""


class Targets:
    """Tells goals from results, one figure after the other, in the order of the text."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._text = text
        self._sentences = sentences
        self._last: tuple[Figure, Sentence, bool] | None = None
        self._cued: tuple[int, list[tuple[int, int]]] = (-1, [])

    def is_target(self, figure: Figure, sentence: Sentence, phrase: tuple[int, int] | None) -> bool:
        """Whether the figure is a goal; `phrase` is the span of what it measures."""
        target = self._aims(figure, sentence, phrase)
        beside = target and self._stands_beside(figure, max(sentence.start, figure.start - _REACH))
        self._last = figure, sentence, target and not beside
        return target

    def _aims(self, figure: Figure, sentence: Sentence, phrase: tuple[int, int] | None) -> bool:
        text = self._text
        low = max(sentence.start, figure.start - _REACH)
        if self._stands_beside(figure, low):
            return True
        aims = [(start, end) for start, end in self._aims_in(sentence) if start >= low and end <= figure.start]
        if aims and self._is_aim(*aims[-1], low, figure.start):
            return True
        if _ACHIEVED.match(text, figure.end):
            return False
        if phrase and figure.figure not in ("count", "ratio") and self._is_goal(phrase, low):
            return True
        return self._goes_on(figure, sentence) or (not aims and sentence.item and self._under_goals(sentence))

    def _stands_beside(self, figure: Figure, low: int) -> bool:
        """Whether an amount is the plan beside a result: `410 tỷ đồng/450 tỷ đồng`, `104% dự toán (450 tỷ đồng)`."""
        marks = (_PART_OF, _PLANNED)
        return figure.figure == "money" and any(mark.search(self._text, low, figure.start) for mark in marks)

    def _aims_in(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The cues of goals in a sentence, looked for once for all its figures."""
        if self._cued[0] != sentence.number:
            found = [match.span() for match in anywhere("aims").finditer(self._text, sentence.start, sentence.end)]
            self._cued = sentence.number, found
        return self._cued[1]

    def _is_aim(self, start: int, end: int, low: int, high: int) -> bool:
        """Whether the cue at `start`..`end` sets the figure at `high` as a goal, and not that the goal was reached."""
        if self._is_aside(start, end, low, high):
            return False
        if _STRIVES.match(self._text, start) or not self._reached(max(low, start - 16), high):
            return True
        named = self._text[start:end].lower().startswith("mục tiêu")
        return named and not _RESULT.search(self._text, end, high) and not self._text.endswith("vượt ", low, start)

    def _is_aside(self, start: int, end: int, low: int, high: int) -> bool:
        """Whether the goal is only what a figure is compared with, or the purpose that a clause of its own names."""
        if _COMPARED.search(self._text, max(low, start - 16), start):
            return self._text.find(",", end, high) >= 0 or self._text.find(" và ", end, high) >= 0
        if not _PURPOSE.search(self._text, max(low, start - 8), start) or any(map(str.isdigit, self._text[start:high])):
            return False
        return self._text.find(",", end, high) >= 0

    def _reached(self, low: int, high: int) -> bool:
        return anywhere("reached").search(self._text, low, high) is not None

    def _is_goal(self, phrase: tuple[int, int], low: int) -> bool:
        """Whether the phrase itself names a goal, or what stands directly before it does."""
        if _GOAL.search(self._text[slice(*phrase)]):
            return True
        return at_end("aims_at").search(self._text, max(low, phrase[0] - 24), phrase[0]) is not None

    def _goes_on(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the figure goes on with goals: in the sentence, in the next item, or in the next sentence without a verb."""
        if not self._last or not self._last[2]:
            return False
        last, before, _ = self._last
        if before is sentence:
            return not self._reached(last.end, figure.start)
        if before.paragraph != sentence.paragraph or sentence.number - before.number > 2:
            return False
        if _BULLET.match(self._text, sentence.start):
            return not self._reached(sentence.start, figure.start)
        return sentence.number - before.number == 1 and not _RESULT.search(self._text, sentence.start, figure.start)

    def _under_goals(self, sentence: Sentence) -> bool:
        """Whether the heading that an item stands under speaks of goals."""
        above = sentence
        while (before := self._sentences.before(above)) and sentence.number - before.number <= _LISTED:
            above = before
            kind = self._sentences.heading(above)
            if kind and _GOALS_HEADING.search(self._text, above.start, above.end):
                return True
            if kind and not (kind == "lead" and above.item and _FIELD.match(self._text, above.start, above.end)):
                return False
        return False

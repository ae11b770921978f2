"""Tells goals from results: phấn đấu, mục tiêu, chỉ tiêu, kế hoạch, dự toán to meet, against what was reached."""

import re

from corpus.annotations import Figure
from nlp.figures.cues import anywhere, at_end
from nlp.figures.sentences import Sentence, Sentences

_ACHIEVED = re.compile(r"\s*(?:so với\s+)?(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|kịch bản|nghị quyết)", re.IGNORECASE)
_PART_OF = re.compile(r"(?:[0-9]|đồng|\*|\]|\s)/\s*\Z")
_GOAL = re.compile(r"(?:mục tiêu(?!\s+quốc gia)|chỉ tiêu|kịch bản|^kế hoạch|^dự toán)", re.IGNORECASE)
_GOALS_HEADING = re.compile(r"mục tiêu(?!\s+quốc gia)|chỉ tiêu|chi tiêu phát triển|phấn đấu", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-+•*]\s")
_RESULT = re.compile(r"(?<!\w)(?:đạt|đã|ước|tăng|giảm|bằng|chiếm|còn)(?!\w)", re.IGNORECASE)
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
        self._last = figure, sentence, target
        return target

    def _aims(self, figure: Figure, sentence: Sentence, phrase: tuple[int, int] | None) -> bool:
        text = self._text
        low = max(sentence.start, figure.start - _REACH)
        if figure.figure == "money" and _PART_OF.search(text, low, figure.start):
            return True
        aims = [(start, end) for start, end in self._aims_in(sentence) if start >= low and end <= figure.start]
        if aims and self._is_aim(*aims[-1], low, figure.start):
            return True
        if _ACHIEVED.match(text, figure.end):
            return False
        if phrase and figure.figure not in ("count", "ratio") and self._is_goal(phrase, low):
            return True
        return self._goes_on(figure, sentence) or (not aims and sentence.item and self._under_goals(sentence))

    def _aims_in(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The cues of goals in a sentence, looked for once for all its figures."""
        if self._cued[0] != sentence.number:
            found = [match.span() for match in anywhere("aims").finditer(self._text, sentence.start, sentence.end)]
            self._cued = sentence.number, found
        return self._cued[1]

    def _is_aim(self, start: int, end: int, low: int, high: int) -> bool:
        """Whether the cue at `start`..`end` sets the figure at `high` as a goal, and not that the goal was reached."""
        if not self._reached(max(low, start - 16), high):
            return True
        named = self._text[start:end].lower().startswith("mục tiêu")
        return named and not _RESULT.search(self._text, end, high) and not self._text.endswith("vượt ", low, start)

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
            line = self._text[above.start : above.end].strip(" *_\n")
            if line.endswith(":") or line.startswith("#"):
                return _GOALS_HEADING.search(line) is not None
        return False

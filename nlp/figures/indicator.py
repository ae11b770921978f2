"""Chooses the phrase that says what a figure measures, by the kind of figure and by what was said before it."""

import re
from dataclasses import dataclass

from corpus.annotations import Figure
from nlp.figures.cues import at_end, at_start
from nlp.figures.phrases import Phrases, Span
from nlp.figures.sentences import Sentence
from nlp.figures.standing import Standing

_COMPLEMENT_END = re.compile(r"[,;:()]|\s(?:và|hoặc|nhưng|còn|thì|trong đó)\s")
_SHORT_BRACKET = re.compile(r"\s*\(\w{1,8}\)")
_TOPIC = re.compile(r"[\s(]*(?:Về|Đối với|Riêng về|Với)\s")
_ABOUT = re.compile(r"[^,;.:()\n]{0,2}?\svề\s+", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s*(?:sau sắp xếp|trực thuộc\s+(?:trung ương|tỉnh)|còn lại|hiện có|trên địa bàn(?:\s+(?:tỉnh|huyện|xã))?)(?!\w)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:trên|trong)\s+(?:tổng\s+)?số\s+\Z", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:tổng\s+)?số\s+", re.IGNORECASE)
_ALL_OF = re.compile(r"^(?:tổng\s+)?số\s+")
_MET = re.compile(r"(?<!\w)đạt\s+\Z", re.IGNORECASE)
_WITH = re.compile(r"\s(?:với|đem lại|mang lại|tạo ra|thực hiện)\s+(?=[^\W\d])")
_IS = re.compile(r"\s(?:là|bằng|không vượt quá|không quá)[\s:*]*\Z")
_OF_PRODUCT = re.compile(r"\s*GR?DP(?!\w)")
_ASIDE = re.compile(r"\s*\([^()]{1,120}\)")
_LABEL = re.compile(r"[\s*_#>]*(?:[-+•*–]|\(?[0-9]{1,2}[.)]|[a-zđ]\))[\s*_]*([^:;.\n]{3,160}?)[\s*_]*:[\s*_]*\Z")
_REACHED = re.compile(
    r"\s(?:đạt|đạt được|ước đạt|sản xuất được|tiêu thụ được|xuất được|bán được)\s+(?:(?:hơn|gần|trên|khoảng)\s+)?[0-9]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_COUNTED = re.compile(
    r"[0-9][0-9.,]*\s+(?P<things>[^\W\d][^,;:.()0-9]{2,80}?),?\s+(?:chiếm|đạt)\s(?:tỷ lệ |tỉ lệ )?(?:khoảng |gần |trên |hơn )?\Z",
    re.IGNORECASE,
)
"""Things counted before their share: `28 người ứng cử mới, chiếm 18%`."""
_AMONG = re.compile(r"(?<!\w)số\s+[0-9][^,;]{2,80}?\scó\s+[0-9]", re.IGNORECASE)
_IN_WORDS = re.compile(r"\s*\([^()0-9]{6,160}?(?:đồng|USD)(?:\s+chẵn)?\)")
_ONCE = re.compile(r"lần|lượt", re.IGNORECASE)
_LEFT_REACH = 400
_RIGHT_REACH = 240


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with the phrase that was found for it, and its sentence."""

    figure: Figure
    sentence: Sentence
    span: Span | None


class Indicators:
    """Finds the phrase of one figure after the other, in the order of the text."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self._text = text
        self._phrases = phrases
        self._standing = Standing(text, phrases)
        self._last: Known | None = None
        self._main: Known | None = None

    def of(self, figure: Figure, sentence: Sentence, following: int) -> Span | None:
        """The phrase's span; `following` is the offset where the next figure begins. None when nothing says it."""
        high = min(sentence.end, following, figure.end + _RIGHT_REACH)
        low = max(sentence.start, figure.start - _LEFT_REACH)
        chained = self._last is not None and self._last.sentence is sentence
        if chained and self._last:
            low = max(low, self._after_complement(self._last.figure.end, figure.start))
        else:
            label = self._label(low, figure, sentence)
            if label:
                self._last = self._main = Known(figure, sentence, label)
                return label
        span = self._choose(figure, low, high, chained) or self._fallback(figure, sentence, chained)
        if not span and figure.figure == "count":
            span = self._phrases.verb(low, figure.start)
        self._last = Known(figure, sentence, span)
        if span and not _OUT_OF.search(self._text, max(0, figure.start - 20), figure.start):
            self._main = self._last
        return span

    def _choose(self, figure: Figure, low: int, high: int, chained: bool) -> Span | None:
        phrases = self._phrases
        left = phrases.before(low, figure.start, chained=chained) if low < figure.start else None
        if left is None and chained and self._last:
            left = self._of_other_number(self._last.figure.end, low, figure)
            if left is None and self._is_apart(low):
                left = phrases.before(low, figure.start)
        left = None if left and phrases.points_back(left) else left and self._before_amount(left, low)
        match figure.figure:
            case "rank" | "score":
                return self._standing.of(figure, left, (low, high), chained=chained)
            case "percent":
                return self._of_percent(figure, left and self._things(left, figure), high)
            case "money":
                again = _IN_WORDS.match(self._text, figure.end, high)
                right = phrases.after(again.end() if again else figure.end, high)
                if right and chained and at_start("predicate").match(self._text, right[0]):
                    right = None
                return right if right and (phrases.is_measure(right) or not left) else left
            case "ratio" | "count":
                return self._of_count(figure, left, high)

    def _before_amount(self, left: Span, low: int) -> Span | None:
        """A phrase without the amount that was reached in it: `sản lượng đạt 43 triệu tấn tăng 14%`."""
        reached = _REACHED.search(self._text, *left) if _DIGIT.search(self._text, *left) else None
        number = self._phrases.other_number(reached.end() - 1, left[1]) if reached else None
        return left if number is None else self._phrases.before(low, number) or left

    def _is_apart(self, low: int) -> bool:
        """Whether a semicolon parts the figure from the one before it: what follows has a phrase of its own."""
        last = self._last
        return last is not None and self._text.find(";", last.figure.end, low) >= 0

    def _of_other_number(self, since: int, low: int, figure: Figure) -> Span | None:
        """What a number between two figures measures that is no figure itself: `sản lượng đạt 43 triệu tấn, tăng 14%`."""
        number = self._phrases.other_number(max(low, since), figure.start)
        if number is None:
            return None
        counted = _COUNTED.match(self._text, number, figure.start) if figure.figure == "percent" else None
        return self._phrases.before(low, number, chained=True) or (counted and counted.span("things"))

    def _of_percent(self, figure: Figure, left: Span | None, high: int) -> Span | None:
        phrases = self._phrases
        about = _ABOUT.match(self._text, figure.end, high)
        if about:
            return phrases.piece(about.end(), high, "ends")
        right = phrases.after(figure.end, high)
        if right and self._names_the_whole(right):
            return None
        if not right or at_start("predicate").match(self._text, right[0]):
            return left
        return left if left and self._stated(left, figure) else right

    def _names_the_whole(self, right: Span) -> bool:
        """Whether a phrase only says again of what the ratio before is: `93/247 xã đạt chuẩn (chiếm 37,7% số xã)`."""
        main = self._main
        if not main or main.figure.figure != "ratio" or not main.figure.unit:
            return False
        return _ALL_OF.sub("", self._text[slice(*right)].lower()) == main.figure.unit.lower()

    def _stated(self, left: Span, figure: Figure) -> bool:
        """Whether the phrase before a percentage is what the percentage is, whatever follows: `tỷ lệ … đạt`, `chỉ tiêu … là`."""
        if self._phrases.is_share(left):
            return True
        if not self._phrases.is_measure(left):
            return False
        of_all = _OF_ALL.match(self._text, figure.end) and _ALL_OF.match(self._text[slice(*left)].lower())
        return bool(of_all or _IS.search(self._text, left[1], figure.start) or _OF_PRODUCT.match(self._text, figure.end))

    def _things(self, left: Span, figure: Figure) -> Span:
        """What was counted right before its share, without those among whom: `trong số 60 người có 20 người trẻ, chiếm 33%`."""
        among = _AMONG.search(self._text, *left) if _DIGIT.search(self._text, *left) else None
        number = self._phrases.other_number(among.end() - 1, left[1]) if among else None
        counted = _COUNTED.match(self._text, number, figure.start) if number is not None else None
        return counted.span("things") if counted else left

    def _of_count(self, figure: Figure, left: Span | None, high: int) -> Span | None:
        text, phrases = self._text, self._phrases
        begin = figure.end
        for aside in (_SHORT_BRACKET, _ATTRIBUTE):
            found = aside.match(text, begin, high)
            begin = found.end() if found else begin
        right = phrases.after(begin, high, "ends_count")
        if not right:
            met = figure.unit and figure.figure == "ratio" and _MET.search(text, max(0, figure.start - 12), figure.start)
            return (figure.end - len(figure.unit or ""), figure.end) if met else left
        if _ONCE.match(figure.unit or ""):
            return right
        if not at_start("predicate").match(text, right[0]):
            return (figure.end - len(figure.unit), right[1]) if figure.unit and begin == figure.end else right
        if figure.figure == "count" and left and at_end("work").search(text, max(left[0], figure.start - 40), figure.start):
            return left
        return right

    def _label(self, low: int, figure: Figure, sentence: Sentence) -> Span | None:
        """The label of a list item that is nothing but `label: figure`."""
        match = _LABEL.match(self._text, low, figure.start) if sentence.item else None
        return self._phrases.piece(match.start(1), match.end(1), "ends_rank") if match else None

    def _after_complement(self, start: int, end: int) -> int:
        """Where, between two figures, the words that still belong to the first one end."""
        bracket = _ASIDE.match(self._text, start, end)
        clause = self._text.rfind(";", start, end)
        if clause >= 0:
            return clause + 1
        match = _COMPLEMENT_END.search(self._text, bracket.end() if bracket else start, end)
        stop = match.start() if match else end
        joint = next((j.end() for j in _WITH.finditer(self._text, start, stop) if self._phrases.is_measure((j.end(), end))), stop)
        return min(stop, joint)

    def _fallback(self, figure: Figure, sentence: Sentence, chained: bool) -> Span | None:
        """The same as the figure before it, or the topic of the sentence, or what the sentence before spoke of."""
        main = self._main
        if chained and main and main.sentence is sentence:
            return self._shared(main) if figure.figure != "count" else main.span
        topic = _TOPIC.match(self._text, sentence.start, figure.start)
        comma = self._text.find(",", topic.end(), min(figure.start, topic.end() + _RIGHT_REACH)) if topic else -1
        if topic and comma > 0:
            return self._phrases.piece(topic.end(), comma, "ends_rank")
        if main and sentence.number - main.sentence.number == 1 and main.sentence.paragraph == sentence.paragraph:
            return main.span
        return None

    def _shared(self, main: Known) -> Span | None:
        """A figure that says more about a count speaks of the things counted: `6.488 hồ sơ được giải quyết, đạt 99%`."""
        figure, span = main.figure, main.span
        if figure.figure != "count" or not span or not figure.unit:
            return span
        if 0 <= span[0] - figure.end <= 12:
            return figure.end - len(figure.unit), span[1]
        if 0 <= figure.start - span[1] <= 12 and not self._phrases.is_measure(span):
            return span[0], figure.end
        return span

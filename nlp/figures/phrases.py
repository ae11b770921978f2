"""Phrases of a sentence that may say what a figure measures: before its verb, or right after the figure."""

import re
from collections.abc import Sequence

from nlp.figures.compounds import in_compound
from nlp.figures.cues import anywhere, at_start
from nlp.figures.edges import EDGE, Edges, is_aside
from nlp.figures.pieces import PLURAL, WORD, Pieces
from nlp.figures.sheet import HasSpan

Span = tuple[int, int]

_PIECE_END = re.compile(r"[,;:()\[\]“”]|\.(?:\s|\Z)|\"\s*\n")
_CLAUSE_END = re.compile(r"[,;:.()\n0-9]|\s(?:và|nhưng|mà|thì|để|nhằm|với)\s")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONG_BRACKET = re.compile(r"\((?:[^\s()]+\s+){7,}[^()]*\)")
_FILLING = re.compile(r"(?:/[^\W\d_]+)?[ *\r\n]*")
_DANGLING = re.compile(
    r"\s(?:và|hoặc|như|của|nếu|để|gần|hơn|khoảng|từ|với|là|có|chiếm|trong khi|bằng|trong năm|trong kỳ|trong tháng)\Z"
)
_THIS = re.compile(r"(?:\w+\s+){1,3}này|được|có", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,/-])[0-9][0-9.,]*(?!\s*(?:tháng|năm|lần|bậc|/))")
_LONGEST, _LONG, _MIDDLING = 24, 14, 8
"""Words of the longest phrase; phrases longer than the others lose their complements."""
_NEXT_FIGURE = re.compile(r"[\s(]*(?:[0-9]|thứ |hạng )")
_SERVED = re.compile(r"đối với\s+(?:sự|việc)\s+phục vụ")
"""What belongs to the name of the index of satisfaction."""

_AGED = re.compile(r"từ\s+(?:đủ\s+)?[0-9]+\s+(?:tuổi|đến)")

_WHERE = re.compile(r"(?:trong|trên|từ|theo)(?!\s+(?:khi|đó|cơ sở|tinh thần|nguyên tắc|[0-9]))\s", re.IGNORECASE)
"""What may belong to the noun it follows, where a predicate follows: `cán bộ trong các cơ quan được tập huấn`."""

_ATTRIBUTE_REACH = 80
_BOUND = re.compile(r"(?:chi|dành|phụ thuộc|phục vụ|tham gia|gắn|dựa|hướng)\s+\Z", re.IGNORECASE)
"""Verbs that take the preposition after them into the phrase: `dành cho xuất khẩu`."""

_ONE_NOTION = re.compile(r"trong nước|trên đất liền|trên biển|tăng thêm|cho (?:biết|rằng|hay)(?!\w)", re.IGNORECASE)
_VERB = re.compile(r"(?:^|(?<=[,;:(.\s]))(?P<verb>(?:đã\s+|có\s+)?[^\W\d]+)(?:\s+(?:được|hơn|trên|gần|khoảng|thêm))*\s*\Z")
_VERB_REACH = 32
_SHORT = 3
_SHORT_BRACKET = 20
_SHORT_QUOTE = 30


class Phrases:
    """Phrases of one text; dates at their edges are cut off."""

    def __init__(self, text: str, dates: Sequence[HasSpan]) -> None:
        self._text = text
        self._edges = Edges(text, dates)
        self._pieces = Pieces(text, self._edges)

    def before(self, low: int, high: int, *, chained: bool = False) -> Span | None:
        """The phrase that the verb before `high` speaks of, not before `low`; None when there is only a verb.

        `chained`: another figure stands before `low`, so a verb right after a comma has no phrase of its own.
        """
        end = self._edges.verb_start(low, high, chained)
        if end <= low:
            return None
        start = self._pieces.beginning(low, end)
        if at_start("by_whom").match(self._text, start, end):
            return None
        phrase = self._trimmed(self._edges.without_leads(start, end), end)
        quoted = phrase and self._text.startswith("”", phrase[1]) and self._text.rfind("“", *phrase) > phrase[0]
        return (phrase[0], phrase[1] + 1) if phrase and quoted else phrase

    def after(self, low: int, high: int, ends: str = "ends") -> Span | None:
        """The phrase that begins at `low`, not beyond `high`; None when the sentence goes on with something else.

        `ends` names the cue of the words that end it.
        """
        begin = _FILLING.match(self._text, low, high)
        start = begin.end() if begin else low
        word = WORD.match(self._text, start, high)
        plural = PLURAL.match(self._text, start, high)
        compared = at_start("compared").match(self._text, plural.end() if plural else start)
        if not word or compared or self._goes_on(start):
            return None
        return self.piece(start, high, ends)

    def piece(self, low: int, high: int, ends: str) -> Span | None:
        """The phrase that begins at `low`, whatever its first word."""
        word = WORD.search(self._text, low, high)
        if not word:
            return None
        stops = (stop.start() for stop in anywhere(ends).finditer(self._text, word.end(), high))
        stop = next((at for at in stops if not self._is_inner(word.start(), at, high)), high)
        return self._trimmed(word.start(), self._first_mark(word.start(), stop))

    def verb(self, low: int, high: int) -> Span | None:
        """The verb directly before a count that has no phrase: `còn 32 thủ tục`."""
        match = _VERB.search(self._text, max(low, high - _VERB_REACH), high)
        return match.span("verb") if match else None

    def _goes_on(self, start: int) -> bool:
        """Whether the sentence goes on, and not with a longer word for what was done (`về`, but not `về đích`)."""
        joint, done = at_start("goes_on").match(self._text, start), at_start("predicate").match(self._text, start)
        return joint is not None and not (done and done.end() > joint.end())

    def _is_inner(self, begin: int, at: int, high: int) -> bool:
        """Whether a preposition belongs to the word before it or makes one notion with the word after it."""
        if _BOUND.search(self._text, begin, at) or _ONE_NOTION.match(self._text, at):
            return True
        if _WHERE.match(self._text, at) and self._is_of_subject(begin, at, high):
            return True
        return in_compound(self._text, begin, at)

    def _is_of_subject(self, begin: int, at: int, high: int) -> bool:
        """Whether the predicate of the phrase stands behind `at`, and no mark, number or word that ends a phrase before it."""
        if anywhere("predicate").search(self._text, begin, at):
            return False
        stop = _CLAUSE_END.search(self._text, at, min(high, at + _ATTRIBUTE_REACH))
        end = stop.start() if stop else min(high, at + _ATTRIBUTE_REACH)
        return anywhere("predicate").search(self._text, at, end) is not None

    def other_number(self, low: int, high: int) -> int | None:
        """Where the last number between two offsets begins that is no part of a date; None when there is none."""
        numbers = [match.start() for match in _NUMBER.finditer(self._text, low, high)]
        return next((number for number in reversed(numbers) if not self._edges.in_date(number)), None)

    def is_measure(self, span: Span) -> bool:
        """Whether a phrase begins with a noun of measure (tỷ lệ, tổng số, chỉ số …)."""
        return at_start("measure").match(self._text, *span) is not None

    def is_share(self, span: Span) -> bool:
        """Whether a phrase begins with a noun that is itself a share, a rate or an index."""
        return at_start("share").match(self._text, *span) is not None

    def points_back(self, span: Span) -> bool:
        """Whether a phrase only points back (tỷ lệ này)."""
        match = at_start("same_again").match(self._text, *span)
        return (match is not None and match.end() == span[1]) or bool(_THIS.fullmatch(self._text, *span))

    def _first_mark(self, begin: int, end: int) -> int:
        """Where a phrase ends at a mark; commas of a list of short nouns do not end it, nor do short brackets and quotations."""
        text, position = self._text, begin
        while found := _PIECE_END.search(text, position, end):
            short = len(WORD.findall(text, position, found.start())) <= _SHORT
            if found.group() == "(":
                closing = text.find(")", found.end(), min(end, found.end() + _SHORT_BRACKET))
                if closing < 0 or is_aside(text, found.end(), closing):
                    return found.start()
                position = closing + 1
            elif found.group() == "“" and text.find("”", found.end(), min(end, found.end() + _SHORT_QUOTE)) >= 0:
                position = text.index("”", found.end()) + 1
            elif found.group() == "," and short and self._is_listed(begin, found.end(), end):
                position = found.end()
            else:
                return found.start()
        return end

    def _is_listed(self, begin: int, comma_end: int, end: int) -> bool:
        """Whether a comma only separates the nouns of a list that begins at `begin`."""
        word = WORD.match(self._text, comma_end + 1, end)
        if not word:
            return False
        if re.search(rf"\s{re.escape(word.group())}\s", self._text[begin:comma_end]):
            return True
        if at_start("measure").match(self._text, begin) and _NEXT_FIGURE.match(self._text, end):
            return False
        return not any(at_start(cue).match(self._text, comma_end) for cue in ("goes_on", "joins"))

    def _trimmed(self, start: int, end: int) -> Span | None:
        """A phrase without long brackets, without the complements of a long one, and without what dangles at its end."""
        text = self._text
        words = list(WORD.finditer(text, start, end))
        if len(words) > 1 and (bracket := _LONG_BRACKET.search(text, words[1].end(), end)):
            end = bracket.start()
        if len(words) > 2 and self.is_measure((start, end)):
            end = self._without_complements(words, end)
        if len(words) > _LONGEST:
            end = min(end, words[_LONGEST - 1].end())
        while end > start:
            dangling = _DANGLING.search(text, max(start, end - 10), end)
            if not dangling and text[end - 1] not in EDGE:
                break
            end = dangling.start() if dangling else end - 1
        return (start, end) if end > start and _LETTERS.search(text, start, end) else None

    def _is_kept(self, begin: int, at: int) -> bool:
        """Whether a complement belongs to the name of what is measured, or says how old those counted are."""
        return bool(_SERVED.match(self._text, at) or _AGED.match(self._text, at) or _BOUND.search(self._text, begin, at))

    def _without_complements(self, words: Sequence[re.Match[str]], end: int) -> int:
        verb = anywhere("reaches").search(self._text, words[1].end(), end)
        end = self._edges.before_inner_date(words[1].end(), verb.start() if verb else end)
        if len(words) > _MIDDLING:
            cue = "narrows_long" if len(words) > _LONG else "narrows"
            found = (narrow.start() for narrow in anywhere(cue).finditer(self._text, words[2].end(), end))
            end = next((at for at in found if not self._is_kept(words[0].start(), at)), end)
        return end

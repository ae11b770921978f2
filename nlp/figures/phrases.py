"""Phrases of a sentence that may say what a figure measures: before its verb, or right after the figure."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.figures.cues import Ending, anywhere, at_end, at_start
from nlp.figures.sheet import HasSpan

Span = tuple[int, int]

_EDGE = frozenset(" \n\r\t,:;*_\"“”‘’'-[]=+~>#.…|")
_WORD = re.compile(r"[\w&]+(?:[.\-][\w&]+)*")
_PIECE_END = re.compile(r"[,;:()\[\]“”]|\.(?:\s|\Z)")
_MARK = re.compile(r"[*_#>\s]*(?:[-+•–]|[(\[]?[0-9]{1,2}[.)\]](?![0-9])|\(?[a-zđ]\)|\(?[ivxIVX]{1,4}[).])[*_\s]*")
_ARRANGES = re.compile(r"(?:sắp|thu)\s+\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_STEPS = re.compile(
    r"(?:tăng|giảm|vượt|tụt|lùi)\s+(?:[0-9]+\s+bậc|so với[^,;.:]{2,60})\s*\Z|(?:vươn|vượt)\s+lên\s*\Z", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(r"(?:tốc độ|mức|mục tiêu|chỉ tiêu|đà|kịch bản|mức độ)\s+\Z", re.IGNORECASE)
_ASIDE = re.compile(r"[0-9]{3}|%|số liệu|theo |tăng|giảm|đạt|chưa bao gồm|bao gồm", re.IGNORECASE)
_LONG_BRACKET = re.compile(r"\((?:[^\s()]+\s+){7,}[^()]*\)")
_FILLING = re.compile(r"(?:/[^\W\d_]+)?[ *\r\n]*")
_DANGLING = re.compile(r"\s(?:và|hoặc|như|của|nếu|để|gần|hơn|khoảng|từ|với|là|chiếm|trong khi|bằng)\Z")
_PLURAL = re.compile(r"(?:các|những|một số)\s+", re.IGNORECASE)
_THIS = re.compile(r"(?:\w+\s+){1,3}này|được|có", re.IGNORECASE)
_DID = re.compile(r"(?<!\w)đã\s")
_LONGEST = 24
_CLAUSE = 4
_TAIL = 48
_SHORT = 3


class Phrases:
    """Phrases of one text; dates at their edges are cut off."""

    def __init__(self, text: str, dates: Sequence[HasSpan]) -> None:
        self._text = text
        self._date_ends = sorted((date.end, date.start) for date in dates)
        self._date_starts = {date.start: date.end for date in dates}

    def before(self, low: int, high: int, *, chained: bool = False) -> Span | None:
        """The phrase that the verb before `high` speaks of, not before `low`; None when there is only a verb.

        `chained`: another figure stands before `low`, so a verb right after a comma has no phrase of its own.
        """
        end = self._verb_start(low, high, chained)
        if end <= low or self._text[end - 1] == "(":
            return None
        start = self._boundary(low, end)
        if at_start("by_whom").match(self._text, start, end):
            return None
        return self._trimmed(self._without_leads(start, end), end)

    def after(self, low: int, high: int, ends: str = "ends") -> Span | None:
        """The phrase that begins at `low`, not beyond `high`; None when the sentence goes on with something else.

        `ends` names the cue of the words that end it.
        """
        begin = _FILLING.match(self._text, low, high)
        start = begin.end() if begin else low
        word = _WORD.match(self._text, start, high)
        plural = _PLURAL.match(self._text, start, high)
        compared = at_start("compared").match(self._text, plural.end() if plural else start)
        if not word or compared or at_start("goes_on").match(self._text, start):
            return None
        return self.piece(start, high, ends)

    def piece(self, low: int, high: int, ends: str) -> Span | None:
        """The phrase that begins at `low`, whatever its first word."""
        word = _WORD.search(self._text, low, high)
        if not word:
            return None
        stop = anywhere(ends).search(self._text, word.end(), high)
        return self._trimmed(word.start(), self._first_piece(word.start(), stop.start() if stop else high))

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

    def _first_piece(self, begin: int, end: int) -> int:
        """Where a phrase ends at a mark; commas of a list of short nouns do not end it, nor do short brackets."""
        position = begin
        while found := _PIECE_END.search(self._text, position, end):
            short = len(_WORD.findall(self._text, position, found.start())) <= _SHORT
            following = _WORD.match(self._text, found.end() + 1, end)
            if found.group() == "(":
                closing = self._text.find(")", found.end(), min(end, found.end() + 20))
                if closing < 0 or _ASIDE.search(self._text, found.end(), closing):
                    return found.start()
                position = closing + 1
            elif found.group() == "," and short and following and self._is_listed(begin, found.end()):
                position = found.end()
            else:
                return found.start()
        return end

    def _is_listed(self, begin: int, comma_end: int) -> bool:
        """Whether a comma only separates the nouns of a list that begins at `begin`."""
        return not (at_start("goes_on").match(self._text, comma_end) or at_start("measure").match(self._text, begin))

    def _verb_start(self, low: int, high: int, chained: bool) -> int:
        """`high` moved before the verb of the figure with all its adverbs, dates and asides."""
        text, governed, end = self._text, 0, high
        for _ in range(12):
            stripped = self._rstrip(low, end)
            if chained and end < high - 1 and ("," in text[stripped:end] or ";" in text[stripped:end]):
                return low
            end = self._without_date(low, stripped)
            if end > low and text[end - 1] == "(":
                return end if chained and (governed or end < high - 1) else self._before_bracket(low, end)
            begin = max(low, end - _TAIL)
            steps = _STEPS.search(text, begin, end)
            if steps:
                end = steps.start()
                continue
            verb = at_end("governs_again" if governed else "governs").search(text, begin, end)
            if verb and self._in_noun(low, verb):
                return end
            governed += verb is not None
            verb = verb or at_end("softens").search(text, begin, end)
            if not verb:
                return end
            end = verb.start
        return end

    def _before_bracket(self, low: int, end: int) -> int:
        """For a figure alone in brackets: the end of the phrase before them."""
        return self._without_date(low, self._rstrip(low, end - 1))

    def _in_noun(self, low: int, verb: Ending) -> bool:
        """Whether the verb belongs to a noun or to a longer verb: tốc độ tăng, mục tiêu tăng trưởng, sắp xếp."""
        if verb.words.startswith(("tăng", "giảm")):
            return _NOUN_BEFORE.search(self._text, max(low, verb.start - 12), verb.start) is not None
        return verb.words == "xếp" and _ARRANGES.search(self._text, max(low, verb.start - 6), verb.start) is not None

    def _rstrip(self, low: int, end: int) -> int:
        text = self._text
        while end > low and text[end - 1] in _EDGE:
            end -= 1
        if end > low and text[end - 1] == ")":
            opening = text.rfind("(", low, end)
            if opening >= 0 and (end - opening > 60 or _ASIDE.search(text, opening, end)):
                return self._rstrip(low, opening)
        return end

    def _without_date(self, low: int, end: int) -> int:
        """`end` moved before a date that ends there, and before what leads up to the date."""
        while True:
            at = bisect_left(self._date_ends, (end, 0))
            if at == len(self._date_ends) or self._date_ends[at][0] != end or self._date_ends[at][1] < low:
                return end
            end = self._rstrip(low, self._date_ends[at][1])
            while lead := at_end("before_date").search(self._text, max(low, end - _TAIL), end):
                end = self._rstrip(low, lead.start)

    def _boundary(self, low: int, end: int) -> int:
        """Where the phrase that ends at `end` begins: in the last piece that names a measure or is a clause of its own."""
        firm, commas = self._breaks(low, end)
        last = max(firm)
        stops = sorted({last, *(comma for comma in commas if comma > last)})
        pieces = list(zip(stops, [*stops[1:], end], strict=True))
        clause: int | None = None
        for number, (start, stop) in reversed(list(enumerate(pieces))):
            leads_up = at_start("opens").match(self._text, start, stop) or self._is_date(start, stop)
            if stop < end and (leads_up or anywhere("finite").search(self._text, start, stop)):
                return clause if clause is not None else stop
            measure = self._measure(start, stop)
            if measure is not None:
                return self._with_twin(measure, stops[:number])
            words = len(_WORD.findall(self._text, start, stop))
            if clause is None and (words > _CLAUSE or anywhere("predicate").search(self._text, start, stop)):
                clause = self._without_subject(start, stop, words)
        return stops[0] if clause is None else clause

    def _measure(self, start: int, end: int) -> int | None:
        """The first place in a piece where a noun of measure may begin a phrase; after `với`, `có` the last such place."""
        first: int | None = None
        joints = [start, *(match.end() for match in anywhere("joins").finditer(self._text, start, end))]
        for joint in joints:
            begin = self._without_leads(joint, end)
            noun = _PLURAL.match(self._text, begin, end)
            named = at_start("measure").match(self._text, noun.end() if noun else begin, end)
            if named and (first is None or self._text.endswith(("với", "có"), start, joint)):
                first = begin
        return first

    def _without_subject(self, start: int, end: int, words: int) -> int:
        """A clause without its long subject: `các cơ quan thi hành án dân sự đã thụ lý` begins at `đã`."""
        verb = _DID.search(self._text, start, end)
        if verb and words > _CLAUSE and len(_WORD.findall(self._text, start, verb.start())) > _SHORT:
            return verb.start()
        return start

    def _breaks(self, low: int, end: int) -> tuple[list[int], list[int]]:
        """Firm breaks, `low` among them, and commas, outside brackets: the offsets after each."""
        text, depth, commas = self._text, 0, []
        firm = [low]
        for position in range(end - 1, low - 1, -1):
            character = text[position]
            if character == ")":
                depth += 1
            elif character == "(":
                depth -= 1
                if depth < 0:
                    firm.append(position + 1)
                    break
            elif depth == 0 and character in ';:“"]|':
                firm.append(position + 1)
                break
            elif depth == 0 and character == "," and not text[position + 1 : position + 2].isdigit():
                commas.append(position + 1)
        firm += [match.end() for match in anywhere("reports").finditer(text, max(firm), end) if match.end() < end]
        return firm, commas

    def _with_twin(self, begin: int, earlier: Sequence[int]) -> int:
        """`begin`, or the piece before it if both begin with the same word: `kết quả số hóa, kết quả giải quyết`."""
        before = max(earlier, default=begin)
        word, twin = _WORD.search(self._text, begin), _WORD.search(self._text, before)
        if word and twin and twin.start() < begin and word.group().lower() == twin.group().lower():
            return twin.start() if not any(c.isdigit() for c in self._text[before:begin]) else begin
        return begin

    def _is_date(self, start: int, end: int) -> bool:
        text = self._text
        while start < end and text[start] in _EDGE:
            start += 1
        return self._date_starts.get(start, end + 1) <= end

    def _without_leads(self, start: int, end: int) -> int:
        text = self._text
        for _ in range(8):
            mark = _MARK.match(text, start, end)
            start = mark.end() if mark else start
            while start < end and (text[start] in _EDGE or text[start] == ")"):
                start += 1
            if self._date_starts.get(start, end + 1) <= end:
                start = self._date_starts[start]
                continue
            lead = at_start("leads").match(text, start, end)
            if not lead or at_start("measure").match(text, start, end):
                break
            start = lead.end()
        return start

    def _trimmed(self, start: int, end: int) -> Span | None:
        text = self._text
        words = list(_WORD.finditer(text, start, end))
        if len(words) > 1 and (bracket := _LONG_BRACKET.search(text, words[1].end(), end)):
            end = bracket.start()
        if len(words) > 2 and self.is_measure((start, end)) and (verb := anywhere("reaches").search(text, words[1].end(), end)):
            end = verb.start()
        if len(words) > 8 and self.is_measure((start, end)):
            narrow = anywhere("narrows_long" if len(words) > 14 else "narrows").search(text, words[2].end(), end)
            end = narrow.start() if narrow else end
        if len(words) > _LONGEST:
            end = min(end, words[_LONGEST - 1].end())
        while end > start:
            dangling = _DANGLING.search(text, max(start, end - 8), end)
            if not dangling and text[end - 1] not in _EDGE:
                break
            end = dangling.start() if dangling else end - 1
        return (start, end) if end > start and _LETTERS.search(text, start, end) else None

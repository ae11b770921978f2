"""Where a phrase before a figure begins: at a noun of measure, at a clause of its own, or at the last break."""

import re
from collections.abc import Sequence

from nlp.figures.cues import anywhere, at_start
from nlp.figures.edges import Edges

WORD = re.compile(r"[\w&]+(?:[.\-][\w&]+)*")
"""A word of a phrase; hyphens and points inside do not part it."""

PLURAL = re.compile(r"(?:các|những|một số)\s+", re.IGNORECASE)
"""What may stand before a noun that begins a phrase."""

_HALF = re.compile(r"(?:^|\s)(?:nông|lâm|ngư|diêm)\Z", re.IGNORECASE)
_LAST_OF_LIST = re.compile(r"\s*(?:[^\W\d]+\s+){1,4}và\s[^\d,]{2,}", re.IGNORECASE)
_BREAK = re.compile(r"[();:“”\"\]|,]")
_DID = re.compile(r"(?<!\w)đã\s")
_CLAUSE = 4
_SUBJECT = 3
"""More words than this make a clause, a long subject."""
_ANEW = ("với", "có", "cao hơn", "thấp hơn", "để thực hiện", "đưa", "nâng", "giúp", "khiến")
"""After these a noun of measure begins the phrase anew."""

_LISTED = 5
"""A noun of a list has no more words than this."""


class Pieces:
    """The beginnings of phrases of one text."""

    def __init__(self, text: str, edges: Edges) -> None:
        self._text = text
        self._edges = edges

    def beginning(self, low: int, end: int) -> int:
        """Where the phrase that ends at `end` begins, not before `low`."""
        firm, commas = self._breaks(low, end)
        last = max(firm)
        stops = self._without_lists(sorted({last, *(comma for comma in commas if comma > last)}), end)
        pieces = list(zip(stops, [*stops[1:], end], strict=True))
        clause: int | None = None
        for number, (start, stop) in reversed(list(enumerate(pieces))):
            if stop < end and self._stands_apart(start, stop):
                return clause if clause is not None else stop
            measure = self._measure(start, stop)
            if measure is not None:
                return self._with_twin(measure, stops[:number])
            words = len(WORD.findall(self._text, start, stop))
            if clause is None and (words > _CLAUSE or anywhere("predicate").search(self._text, start, stop)):
                clause = self._without_subject(start, stop, words)
        return stops[0] if clause is None else clause

    def _without_lists(self, stops: list[int], end: int) -> list[int]:
        """The breaks without commas that only part the words of a list: `nông, lâm nghiệp`, `thu, chi và vay nợ`."""
        while len(stops) > 1 and self._is_listed(stops[-2], stops[-1], end):
            stops = stops[:-1]
        return stops

    def _is_listed(self, start: int, comma: int, end: int) -> bool:
        if _HALF.search(self._text, start, comma - 1):
            return True
        did = _DID.search(self._text, start, comma)
        begin = did.end() if did else start
        words = len(WORD.findall(self._text, begin, comma))
        if not words or words > _LISTED or not _LAST_OF_LIST.fullmatch(self._text, comma, end):
            return False
        return self._measure(comma, end) is None and not self._stands_apart(begin, comma)

    def _stands_apart(self, start: int, stop: int) -> bool:
        """Whether a piece before a comma is an adverbial, a date or a clause of its own."""
        if at_start("opens").match(self._text, start, stop) or self._edges.begins_with_date(start, stop):
            return True
        return anywhere("finite").search(self._text, start, stop) is not None

    def _measure(self, start: int, end: int) -> int | None:
        """The first place in a piece where a noun of measure may begin a phrase; after `với`, `có` the last such place."""
        first: int | None = None
        joints = [start, *(match.end() for match in anywhere("joins").finditer(self._text, start, end))]
        for joint in joints:
            begin = self._edges.without_leads(joint, end)
            plural = PLURAL.match(self._text, begin, end)
            named = at_start("measure").match(self._text, plural.end() if plural else begin, end)
            if named and self._text.endswith("có", start, joint) and self._text.startswith("vốn", begin):
                continue
            if named and (first is None or self._begins_anew(first, start, joint)):
                first = begin
        return first

    def _begins_anew(self, first: int, start: int, joint: int) -> bool:
        """Whether the words before `joint` part what stands behind them from the phrase that begins at `first`."""
        text = self._text
        if text.endswith("so với", start, joint) or not text.endswith(_ANEW, start, joint):
            return False
        return not text.endswith("có", start, joint) or not at_start("share").match(text, first)

    def _without_subject(self, start: int, end: int, words: int) -> int:
        """A clause without the long name of an office: `các cơ quan thi hành án dân sự đã thụ lý` begins at `đã`."""
        verb = _DID.search(self._text, start, end)
        if verb and not anywhere("office").search(self._text, start, verb.start()):
            return start
        if verb and words > _CLAUSE and len(WORD.findall(self._text, start, verb.start())) > _SUBJECT:
            return verb.start()
        return start

    def _breaks(self, low: int, end: int) -> tuple[list[int], list[int]]:
        """Firm breaks, `low` among them, and commas, outside brackets: the offsets after each."""
        text, commas = self._text, []
        depth = 1 if text.startswith("”", end) else 0
        firm = [low]
        for mark in reversed(list(_BREAK.finditer(text, low, end))):
            position, character = mark.start(), mark.group()
            if character in ")”":
                depth += 1
            elif character == "(" or (character == "“" and depth):
                depth -= 1
            elif depth == 0 and character != ",":
                depth = -1
            if depth < 0:
                firm.append(position + 1)
                break
            if depth == 0 and character == "," and not text[position + 1 : position + 2].isdigit():
                commas.append(position + 1)
        firm += [match.end() for match in anywhere("reports").finditer(text, max(firm), end) if match.end() < end]
        return firm, commas

    def _with_twin(self, begin: int, earlier: Sequence[int]) -> int:
        """`begin`, or the piece before it if both begin with the same word: `kết quả số hóa, kết quả giải quyết`."""
        before = max(earlier, default=begin)
        word, twin = WORD.search(self._text, begin), WORD.search(self._text, before)
        if word and twin and twin.start() < begin and word.group().lower() == twin.group().lower():
            return twin.start() if not any(c.isdigit() for c in self._text[before:begin]) else begin
        return begin

"""One text as the search for statements sees it: its sentences, quotations, verbs of speaking, places and bodies."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from corpus.annotations import Body, Place
from nlp.figures.sentences import split
from nlp.lexicon import hits
from nlp.quotations import speakers
from nlp.quotations.parts import Known
from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import Verb, verbs
from nlp.quotes import quoted
from nlp.text import CleanText

_REACH = 260
_TAIL = 40


class Scene:
    """Built once for a text; every look-up takes logarithmic time. Sentences are found when they are first asked for."""

    def __init__(self, clean: CleanText, places: Sequence[Place], bodies: Sequence[Body]) -> None:
        self.text = clean.text
        self.quotes = clean.once(quoted)
        self.verbs: list[tuple[int, int, Verb]] = hits(clean, verbs())
        self._clean = clean
        self._known_ends = sorted({a.end for a in (*places, *bodies)})
        self._bodies = {body.end: body for body in bodies}
        self._bodies_at = {body.start: body for body in bodies}
        self._quote_starts = [start for start, _ in self.quotes]
        self._quote_ends = [end for _, end in self.quotes]

    def sentence_end(self, at: int) -> int:
        """Where the sentence around `at` ends, without white space."""
        end = self._clean.once(split).at(at).end
        tail = self.text[max(at, end - _TAIL) : end]
        return end - len(tail) + len(tail.rstrip())

    def sentence_start(self, at: int) -> int:
        """Where the sentence around `at` begins."""
        return self._clean.once(split).at(at).start

    def is_quoted(self, at: int) -> bool:
        """Whether `at` stands between quotation marks."""
        before = bisect_right(self._quote_starts, at) - 1
        return before >= 0 and at < self._quote_ends[before]

    def clause_start(self, at: int) -> int:
        """Where the words that may name the speaker of a verb at `at` begin: its sentence, behind any quotation."""
        quote = bisect_right(self._quote_ends, at) - 1
        quoted = self._quote_ends[quote] if quote >= 0 else 0
        return max(self._clean.once(split).at(at).start, quoted, at - _REACH)

    def speaker_before(self, at: int, *, bodies: bool) -> Speaker | None:
        """Who stands before a verb at `at`; with `bodies` also a public body."""
        start = self.clause_start(at)
        clause = self.text[start:at]
        found = speakers.before(clause, self.known_from(start))
        if found:
            return found[1]
        body = self._bodies.get(start + speakers.trimmed(clause)) if bodies else None
        return Speaker(" ".join(body.text.split()), None) if body else None

    def body_at(self, at: int) -> Body | None:
        """The body that begins at `at`."""
        return self._bodies_at.get(at)

    def known_from(self, start: int) -> Known:
        """Says how far places and bodies reach before an offset that is counted from `start`, counted likewise."""

        def known(end: int) -> int:
            last = bisect_right(self._known_ends, start + end) - 1
            return max(0, self._known_ends[last] - start) if last >= 0 else 0

        return known

    def verbs_before(self, at: int, reach: int) -> Iterator[tuple[int, int, Verb]]:
        """The verbs that end at most `reach` before `at`, the nearest first."""
        here = bisect_right(self.verbs, at, key=lambda verb: verb[1]) - 1
        while here >= 0 and at - self.verbs[here][1] <= reach:
            yield self.verbs[here]
            here -= 1

    def verb_after(self, at: int) -> tuple[int, int, Verb] | None:
        """The first verb that begins at or after `at`."""
        here = bisect_left(self.verbs, at, key=lambda verb: verb[0])
        return self.verbs[here] if here < len(self.verbs) else None

"""Says what each figure measures: its phrase and indicator, period, target, direction and base, bound, place and check."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.annotations import Body, Citation, Date, Figure, Period, Place
from corpus.record import changed
from nlp.contract import Context, Found
from nlp.figures.change import bound, direction
from nlp.figures.checks import checked, with_wholes
from nlp.figures.indicator import Indicators
from nlp.figures.moved import moves
from nlp.figures.names import indicator_id, indices
from nlp.figures.periods import Periods
from nlp.figures.phrases import Phrases, Span
from nlp.figures.places import Places
from nlp.figures.respective import respective
from nlp.figures.sentences import Sentence, Sentences, split
from nlp.figures.targets import Targets
from nlp.figures.weights import is_weight
from nlp.text import CleanText

_ELSE = re.compile(r"[.;)]|\s\((?=[^()]{12})|,\s+(?:song|nhưng|còn|tuy|trong khi|riêng|mặc dù|dù)\s")
"""Where something else begins."""
_MARKS = ",;:.("
_FOLLOWS, _PRECEDES = 60, 40

AFTER: tuple[str, ...] = ("date", "place", "body")
VERSION = 6


def resolve(text: CleanText, found: Found, context: Context) -> Iterable[Figure]:
    """The figures of `found` in their order, each with what the text around it says about it."""
    figures = found.of(Figure)
    if not figures:
        return ()
    sentences = text.once(split)
    told = list(_told(text, found, list(with_wholes(text.text, figures)), sentences))
    return checked(text.text, told, sentences)


def _told(text: CleanText, found: Found, figures: Sequence[Figure], sentences: Sentences) -> Iterator[Figure]:
    dates = found.of(Date)
    indicators = Indicators(text.text, Phrases(text.text, dates))
    cited = [(citation.start, citation.end) for citation in found.of(Citation)]
    periods = Periods(text.text, dates, cited, sentences)
    places = Places(text.text, found.of(Place), found.of(Body), cited)
    targets = Targets(text.text, sentences)
    moved = moves(text.text, figures, sentences)
    shares = respective(text.text, figures, dates, sentences)
    previous: Figure | None = None
    for number, figure in enumerate(figures):
        following = figures[number + 1].start if number + 1 < len(figures) else len(text.text)
        sentence = sentences.at(figure.start)
        span = indicators.of(figure, sentence, following)
        span = shares.phrases.get(number, span)
        date = shares.dates.get(number, periods.of(figure, sentence, following, span))
        change = direction(text.text, figure, previous if previous and previous.start >= sentence.start else None)
        move = moved.get(number)
        since = changed(figure, end=move.end) if move else figure if change else None
        base = periods.base(since, sentence) if since else None
        previous = changed(
            figure,
            indicator=_original(text, *span) if span else None,
            indicator_id=_identity(text.text, figure, span, sentence, following) if span else None,
            period=_period(text, date.start, date.end, date) if date else None,
            place=places.of(figure.start, sentence, span),
            direction=change,
            base=_period(text, *base) if base else None,
            moved=move.places if move else None,
            bound=bound(text.text, figure),
            target=targets.is_target(figure, sentence, span),
        )
        yield previous


def _identity(text: str, figure: Figure, span: Span, sentence: Sentence, following: int) -> str | None:
    """The id of what is measured: by the unit and the phrase, for a phrase after the figure with what else belongs to it.

    That is what follows, and if it names nothing the verb before: `giải quyết đúng hạn 97,5% hồ sơ`.
    """
    known = _named(text, figure, span, sentence, following)
    return None if known in indices() and is_weight(text, figure) else known


def _named(text: str, figure: Figure, span: Span, sentence: Sentence, following: int) -> str | None:
    start, end = span
    if start < figure.end:
        return indicator_id(f"{figure.unit or ''} {text[start:end]}")
    rest = min(sentence.end, following, end + _FOLLOWS)
    stop = _ELSE.search(text, end, rest)
    phrase = f"{figure.unit or ''} {text[start : stop.start() if stop else rest]}"
    before = text[max(sentence.start, figure.start - _PRECEDES) : figure.start]
    verb = before[max(map(before.rfind, _MARKS)) + 1 :] if figure.figure in ("percent", "ratio") else ""
    return indicator_id(phrase) or indicator_id(f"{verb} {phrase}")


def _period(text: CleanText, start: int, end: int, date: Date | None) -> Period:
    known = (date.date_from, date.date_to) if date else (None, None)
    return Period(text=_original(text, start, end), date_from=known[0], date_to=known[1])


def _original(text: CleanText, clean_start: int, clean_end: int) -> str:
    start, end = text.span(clean_start, clean_end)
    return text.original[start:end]

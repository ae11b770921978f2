"""Says what each figure measures: its phrase and indicator, period, target, direction and base, bound, place and check."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.annotations import Body, Citation, Date, Figure, Period, Place
from corpus.record import changed
from nlp.contract import Context, Found
from nlp.figures.change import bound, direction
from nlp.figures.checks import checked, with_wholes
from nlp.figures.indicator import Indicators
from nlp.figures.moved import moves
from nlp.figures.names import indicator_id
from nlp.figures.periods import Periods
from nlp.figures.phrases import Phrases, Span
from nlp.figures.places import Places
from nlp.figures.respective import respective
from nlp.figures.sentences import Sentence, Sentences, split
from nlp.figures.targets import Targets
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("date", "place", "body")
VERSION = 4


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
        date = shares.dates.get(number, periods.of(figure, sentence, following))
        change = direction(text.text, figure, previous if previous and previous.start >= sentence.start else None)
        move = moved.get(number)
        since = changed(figure, end=move.end) if move else figure if change else None
        base = periods.base(since, sentence) if since else None
        previous = changed(
            figure,
            indicator=_original(text, *span) if span else None,
            indicator_id=indicator_id(_around(text.text, figure, span, sentence, following)) if span else None,
            period=_period(text, date.start, date.end, date) if date else None,
            place=places.of(figure.start, sentence, span),
            direction=change,
            base=_period(text, *base) if base else None,
            moved=move.places if move else None,
            bound=bound(text.text, figure),
            target=targets.is_target(figure, sentence, span),
        )
        yield previous


def _around(text: str, figure: Figure, span: Span, sentence: Sentence, following: int) -> str:
    """The unit with the phrase, and for a phrase after the figure what else belongs to it."""
    start, end = span
    if start >= figure.end:
        rest = min(sentence.end, following, end + 60)
        stops = [text.find(mark, end, rest) for mark in ".;)"]
        end = min([rest, *(stop for stop in stops if stop >= 0)])
    return f"{figure.unit or ''} {text[start:end]}"


def _period(text: CleanText, start: int, end: int, date: Date | None) -> Period:
    known = (date.date_from, date.date_to) if date else (None, None)
    return Period(text=_original(text, start, end), date_from=known[0], date_to=known[1])


def _original(text: CleanText, clean_start: int, clean_end: int) -> str:
    start, end = text.span(clean_start, clean_end)
    return text.original[start:end]

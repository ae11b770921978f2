"""Says what each figure measures: its phrase and indicator, period, target, direction and base, bound, place and check."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.annotations import Citation, Date, Figure, Period
from nlp.contract import Context, Found
from nlp.figures.change import bound, direction
from nlp.figures.indicator import Indicators
from nlp.figures.periods import Periods
from nlp.figures.phrases import Phrases
from nlp.figures.sentences import Sentences
from nlp.figures.targets import Targets
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("date", "place", "body")
VERSION = 1


def resolve(text: CleanText, found: Found, context: Context) -> Iterator[Figure]:
    """The figures of `found` in their order, each with what the text around it says about it."""
    figures = found.of(Figure)
    if not figures:
        return
    dates = found.of(Date)
    sentences = Sentences(text.text)
    indicators = Indicators(text.text, Phrases(text.text, dates))
    periods = Periods(text.text, dates, [(citation.start, citation.end) for citation in found.of(Citation)], sentences)
    targets = Targets(text.text, sentences)
    previous: Figure | None = None
    for number, figure in enumerate(figures):
        following = figures[number + 1].start if number + 1 < len(figures) else len(text.text)
        sentence = sentences.at(figure.start)
        span = indicators.of(figure, sentence, following)
        date = periods.of(figure, sentence, following)
        beside = previous if previous and previous.start >= sentence.start else None
        change = direction(text.text, figure, beside)
        base = periods.base(figure, sentence) if change else None
        previous = replace(
            figure,
            indicator=_original(text, *span) if span else None,
            period=_period(text, date.start, date.end, date) if date else None,
            direction=change,
            base=_period(text, *base) if base else None,
            bound=bound(text.text, figure),
            target=targets.is_target(figure, sentence, span),
        )
        yield previous


def _period(text: CleanText, start: int, end: int, date: Date | None) -> Period:
    return Period(
        text=_original(text, start, end), date_from=date.date_from if date else None, date_to=date.date_to if date else None
    )


def _original(text: CleanText, clean_start: int, clean_end: int) -> str:
    start, end = text.span(clean_start, clean_end)
    return text.original[start:end]

"""Figures as the page shows them: what is asked, the rows with their sentences, the statistics of a kind, and its chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query as InAddress
from markupsafe import Markup
from pydantic import Field

from caicach.fact_queries import fact_query, indicator_name
from caicach.web.asking import YearsForm, province_asked
from caicach.web.formatting import day, number, place, provinces
from caicach.web.highlighting import marked
from caicach.web.holdings import Holdings
from corpus.language import say
from corpus.model import Fact
from corpus.store.facts import FactQuery, Found
from nlp.places.gazetteer import by_id

FigureKind = Literal["", "percent", "ratio", "rank", "money", "score", "count"]


class FiguresAsked(YearsForm):
    """What figures are wanted."""

    indicator: str = Field(default="", max_length=200, description="id of the vocabulary, or words")
    province: str = Field(default="", max_length=80, description="id or name, of then or of now")
    figure: FigureKind = ""
    goal: Literal["", "result", "target"] = Field(default="", description="results or targets only")
    failing: bool = Field(default=False, description="only figures whose arithmetic fails in their own text")

    def query(self) -> FactQuery:
        """The query it means. Raises QueryError for an unknown province."""
        asked = FactQuery(
            figure=self.figure,
            year_from=self.since,
            year_to=self.until,
            results_only=self.goal == "result",
            targets_only=self.goal == "target",
            failing=self.failing,
        )
        return fact_query(asked, indicator=self.indicator, province=province_asked(self.province))


FiguresInAddress = Annotated[FiguresAsked, InAddress()]


def unit_of(figure: str) -> str:
    """The unit of a kind of figures, for a heading; empty where each has its own."""
    return {"percent": "%", "money": say("đồng", "đồng"), "score": say("điểm", "points"), "rank": say("hạng", "rank")}.get(
        figure, ""
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as a line of the table; `flags` are what a reader must know before using it."""

    fact: Fact
    title: str
    url: str
    about: str
    when: str
    where: str
    flags: Sequence[str]
    sentence: Markup
    address: str
    quote: str
    portal: str


def row_of(here: Holdings, found: Found) -> Row:
    """A fact with everything beside it."""
    fact = found.fact
    address = f"/tai-lieu/{fact.document_id}"
    return Row(
        fact=fact,
        title=found.title,
        url=found.url,
        about=indicator_name(fact.indicator_id) if fact.indicator_id else fact.indicator,
        when=period_of(fact),
        where=_where(fact),
        flags=_flags(fact),
        sentence=marked(fact.sentence, [(fact.start, fact.end)], fact.sentence_start),
        address=f"{address}#m{fact.start}",
        quote=f"{address}?quote={fact.sentence_start}-{fact.sentence_end}#trich-dan",
        portal=here.source_name(fact.source),
    )


def period_of(fact: Fact) -> str:
    """The period in words: a year, a day, or two days; that it is the year of publication where the text names none."""
    start, end = fact.date_from, fact.date_to
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start and end:
        return day(end) if start == end else f"{day(start)} – {day(end)}"
    if end:
        return say("đến ", "until ") + day(end)
    return say(f"{fact.year} (năm đăng)", f"{fact.year} (published)") if fact.year else say("không rõ", "not known")


def _where(fact: Fact) -> str:
    """The place it speaks of, and the province its portal speaks for."""
    own = provinces(fact.province_then, fact.province_now)
    if not fact.place or fact.place in (fact.province_then, fact.province_now):
        return own
    spoken = place(fact.place) if fact.place in by_id() else fact.place
    return f"{spoken} · {own}" if own else spoken


def _flags(fact: Fact) -> list[str]:
    flags = [say("chỉ tiêu", "target")] if fact.target else []
    if fact.direction:
        flags.append(
            say("mức tăng", "amount of increase") if fact.direction == "increase" else say("mức giảm", "amount of decrease")
        )
    if fact.holds is False:
        off = number(fact.difference)
        flags.append(
            say(f"phép tính trong bài không khớp, lệch {off}", f"does not agree with the text’s own numbers, off by {off}")
        )
    return flags

"""What the finders find: one frozen class per annotation kind, all with offsets into the body they were found in."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from corpus.record import record

Grain = Literal["day", "month", "quarter", "half", "year", "range"]
Relation = Literal["based_on", "amends", "replaces", "repeals", "implements", "promulgates", "refers"]
Direction = Literal["increase", "decrease"]


@record
class Span:
    """A stretch of text: `start` and `end` in code points, end exclusive, `text == body[start:end]`.

    `rule` names the rule that made it, `confidence` says how sure the rule is, 0..1.
    """

    start: int
    end: int
    text: str
    rule: str = ""
    confidence: float = 1.0


@record
class Citation(Span):
    """A numbered official document, or a law by its name.

    Attributes:
        number: canonical form (`2825/QĐ-UBND`, `13-KL/TU`); a bare number where the text has no more; None for laws by name.
        doc_type: type word, capitalised (`Quyết định`); from the symbol where the text has no word.
        date: the document's own date where it is stated; `year` where only the year is.
        issuer: as stated, completed with the place; else plain from the symbol; else None.
        name: the name, for laws cited by name.
        key: `issuer|number|date` in folded form: numbers repeat across provinces.
        relation: what the citing text does with the document, where it says so.
        full_at: offset of the full citation that a short or second mention was resolved to.
    """

    kind: Literal["citation"] = "citation"
    number: str | None = None
    doc_type: str | None = None
    date: dt.date | None = None
    year: int | None = None
    issuer: str | None = None
    name: str | None = None
    key: str = ""
    relation: Relation | None = None
    full_at: int | None = None


@record
class Date(Span):
    """An expression that can be put on a calendar; both ends inclusive, None while it cannot be resolved.

    Attributes:
        anchored: the expression has no year of its own.
        relative: it is counted from the day of writing (năm nay, tháng trước).
        impossible: no such day exists (31/02): annotated, never moved.
        of_name: the year belongs to the name of a law or programme.
        parts: the (start, end) offsets of both ends of a range whose ends are dates themselves.
        resolved_by: what settled an anchored date: `text`, `published`, `document`.
        bound: how the words around it use it as a limit: `from` (kể từ) and `until` (đến, đến hết) take the date in, `before`
            (trước, hết hiệu lực từ) and `after` (sau) leave it out.
        partial: what the words say while the year is unknown, in ISO 8601-2 form (`XXXX-08-16/XXXX-08-16`, `XXXX-07/XXXX-09`).
    """

    kind: Literal["date"] = "date"
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    grain: Grain = "day"
    anchored: bool = False
    relative: bool = False
    impossible: bool = False
    of_name: bool = False
    role: Literal["issued", "effective", "event", "period"] | None = None
    parts: tuple[tuple[int, int], ...] = ()
    resolved_by: Literal["text", "published", "document"] | None = None
    bound: Literal["from", "until", "before", "after"] | None = None
    partial: str = ""


@record
class Period:
    """The time a figure speaks of: the words that say so, and their inclusive interval."""

    text: str
    date_from: dt.date | None = None
    date_to: dt.date | None = None


@record
class Check:
    """Arithmetic that the text itself lets us verify.

    `rule`: `ratio` (a/b against the percentage beside it), `sum` (parts against their total or 100 %), `difference`.
    `expected` is what the arithmetic gives, `difference` stated minus expected, both in the figure's own unit.
    """

    rule: Literal["ratio", "sum", "difference"]
    holds: bool
    expected: float
    difference: float


@record
class Figure(Span):
    """A number that says something.

    Attributes:
        figure: percent, ratio, rank, money, score or count.
        value: percent in percent (99.6), money in đồng unless `currency` says USD, rank as the place.
        of: denominator, maximum or total; upper: upper end of a range; bound: `at_least` (trên, hơn) or `at_most` (dưới).
        unit: the unit noun of a count or ratio (hồ sơ), else None.
        indicator: the phrase of the text that says what is measured; `indicator_id` its id in the vocabulary where known.
        place: id of the place, or the phrase naming the body, that the figure speaks of.
        direction: the figure is an amount of change; base: what it changed against.
        moved: places that a rank has risen, negative for fallen, since `base`; None where the text does not say.
        target: a goal rather than a result.
    """

    kind: Literal["figure"] = "figure"
    figure: Literal["percent", "ratio", "rank", "money", "score", "count"] = "percent"
    value: float = 0.0
    of: float | None = None
    upper: float | None = None
    unit: str | None = None
    currency: Literal["VND", "USD"] | None = None
    bound: Literal["at_least", "at_most"] | None = None
    indicator: str | None = None
    indicator_id: str | None = None
    period: Period | None = None
    place: str | None = None
    direction: Direction | None = None
    base: Period | None = None
    moved: int | None = None
    target: bool = False
    check: Check | None = None


@record
class Place(Span):
    """A province, district or commune; `id` from the gazetteer, None when the name alone does not settle it."""

    kind: Literal["place"] = "place"
    id: str | None = None
    name: str = ""
    level: Literal["province", "district", "commune"] = "province"
    province_then: str | None = None
    province_now: str | None = None


@record
class Body(Span):
    """A public body (UBND, HĐND, Sở, Phòng, Tỉnh ủy …): its expanded name, its type and its place id where known."""

    kind: Literal["body"] = "body"
    name: str = ""
    type: str = ""
    place: str | None = None


@record
class Practice(Span):
    """A named practice; `key` is the normalised name under which the same practice in two provinces meets."""

    kind: Literal["practice"] = "practice"
    practice: Literal["mô hình", "sáng kiến", "phong trào", "đề án", "phần mềm"] = "mô hình"
    name: str = ""
    key: str = ""


@record
class Quotation(Span):
    """Words somebody is reported to have said: direct (in quotation marks) or reported."""

    kind: Literal["quotation"] = "quotation"
    speaker: str | None = None
    position: str | None = None
    direct: bool = True


@record
class Area(Span):
    """Evidence for one of the six reform areas (Nghị quyết 76/NQ-CP, 15/7/2021); `listed`: it only stands in a list of them."""

    kind: Literal["area"] = "area"
    area: str = ""
    listed: bool = False


Annotation = Annotated[Citation | Date | Figure | Place | Body | Practice | Quotation | Area, Field(discriminator="kind")]
AnyAnnotation = Citation | Date | Figure | Place | Body | Practice | Quotation | Area


@record
class Signer:
    """Who signed: the name, the last title line, and the TM., KT., TL. lines above it joined by ` / `."""

    name: str | None = None
    position: str | None = None
    on_behalf: str | None = None


@record
class Basis:
    """A document or law of the preamble. `nested`: cited inside another document's title."""

    text: str
    number: str | None = None
    name: str | None = None
    date: dt.date | None = None
    nested: bool = False


@record
class ActRelation:
    """What the act itself does to another document, outside its preamble."""

    kind: Literal["amends", "replaces", "repeals", "promulgates", "implements", "refers"]
    text: str
    number: str | None = None


@record
class Decision:
    """The parts of an administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I); None or () where it does not say."""

    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent: str | None = None
    issued_on: dt.date | None = None
    effective_on: dt.date | None = None
    issued_at: str | None = None
    title: str | None = None
    signer: Signer | None = None
    bases: tuple[Basis, ...] = ()
    relations: tuple[ActRelation, ...] = ()
    recipients: tuple[str, ...] = ()
    articles: int | None = None


@record
class Reading:
    """All that was found in one text: annotations ordered by (start, end, kind), and the decision's parts if it is one."""

    annotations: tuple[AnyAnnotation, ...] = ()
    decision: Decision | None = None

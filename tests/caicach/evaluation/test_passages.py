"""Scores of passages: what counts as found, as right, and as neither."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caicach.evaluation.gold import Passage
from caicach.evaluation.passages import score_passages
from corpus.annotations import AnyAnnotation, Citation, Date, Figure, Period, Reading

TEXT = "Ngày 5/3/2024, xã nhận 90,5% hồ sơ theo Quyết định số 12/QĐ-UBND từ ngày 1/4 đến ngày 30/4/2024, sau 6 tháng."
DAY = {"start": "2024-03-05", "end": "2024-03-05", "grain": "day", "anchored": False}
RANGE = {"start": "2024-04-01", "end": "2024-04-30", "grain": "range", "anchored": False}
ENDS = [
    {"text": "ngày 1/4", "start": "2024-04-01", "end": "2024-04-01", "grain": "day"},
    {"text": "ngày 30/4/2024", "start": "2024-04-30", "end": "2024-04-30", "grain": "day"},
]


def gold(words: str, **fields: Any) -> dict[str, Any]:
    return {"text": words, "at": TEXT.index(words), **fields}


PERCENT = gold(
    "90,5%", kind="percent", value=90.5, of=None, indicator="xã nhận hồ sơ", period="Ngày 5/3/2024", change=None, target=False
)


def passage(**lists: list[dict[str, Any]]) -> Passage:
    return Passage("p1", TEXT, date(2024, 5, 1), {"citations": [], "dates": [], "figures": [], "counts": [], **lists})


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def day(words: str, first: date | None, last: date | None = None, **fields: Any) -> Date:
    return Date(**at(words), date_from=first, date_to=last or first, **fields)


def scores(one: Passage, *found: AnyAnnotation) -> dict[str, tuple[float, float, float]]:
    measures, _ = score_passages([one], lambda _: Reading(annotations=found))
    return {m.key: (m.right, m.found, m.gold) for m in measures}


MARCH = day("Ngày 5/3/2024", date(2024, 3, 5))
APRIL = day("ngày 1/4 đến ngày 30/4/2024", date(2024, 4, 1), date(2024, 4, 30), grain="range")
FIRST, LAST = day("ngày 1/4", date(2024, 4, 1), anchored=True), day("ngày 30/4/2024", date(2024, 4, 30))


@pytest.mark.parametrize(
    ("found", "overlap", "strict", "value"),
    [
        ([MARCH], (1, 1, 1), (1, 1, 1), (1, 1, 1)),
        ([day("5/3/2024", date(2024, 3, 5))], (1, 1, 1), (0, 1, 1), (1, 1, 1)),
        ([day("Ngày 5/3/2024", date(2024, 5, 3))], (1, 1, 1), (1, 1, 1), (0, 1, 1)),
        ([day("Ngày 5", None), day("3/2024", date(2024, 3, 1), date(2024, 3, 31))], (1, 2, 1), (0, 2, 1), (0, 2, 1)),
        ([], (0, 0, 1), (0, 0, 1), (0, 0, 1)),
        ([FIRST], (0, 1, 1), (0, 1, 1), (0, 1, 1)),
        ([replace(MARCH, relative=True)], (0, 0, 1), (0, 0, 1), (0, 0, 1)),
        ([replace(MARCH, impossible=True)], (0, 0, 1), (0, 0, 1), (0, 0, 1)),
    ],
)
def test_a_date_is_matched_by_overlap_and_judged_by_span_and_days(
    found: list[Date], overlap: tuple[int, ...], strict: tuple[int, ...], value: tuple[int, ...]
) -> None:
    got = scores(passage(dates=[gold("Ngày 5/3/2024", **DAY)]), *found)
    assert (got["dates.overlap"], got["dates.strict"], got["dates.value"]) == (overlap, strict, value)


@pytest.mark.parametrize(
    ("found", "value"),
    [([APRIL], (1, 1, 1)), ([FIRST, LAST], (2, 2, 2)), ([FIRST], (0, 1, 1)), ([LAST, MARCH], (0, 2, 1))],
)
def test_a_range_may_be_given_whole_or_as_both_its_parts(found: list[Date], value: tuple[int, ...]) -> None:
    assert scores(passage(dates=[gold("ngày 1/4 đến ngày 30/4/2024", **RANGE, parts=ENDS)]), *found)["dates.value"] == value


@pytest.mark.parametrize("found", [[], [day("6 tháng", date(2024, 1, 1), date(2024, 6, 30))], [day("6 tháng", None)]])
def test_what_is_optional_counts_neither_as_missed_nor_as_false(found: list[Date]) -> None:
    optional = gold("6 tháng", start="2024-01-01", end="2024-06-30", grain="half", anchored=True, optional=True)
    got = scores(passage(dates=[gold("Ngày 5/3/2024", **DAY), optional]), MARCH, *found)
    assert got["dates.overlap"] == got["dates.value"] == (1, 1, 1)


@pytest.mark.parametrize(("published", "first"), [(date(2024, 5, 1), date(2024, 4, 1)), (None, None)])
def test_an_open_date_is_right_when_the_publication_settles_it(published: date | None, first: date | None) -> None:
    settled = {"start": "2024-04-01", "end": "2024-04-01"}
    one = passage(dates=[gold("ngày 1/4", start=None, end=None, grain="day", anchored=True, by_published=settled)])
    got = scores(replace(one, published=published), day("ngày 1/4", first, anchored=True))
    assert got["dates.value"] == got["dates.anchored"] == (1, 1, 1)


def figure(**fields: Any) -> Figure:
    return Figure(**at("90,5%"), value=90.5, indicator="hồ sơ", **fields)


@pytest.mark.parametrize(
    ("found", "key", "score"),
    [
        (figure(), "figures.value", (1, 1, 1)),
        (figure(upper=91.0), "figures.value", (0, 1, 1)),
        (figure(figure="ratio"), "figures.value", (0, 1, 1)),
        (figure(figure="ratio"), "figures.value_percent", (0, 0, 1)),
        (figure(figure="ratio"), "figures.value_ratio", (0, 1, 0)),
        (figure(figure="count"), "counts.overlap", (0, 1, 0)),
        (figure(), "figures.indicator", (2 / 3, 1, 1)),
        (figure(period=Period(text="hôm ấy", date_from=date(2024, 3, 5), date_to=date(2024, 3, 5))), "figures.period", (1, 1, 1)),
        (figure(period=Period(text="Ngày 5/3/2024")), "figures.period", (0, 1, 1)),
        (figure(), "figures.period", (0, 1, 1)),
        (figure(target=True), "figures.target", (0, 1, 1)),
        (figure(direction="increase"), "figures.change", (0, 1, 1)),
        (figure(currency="USD"), "figures.currency", (0, 1, 1)),
    ],
)
def test_a_figure_is_judged_by_kind_and_value_and_each_field(found: Figure, key: str, score: tuple[float, ...]) -> None:
    assert scores(passage(dates=[gold("Ngày 5/3/2024", **DAY)], figures=[PERCENT]), found)[key] == pytest.approx(score)


@pytest.mark.parametrize(
    ("number", "issuer", "identity", "shared"),
    [
        ("12/QĐ-UBND", "UBND tỉnh", (1, 1, 1), 1.0),
        ("12/QD-UBND", "UBND", (0, 1, 1), 2 / 3),
        ("12/QĐ-UBND", None, (1, 1, 1), 0.0),
        (None, "UBND tỉnh", (0, 0, 1), 0.0),
    ],
)
def test_a_citation_is_judged_by_its_number_and_laws_by_name_are_left_out(
    number: str | None, issuer: str | None, identity: tuple[int, ...], shared: float
) -> None:
    wanted = gold("Quyết định số 12/QĐ-UBND", type="Quyết định", number="12/QĐ-UBND", date=None, issuer="UBND tỉnh")
    found = Citation(**at("Quyết định số 12/QĐ-UBND"), number=number, doc_type="Quyết định", issuer=issuer)
    got = scores(passage(citations=[wanted]), found)
    assert got["citations.identity"] == identity
    assert got["citations.issuer"][0] == pytest.approx(shared)


def test_every_difference_is_told_with_its_place_in_context() -> None:
    one = passage(dates=[gold("Ngày 5/3/2024", **DAY)])
    _, misses = score_passages([one], lambda _: Reading(annotations=(day("5/3/2024", date(2024, 5, 3)), LAST)))
    assert [(m.list, m.what) for m in misses] == [("dates", "false"), ("dates", "span"), ("dates", "value")]
    assert misses[0].context.count("⟦ngày 30/4/2024⟧") == 1
    assert "2024-03-05" in misses[2].expected
    assert "2024-05-03" in misses[2].got

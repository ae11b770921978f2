"""Records from documents: what is taken from where, and when their digest changes."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.annotations import Area, Citation, Decision
from corpus.model import Document, Head, Image, Published
from index.prepared import freshness, prepare
from index.record import record_of
from index.vietnamese import tokens

DOCUMENT = Document(
    id="0123456789abcdef",
    source="quang-tri",
    url="https://portal.example/1",
    kind="decision",
    title="Quyết định về một cửa",
    body="Quyết định về một cửa\nCăn cứ Nghị quyết số 76/NQ-CP; công tác CCHC.",
    published=Published(on=date(2021, 8, 1)),
    images=(Image(url="https://portal.example/1.jpg"),),
    province_then="quang-binh",
    province_now="quang-tri",
    external_id="cong-chung-1",
)
ANNOTATIONS = (
    Citation(start=30, end=49, text="Nghị quyết số 76/NQ-CP", number="76/NQ-CP", doc_type="Nghị quyết"),
    Citation(start=30, end=49, text="Nghị quyết số 76/NQ-CP", number="76/NQ-CP", doc_type="Nghị quyết"),
    Citation(start=0, end=1, text="L", name="Luật Công chứng"),
    Area(start=0, end=1, text="x", area="the-che"),
    Area(start=0, end=1, text="x", area="tai-chinh-cong", listed=True),
)


def test_what_is_taken_from_where() -> None:
    record = record_of(DOCUMENT, ANNOTATIONS, Decision(number="12/QĐ-UBND", doc_type="Quyết định", issuer="UBND xã"))
    assert record.cites == (("76/NQ-CP", "Nghị quyết"),)
    assert record.areas == ("the-che",)
    assert (record.numbers, record.doc_type, record.issuer) == (("12/QĐ-UBND",), "Quyết định", "UBND xã")
    assert record.external_id == "cong-chung-1"
    assert (record.day, record.image, record.group) == (date(2021, 8, 1), "https://portal.example/1.jpg", DOCUMENT.id)


def test_what_the_portal_states_comes_before_what_was_read() -> None:
    stated = replace(DOCUMENT, head=Head(number="15/QĐ-UBND", issued_on=date(2021, 7, 20)))
    record = record_of(stated, (), Decision(number="12/QĐ-UBND", issued_on=date(2020, 1, 1)))
    assert record.numbers == ("15/QĐ-UBND", "12/QĐ-UBND")
    assert record.day == date(2021, 7, 20)


CHANGES = [
    replace(DOCUMENT, body=DOCUMENT.body + "."),
    replace(DOCUMENT, title="Khác"),
    replace(DOCUMENT, province_now=""),
    replace(DOCUMENT, group="fedcba9876543210"),
    replace(DOCUMENT, published=None),
]


@pytest.mark.parametrize("changed", CHANGES)
def test_the_digest_changes_with_what_is_searched(changed: Document) -> None:
    assert record_of(changed).digest != record_of(DOCUMENT).digest


def test_the_digest_is_stable() -> None:
    assert record_of(DOCUMENT, ANNOTATIONS).digest == record_of(DOCUMENT, list(ANNOTATIONS)).digest
    assert record_of(DOCUMENT, ANNOTATIONS).digest != record_of(DOCUMENT).digest


def test_prepared_texts_have_the_same_tokens_in_both_forms() -> None:
    prepared = prepare(record_of(DOCUMENT))
    assert len(prepared.exact.split(" ")) == len(prepared.folded.split(" "))
    assert " ".join(tokens("cải cách hành chính")) in prepared.exact
    assert prepared.stamp == f"{DOCUMENT.id}:{record_of(DOCUMENT).digest}"


def test_fresher_is_slightly_better_and_unknown_is_no_loss_of_sense() -> None:
    days = [None, date(1999, 1, 1), date(2010, 1, 1), date(2010, 7, 1), date(2024, 1, 1), date(2090, 1, 1)]
    weights = [freshness(day) for day in days]
    assert weights == sorted(weights)
    assert 1.0 <= weights[0] <= weights[-1] <= 1.4

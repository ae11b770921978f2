"""Near-duplicates: who says the same as whom, who said it first, and that the order of coming makes no difference."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.duplicates import Sketch, alike, among, band_keys, group_of_each, signature, sketch
from corpus.model import Document, Head, Published
from corpus.store import Store, open_store

SENTENCE = (
    "một cửa liên thông hồ sơ đúng hạn trễ cấp xã huyện tỉnh đánh giá hài lòng người dân doanh nghiệp công chức dịch vụ trực"
    " tuyến toàn trình số hóa kết quả giải quyết thủ tục rút ngắn thời gian niêm yết công khai phản ánh kiến nghị kiểm tra"
)
WORDS = SENTENCE.split()


def prose(seed: int, length: int = 160) -> str:
    """Words in an order of their own."""
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def edited(text: str, every: int) -> str:
    """The text with every so-manieth word replaced."""
    return " ".join(f"thay{n}" if n % every == every - 1 else word for n, word in enumerate(text.split()))


def a_document(number: int, body: str, day: int = 1, time: str = "", source: str = "mau", act: str = "") -> Document:
    return Document(
        id=f"{number:016x}",
        source=source,
        url=f"https://{source}.example/{number}",
        kind="decision" if act else "news",
        title=f"Tin {number}",
        body=body,
        published=Published(on=date(2026, 3, day), time=time) if day else None,
        head=Head(number=act) if act else None,
        group=f"{number:016x}",
    )


SEEN = date(2026, 3, 9)


def grouped(*documents: Document) -> dict[int, int]:
    """The groups of documents by their numbers."""
    sketches = [sketch(document, SEEN) for document in documents]
    return {int(one, 16): int(group, 16) for one, group in group_of_each(sketches, among(sketches)).items()}


TEXT = prose(1)

SAME = [
    pytest.param(TEXT, TEXT, id="word for word"),
    pytest.param(TEXT, TEXT.upper().replace(" ", ", "), id="case and punctuation"),
    pytest.param(TEXT, "Đài tỉnh đưa tin. " + TEXT + " Theo cổng thông tin điện tử tỉnh.", id="a line more at both ends"),
    pytest.param(TEXT, edited(TEXT, 40), id="a few words changed"),
]
OTHER = [
    pytest.param(TEXT, prose(2), id="another text of the same words"),
    pytest.param(TEXT, edited(TEXT, 6), id="every sixth word changed"),
    pytest.param(TEXT, TEXT[: len(TEXT) // 2], id="half of it"),
    pytest.param("Hồ sơ đúng hạn.", "Hồ sơ đúng hạn.", id="too short to tell"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_text_is_one_group_under_who_published_first(one: str, other: str) -> None:
    assert grouped(a_document(1, one, day=5), a_document(2, other, day=3)) == {1: 2, 2: 2}


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_texts_stand_alone(one: str, other: str) -> None:
    assert grouped(a_document(1, one), a_document(2, other)) == {1: 1, 2: 2}


def test_a_time_on_the_day_goes_before_none_and_undated_come_last() -> None:
    timed, later = a_document(7, TEXT, day=4, time="09:30"), a_document(5, TEXT, day=4, time="14:00")
    untimed, undated = a_document(3, TEXT, day=4), a_document(1, TEXT, day=0)
    assert set(grouped(timed, later, untimed, undated).values()) == {7}
    assert set(grouped(later, untimed, undated).values()) == {5}
    assert set(grouped(untimed, undated).values()) == {3}


def test_of_undated_documents_the_one_met_first_leads() -> None:
    early = sketch(a_document(9, TEXT, day=0), date(2026, 3, 1))
    late = sketch(a_document(2, TEXT, day=0), SEEN)
    assert set(group_of_each([late, early], among([late, early])).values()) == {early.id}


def test_acts_of_one_form_but_other_numbers_are_other_acts() -> None:
    assert grouped(a_document(1, TEXT, act="12/QĐ-UBND"), a_document(2, TEXT, act="13/QĐ-UBND")) == {1: 1, 2: 2}
    assert grouped(a_document(1, TEXT, act="12/QĐ-UBND"), a_document(2, TEXT, act="12/QD-UBND")) == {1: 1, 2: 1}


def test_texts_of_just_enough_likeness_share_a_band_nearly_always() -> None:
    found = 0
    for seed in range(60):
        one, other = signature(prose(seed, 400)), signature(edited(prose(seed, 400), 33))
        found += bool(set(band_keys(one)) & set(band_keys(other)))
    assert found >= 57


VARIANTS = [(n, body) for n in range(4) for body in (prose(n), edited(prose(n), 50), prose(n) + " hết tin")]


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    chosen = draw(st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=9))
    days = draw(st.lists(st.integers(0, 3), min_size=len(chosen), max_size=len(chosen)))
    return [a_document(n, body, day) for n, ((_, body), day) in enumerate(zip(chosen, days, strict=True), 1)]


@given(corpora(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_documents_makes_no_difference(documents: list[Document], chance: random.Random) -> None:
    shuffled = chance.sample(documents, len(documents))
    assert grouped(*documents) == grouped(*shuffled)


def put(store: Store, documents: list[Document], version: str = "a") -> None:
    for document in documents:
        store.documents.put(document, input_digest=version, producer="reader-1", seen_at=datetime(2026, 3, 9, tzinfo=UTC))


def settle(store: Store) -> dict[int, int]:
    """What the grouping stage does, and the groups it ends with."""
    stale = list(store.sketches.stale())
    store.sketches.put([(stored, sketch(stored.document, SEEN)) for stored in stale])
    while waiting := store.sketches.unsettled(2):
        store.sketches.settle(group_of_each(waiting, store.sketches.near))
    return {int(stored.document.id, 16): int(stored.document.group, 16) for stored in store.documents.all()}


@given(corpora(), st.integers(0, 8), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=15)
def test_piece_by_piece_in_any_order_ends_as_all_at_once(documents: list[Document], cut: int, chance: random.Random) -> None:
    shuffled = chance.sample(documents, len(documents))
    with open_store("sqlite://") as store:
        put(store, shuffled[:cut])
        settle(store)
        put(store, shuffled[cut:])
        assert settle(store) == grouped(*documents)


def test_a_changed_text_leaves_its_group_and_the_rest_find_a_new_first(store: Store) -> None:
    put(store, [a_document(1, TEXT, day=1), a_document(2, TEXT, day=2), a_document(3, TEXT, day=3)])
    assert settle(store) == {1: 1, 2: 1, 3: 1}
    put(store, [a_document(1, prose(8), day=1)], "b")
    assert settle(store) == {1: 1, 2: 2, 3: 2}
    store.documents.remove(f"{2:016x}")
    assert settle(store) == {1: 1, 3: 3}


def test_a_group_changes_neither_the_digest_nor_the_annotations(store: Store) -> None:
    put(store, [a_document(1, TEXT, day=1), a_document(2, TEXT, day=2)])
    before = {stored.document.id: stored.digest for stored in store.documents.all()}
    settle(store)
    assert {stored.document.id: stored.digest for stored in store.documents.all()} == before
    put(store, [replace(a_document(2, TEXT, day=2), fetched_at=datetime(2026, 4, 1, tzinfo=UTC))], "b")
    assert settle(store) == {1: 1, 2: 1}


def test_a_sketch_is_like_itself_and_an_empty_one_like_nothing() -> None:
    one = Sketch(id="a", signature=signature(TEXT))
    assert alike(one, [one]) == [one]
    assert alike(one, [Sketch(id="b", signature=b"")]) == []
    assert alike(Sketch(id="b", signature=b""), [one]) == []

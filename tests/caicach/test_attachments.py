"""Archived attachments come into the documents that offer them: read once, joined whenever something changed, never flapping."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest

from caicach.memory import StoreMemory
from caicach.stages.attachments import ATTEMPTS, Attaching, attach
from corpus.annotations import Reading
from corpus.archive import Archive, Exchange
from corpus.model import ArchiveRef, Attachment, Document
from corpus.store import Store, open_store
from crawler.filing import offered
from crawler.memory import FetchState, Visit

MORNING = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
PAGE_TEXT = "Thông báo về việc lấy ý kiến dự thảo quy chế phối hợp giữa các cơ quan của tỉnh."
ACT = ("Điều 1. Quy chế này áp dụng cho các sở, ngành và xã.", "Điều 2. Cơ quan được hỏi ý kiến trả lời trong 02 ngày làm việc.")
ADDRESS = "https://mau.example/tep/quy-che.docx"


def word(*lines: str) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


class Place:
    """A store and an archive, filled as a crawl fills them."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.store, self.archive, self.memory = store, Archive(folder), StoreMemory(store.engine)

    def page(self, body: str = PAGE_TEXT, version: str = "a", at: datetime = MORNING) -> None:
        """A page as read, of some bytes."""
        document = Document(
            id="0" * 16,
            source="mau",
            url="https://mau.example/tin",
            kind="news",
            title="Lấy ý kiến dự thảo quy chế",
            body=body,
            fetched_at=at,
            attachments=(Attachment(url=ADDRESS, name="Dự thảo quy chế"),),
        )
        state = FetchState(source="mau", url=document.url, digest=version, document=document.id, fetched_at=at, reader="r1")
        self.memory.record(Visit(state=state, document=document, found=offered(document)))

    def file(self, data: bytes, at: datetime = MORNING) -> None:
        """The answer for the attachment."""
        exchange = Exchange(
            url=ADDRESS, asked=ADDRESS, source="mau", fetched_at=at, method="GET", request_headers=(), request_body=b"",
            status=200, headers=(), body=data,
        )  # fmt: skip
        with self.archive.writer() as writer:
            ref = writer.write(exchange)
        self.state(hashlib.sha256(data).hexdigest(), ref, at)

    def state(self, digest: str, ref: ArchiveRef, at: datetime = MORNING) -> None:
        known = FetchState(source="mau", url=ADDRESS, kind="file", digest=digest, archived=ref, fetched_at=at, status=200)
        self.memory.record(Visit(state=known))

    def attach(self, **options: bool) -> Attaching:
        return attach(self.store, self.archive, 1, **options)

    @property
    def document(self) -> Document:
        stored = self.store.documents.get("0" * 16)
        assert stored is not None
        return stored.document

    @property
    def reasons(self) -> list[str]:
        return sorted(problem.reason for problem in self.store.problems.all())


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with open_store(str(tmp_path / "kho.sqlite")) as store:
        yield Place(tmp_path / "archive", store)


JOINED = "\n".join((PAGE_TEXT, *ACT))


def test_the_text_of_an_attachment_comes_into_the_body(place: Place) -> None:
    place.page()
    place.file(word(*ACT))
    assert place.attach() == Attaching(read=1, failed=0, joined=1)
    (file,) = place.document.attachments
    assert place.document.body == JOINED
    assert (file.text.strip(), file.problem, file.name) == ("\n".join(ACT), "", "Dự thảo quy chế")
    assert file.media_type.endswith("wordprocessingml.document")
    assert place.attach() == Attaching()


def test_an_unchanged_page_met_again_stays_joined_and_annotated(place: Place) -> None:
    place.page()
    place.file(word(*ACT))
    place.attach()
    (stored,) = place.store.readings.stale("v1")
    place.store.readings.put([(stored, Reading(), [])], "v1")
    later = MORNING + timedelta(days=2)
    place.page(version="b", at=later)
    assert (place.document.body, place.document.fetched_at) == (JOINED, later)
    assert place.attach() == Attaching()
    assert list(place.store.readings.stale("v1")) == []
    assert place.store.documents.versions("0" * 16) == []


def test_a_changed_page_is_joined_again_and_the_earlier_state_kept(place: Place) -> None:
    place.page()
    place.file(word(*ACT))
    place.attach()
    place.page(body="Đã hết hạn góp ý cho dự thảo.", version="b")
    assert place.attach() == Attaching(joined=1)
    assert place.document.body == "\n".join(("Đã hết hạn góp ý cho dự thảo.", *ACT))
    (earlier,) = place.store.documents.versions("0" * 16)
    assert earlier.document.body == JOINED


def test_other_bytes_at_the_same_address_make_a_version(place: Place) -> None:
    place.page()
    place.file(word(ACT[0]))
    place.attach()
    place.file(word(*ACT))
    assert place.attach() == Attaching(read=1, joined=1)
    assert place.document.body == JOINED
    (earlier,) = place.store.documents.versions("0" * 16)
    assert earlier.document.body == f"{PAGE_TEXT}\n{ACT[0]}"


def test_a_file_that_comes_late_makes_no_version(place: Place) -> None:
    place.page()
    place.attach()
    assert place.document.attachments[0].problem
    place.file(word(*ACT))
    place.attach()
    assert place.document.body == JOINED
    assert place.store.documents.versions("0" * 16) == []


def test_the_same_bytes_are_read_once_whoever_offers_them(place: Place) -> None:
    place.page()
    place.file(word(*ACT))
    place.attach()
    other = replace(place.document, id="1" * 16, source="khac", body="Bài khác.", attachments=(Attachment(url=ADDRESS),))
    place.store.documents.put(other, input_digest="x", producer="r1", seen_at=MORNING)
    state = place.memory.recall("mau", ADDRESS)
    assert state is not None
    place.memory.record(Visit(state=replace(state, source="khac")))
    assert place.attach() == Attaching(joined=1)


def test_what_cannot_be_read_is_a_problem_and_tried_a_few_times_more(place: Place) -> None:
    place.page()
    place.file(b"%PDF-1.7 broken")
    assert place.attach() == Attaching(read=1, failed=1, joined=1)
    assert place.reasons == ["attachment"]
    assert place.document.body == PAGE_TEXT
    assert place.document.attachments[0].problem
    for _ in range(ATTEMPTS - 1):
        assert place.attach() == Attaching(read=1, failed=1)
    assert place.attach() == Attaching()
    assert place.attach(again=True).read == 1
    place.file(word(*ACT))
    place.attach()
    assert (place.reasons, place.document.body) == ([], JOINED)


def test_a_lost_archive_file_costs_one_problem(place: Place) -> None:
    place.page()
    place.state("d" * 64, ArchiveRef(file="mat.warc.gz", offset=0))
    assert place.attach().failed == 1
    assert place.reasons == ["attachment"]


@pytest.mark.parametrize("stop", ["after the page", "after the text"])
def test_stopped_in_between_the_next_run_ends_the_same(place: Place, stop: str) -> None:
    place.page()
    if stop == "after the page":
        place.attach()
    place.file(word(*ACT))
    if stop == "after the text":
        place.attach()
        place.page(body=PAGE_TEXT + " Hạn cuối là thứ Sáu.", version="b")
        place.page(version="c")
    place.attach()
    assert place.document.body == JOINED
    assert place.attach() == Attaching()

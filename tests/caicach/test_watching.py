"""Watches: each new document is told once, by feed, file and mail; a mail server that refuses costs nothing but time."""

import asyncio
import email
import email.policy
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from caicach.session import Session
from caicach.settings import MailSettings, WatchSettings
from caicach.stages.refresh import refresh
from caicach.watching import Watched, begin, new_watch, run_watches
from corpus.errors import CaicachError, QueryError
from corpus.model import Document, Published
from corpus.text import digest

FIRST = Document(
    id="1" * 16,
    source="mot",
    url="https://mot.example/1",
    kind="news",
    title="Phường An Bình mở quầy hỏi đáp",
    body="Quầy hỏi đáp của phường An Bình mở cửa sáng thứ Bảy cho người đi làm.",
    published=Published(on=date(2025, 8, 2)),
)
SECOND = replace(
    FIRST, id="2" * 16, url="https://mot.example/2", title="Thêm quầy hỏi đáp ở chợ", body="Quầy hỏi đáp thứ hai nằm cạnh chợ."
)
LONG = replace(
    SECOND,
    id="5" * 16,
    url="https://mot.example/5",
    body="Quầy hỏi đáp thứ hai nằm cạnh chợ, mở từ bảy giờ sáng đến chín giờ tối.\n"
    "Bà con đi chợ ghé vào hỏi giấy khai sinh, giấy phép xây nhà, thủ tục sang tên ruộng đất.\n"
    "Hai đoàn viên trực quầy chỉ cách nộp hồ sơ bằng điện thoại và in giúp tờ khai.\n"
    "Sau một tháng, quầy đã trả lời cho hơn ba trăm lượt người, phần lớn là tiểu thương bận bán hàng.",
)
COPY = replace(LONG, id="3" * 16, source="hai", url="https://hai.example/2")
OTHER = replace(FIRST, id="4" * 16, url="https://mot.example/4", title="Lịch cắt điện", body="Cắt điện từ 8 giờ.")


class Mailbox:
    """An SMTP server on loopback (RFC 5321, as much as a sender needs); refuses every mail while `refusing`."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refusing = False
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            verb = line.strip().upper()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                content = (await reader.readuntil(b"\r\n.\r\n"))[:-5]
                self.mails.append(email.message_from_bytes(content, policy=email.policy.default))
                writer.write(b"250 taken\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                refused = self.refusing and verb.startswith(b"RCPT")
                writer.write(b"550 no such box\r\n" if refused else b"250 fine\r\n")
        writer.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._server.close()
        self._loop.close()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()


@pytest.fixture
def here(tmp_path: Path) -> Session:
    path = tmp_path / "pipelines.yaml"
    path.write_text("{}", "utf8")
    session = Session(path)
    store_documents(session, FIRST, OTHER)
    return session


def store_documents(session: Session, *documents: Document) -> None:
    """What a harvest leaves behind: stored, annotated and indexed."""
    with session.store() as store:
        for document in documents:
            made = replace(document, digest=digest(document.title, document.body))
            store.documents.put(made, input_digest=made.digest, producer="test", seen_at=datetime(2025, 8, 3, tzinfo=UTC))
        refresh(session, store)


def save(session: Session, query: str, **outputs: str) -> str:
    watch = new_watch("Quầy", f"q={query}", outputs=outputs)
    with session.store() as store, session.engine() as engine:
        begin(store, engine, watch)
    return watch.id


def run(session: Session, mailbox: Mailbox | None = None) -> Watched:
    smtp = (
        MailSettings(host="127.0.0.1", port=mailbox.port, security="none", sender="caicach@coquan.example") if mailbox else None
    )
    settings = session.settings.model_copy(update={"watches": WatchSettings(site="http://noibo.example/", smtp=smtp)})
    with session.store() as store, session.engine() as engine:
        return run_watches(settings, store, engine)


def found(session: Session, watch: str) -> set[str]:
    with session.store() as store:
        return {hit.document_id for hit in store.watches.hits(watch)}


def test_what_is_new_is_told_once_by_every_output(here: Session, mailbox: Mailbox, tmp_path: Path) -> None:
    watch = save(here, "quầy hỏi đáp", mail="can.bo@coquan.example", text="moi.txt", atom="nguon/tin.atom")
    assert found(here, watch) == {FIRST.id}
    assert run(here, mailbox) == Watched(1, 0, 0)
    assert mailbox.mails == []
    store_documents(here, SECOND)
    assert run(here, mailbox) == Watched(1, 1, 0)
    assert run(here, mailbox) == Watched(1, 0, 0)
    assert found(here, watch) == {FIRST.id, SECOND.id}
    lines = (tmp_path / "moi.txt").read_text("utf8").splitlines()
    assert lines == [f"02/08/2025\t{SECOND.title}\thttp://noibo.example/tai-lieu/{SECOND.id}"]
    feed = feedparser.parse((tmp_path / "nguon" / "tin.atom").read_bytes())
    assert [entry.title for entry in feed.entries] == [SECOND.title, FIRST.title]
    assert len({entry.id for entry in feed.entries}) == 2
    [mail] = mailbox.mails
    assert mail["To"] == "can.bo@coquan.example"
    assert mail["Subject"] == "Quầy: 1 tài liệu mới"
    assert SECOND.title in mail.get_content()
    assert FIRST.title not in mail.get_content()


def test_a_mail_that_was_refused_is_sent_by_the_next_run(here: Session, mailbox: Mailbox) -> None:
    watch = save(here, "quầy", mail="can.bo@coquan.example")
    store_documents(here, SECOND)
    mailbox.refusing = True
    assert run(here, mailbox) == Watched(1, 1, 1)
    with here.store() as store:
        [problem] = store.problems.all(stage="watch")
        assert problem.subject == watch
        assert "lần chạy sau" in problem.detail
    mailbox.refusing = False
    assert run(here, mailbox) == Watched(1, 0, 0)
    assert run(here, mailbox) == Watched(1, 0, 0)
    assert len(mailbox.mails) == 1
    with here.store() as store:
        assert store.problems.all(stage="watch") == []


def test_one_failing_watch_stops_no_other(here: Session, tmp_path: Path) -> None:
    save(here, "quầy", mail="can.bo@coquan.example")
    save(here, "quầy", text="moi.txt")
    store_documents(here, SECOND)
    assert run(here) == Watched(2, 2, 1)
    assert SECOND.title in (tmp_path / "moi.txt").read_text("utf8")


def test_a_file_that_cannot_be_written_is_a_problem_and_nothing_is_lost(here: Session, tmp_path: Path) -> None:
    (tmp_path / "muc").write_text("a file where a folder is wanted")
    save(here, "quầy", text="muc/moi.txt")
    store_documents(here, SECOND)
    assert run(here).failed == 1
    (tmp_path / "muc").unlink()
    assert run(here).failed == 0
    assert SECOND.title in (tmp_path / "muc" / "moi.txt").read_text("utf8")


def test_a_near_duplicate_of_what_was_told_is_not_new(here: Session) -> None:
    folded, single = save(here, "quầy hỏi đáp chợ"), save(here, "quầy hỏi đáp chợ&fold=no")
    store_documents(here, LONG)
    run(here)
    store_documents(here, COPY)
    run(here)
    assert len(found(here, folded) & {LONG.id, COPY.id}) == 1
    assert {LONG.id, COPY.id} <= found(here, single)


@pytest.mark.parametrize(
    ("parameters", "outputs"), [("", {}), ("q=", {}), ("sort=newest", {}), ("q=a&from=bao+gio", {}), ("q=a", {"fax": "1"})]
)
def test_what_cannot_be_watched_is_refused(parameters: str, outputs: dict[str, str]) -> None:
    with pytest.raises(QueryError) as refused:
        new_watch("x", parameters, outputs=outputs)
    assert refused.value.remedy


@pytest.mark.parametrize("address", ["", "khong-phai", "a@b.vn, c@d.vn", "a@b.vn\nBcc: c@d.vn", "Tên <a@b.vn>"])
def test_only_one_plain_address_gets_mail(address: str) -> None:
    from caicach.watch_mail import recipient

    with pytest.raises(CaicachError):
        recipient(address)

"""A small corpus of self-written documents, some of them hostile, and a client of the site over it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from caicach.session import Session
from caicach.stages.refresh import refresh
from caicach.web.app import create_app
from corpus.archive import Archive, Exchange
from corpus.model import Attachment, Document, Head, Image, Published
from corpus.text import digest

HOME = "http://localhost"
LOCAL = ("127.0.0.1", 50000)
HOSTILE = '<script>alert("x")</script> & "Bản tin" <img src=x onerror=alert(1)>'
PLAN = "Ban hành kế hoạch trả kết quả tại nhà cho người cao tuổi"

DECISION = Document(
    id="d" * 16,
    source="so-noi-vu",
    url="https://quangtri.example/vb/1907",
    kind="decision",
    title=PLAN,
    body=(
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ\nSố: 1907/QĐ-UBND\nQuảng Trị, ngày 20 tháng 7 năm 2021\nQUYẾT ĐỊNH\n" + PLAN + "\n"
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"
        "Điều 1. Trả kết quả tại nhà cho người từ đủ 70 tuổi trở lên."
    ),
    published=Published(on=date(2021, 7, 21)),
    head=Head(number="1907/QĐ-UBND", doc_type="Quyết định", issuer="UBND tỉnh Quảng Trị", issued_on=date(2021, 7, 20)),
    province_then="quang-tri",
    province_now="quang-tri",
)
ARTICLE = Document(
    id="a" * 16,
    source="so-noi-vu",
    url="https://quangtri.example/tin/1",
    kind="news",
    title="Gio Linh mang giấy tờ đến tận bản",
    body=(
        "Sáng thứ Tư, tổ lưu động của huyện lên đường.\n"
        "Trong năm 2022, tổ đã trả 450/500 hồ sơ tại nhà, đạt 90%. Bà Hồ Thị Mai nói: “Tôi không phải đi bộ mười cây số nữa”.\n"
        "Việc này theo Quyết định số 1907/QĐ-UBND ngày 20/7/2021 của UBND tỉnh Quảng Trị."
    ),
    published=Published(on=date(2023, 1, 5), time="08:30"),
    images=(Image(url="https://quangtri.example/a.jpg", caption="Tổ lưu động qua suối"), Image(url="javascript:alert(1)")),
    attachments=(Attachment(url="https://quangtri.example/b.pdf", name="Phụ lục.pdf", text="Danh sách bản."),),
    province_then="quang-tri",
    province_now="quang-tri",
)
TWIN = replace(ARTICLE, id="b" * 16, source="bao-tinh", url="https://bao.example/tin/9", published=Published(on=date(2023, 1, 6)))
MERGED = replace(
    ARTICLE,
    id="c" * 16,
    url="https://binhphuoc.example/tin/2",
    title="Lộc Ninh hẹn giờ làm thủ tục qua điện thoại",
    body="Người dân Lộc Ninh gọi điện để hẹn giờ. Năm 2024, 1.250 lượt người đã hẹn trước.",
    images=(),
    attachments=(),
    published=Published(on=date(2024, 3, 2)),
    province_then="binh-phuoc",
    province_now="dong-nai",
)
EVIL = replace(
    MERGED,
    id="e" * 16,
    url="javascript:alert(document.cookie)",
    title=HOSTILE,
    body=f"{HOSTILE}\nMột đoạn {HOSTILE} có số 12%.",
    published=None,
    province_then="",
    province_now="",
)
PAGE = b"<html><script>alert(1)</script><p>B\xe1\xba\xa3n l\xc6\xb0u</p></html>"


def write_settings(folder: Path) -> Session:
    """A session whose store, archive and index lie in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pipelines.yaml"
    path.write_text(json.dumps({"source_folders": []}), "utf8")
    return Session(path)


def fill(session: Session) -> None:
    """Stores, annotates and indexes the documents; the article has an earlier version and an archived page."""
    moment = datetime(2023, 1, 7, tzinfo=UTC)
    with Archive(session.settings.archive_folder).writer() as writer:
        archived = writer.write(
            Exchange(
                url=ARTICLE.url,
                asked=ARTICLE.url,
                source=ARTICLE.source,
                fetched_at=moment,
                method="GET",
                request_headers=(),
                request_body=b"",
                status=200,
                headers=(("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "stolen=1")),
                body=PAGE,
            )
        )
    earlier = replace(ARTICLE, body=ARTICLE.body.replace("450/500", "430/500"))
    documents = (DECISION, earlier, replace(ARTICLE, archived=archived), TWIN, MERGED, EVIL)
    with session.store() as store:
        for number, document in enumerate(documents):
            made = replace(document, digest=digest(document.title, document.body))
            store.documents.put(made, input_digest=str(number), producer="test", seen_at=moment)
        store.documents.regroup([(ARTICLE.id, ARTICLE.id), (TWIN.id, ARTICLE.id)])
        refresh(session, store)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The corpus, filled once; tests that share it only read."""
    session = write_settings(tmp_path_factory.mktemp("site"))
    fill(session)
    return session


@pytest.fixture(scope="session")
def app(site: Session) -> Iterator[FastAPI]:
    """The application over the corpus."""
    made = create_app(site)
    yield made
    made.state.holdings.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A browser without cookies."""
    return TestClient(app, base_url=HOME, client=LOCAL, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application over a corpus that one module of tests may change."""
    session = write_settings(tmp_path_factory.mktemp("own"))
    fill(session)
    made = create_app(session)
    yield made
    made.state.holdings.close()


@pytest.fixture
def browser(own_app: FastAPI) -> TestClient:
    """A browser without cookies over that corpus."""
    return TestClient(own_app, base_url=HOME, client=LOCAL, raise_server_exceptions=False)

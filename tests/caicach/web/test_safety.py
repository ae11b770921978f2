"""What keeps the site safe: headers, hosts, password, tokens, limits, hostile documents."""

import re
import socket
from pathlib import Path

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from caicach.commands.serve import _listening, _password
from caicach.session import Session
from caicach.web.app import create_app
from caicach.web.limits import Buckets
from caicach.web.visitors import Visitor, guard, read_secret
from corpus.errors import SettingsError
from tests.caicach.web.conftest import ARTICLE, EVIL, HOME, LOCAL


@pytest.mark.parametrize("address", ["/", "/nowhere", "/api/search", "/?from=x", f"/tai-lieu/{EVIL.id}"])
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/", f"/tai-lieu/{EVIL.id}", "/?q=đoạn+12%25", f"/tai-lieu/{EVIL.id}?quote=0-90", "/?q=<script>"]
)
def test_what_a_document_or_a_query_says_is_text(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert page.count("<script") == page.count('<script src="/static/')
    assert not re.search(r"<[^>]*\son\w+=|\sstyle=|(?:href|src)=\"(?!/|#|https?://)", page)


def test_the_archived_copy_can_do_nothing(client: TestClient) -> None:
    answer = client.get(f"/luu-tru/{ARTICLE.id}")
    assert "Bản lưu" in answer.text
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"sandbox", "default-src 'none'"} <= set(policy)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8080", 200), ("127.0.0.1", 200), ("[::1]:8080", 200), ("LOCALHOST", 200), ("rebound.example", 421), ("", 421)],
)
def test_only_its_own_hosts_are_served(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("", 401),
        ("Basic YW55OmNvcnJlY3QgaG9yc2U=", 200),
        ("Bearer correct horse", 200),
        ("Basic YW55Ondyb25n", 401),
        ("Bearer wrong", 401),
        ("Basic ???", 401),
        ("Digest x", 401),
    ],
)
def test_the_password_is_asked_for(site: Session, header: str, status: int) -> None:
    client = TestClient(create_app(site, password="correct horse", hosts=None), base_url="http://kho.example", client=LOCAL)
    answer = client.get("/api", headers={"Authorization": header} if header else {})
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_another_address_demands_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAICACH_WEB_PASSWORD", raising=False)
    assert _password("127.0.0.1") == ""
    with pytest.raises(SettingsError, match="mật khẩu") as raised:
        _password("0.0.0.0")
    assert "CAICACH_WEB_PASSWORD" in raised.value.remedy
    monkeypatch.setenv("CAICACH_WEB_PASSWORD", "short")
    with pytest.raises(SettingsError):
        _password("0.0.0.0")
    monkeypatch.setenv("CAICACH_WEB_PASSWORD", "long enough to be one")
    assert _password("0.0.0.0") == "long enough to be one"


def test_a_port_that_is_taken_is_told() -> None:
    with _listening("127.0.0.1", 0) as first, pytest.raises(SettingsError) as raised:
        _listening("127.0.0.1", first.getsockname()[1])
    assert "--port" in raised.value.remedy


def test_an_address_that_was_told_takes_connections_at_once() -> None:
    with _listening("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        assert listening.accept()


@pytest.fixture
def changing(site: Session) -> TestClient:
    """The site with one more page, which changes something and tells whose it is."""
    app: FastAPI = create_app(site)
    router = APIRouter()

    @router.post("/change", dependencies=[Depends(guard)])
    def change(visitor: Visitor) -> dict[str, str]:
        return {"visitor": visitor}

    @router.get("/form")
    def form(visitor: Visitor) -> dict[str, str]:
        return {"visitor": visitor}

    app.include_router(router)
    return TestClient(app, base_url=HOME, client=LOCAL)


def test_a_change_needs_the_token_of_this_browser(changing: TestClient) -> None:
    from itsdangerous import URLSafeTimedSerializer

    visitor = changing.get("/form").json()["visitor"]
    assert changing.get("/form").json()["visitor"] == visitor
    tokens = URLSafeTimedSerializer(changing.app.state.secret, "csrf")  # type: ignore[attr-defined]
    token = tokens.dumps(visitor)
    assert changing.post("/change", data={"token": token}).json() == {"visitor": visitor}
    assert changing.post("/change", headers={"X-CSRF-Token": token}).status_code == 200
    for data, headers in (
        ({}, {}),
        ({"token": "made up"}, {}),
        ({"token": tokens.dumps("f" * 32)}, {}),
        ({"token": token}, {"Sec-Fetch-Site": "cross-site"}),
    ):
        assert changing.post("/change", data=data, headers=headers).status_code == 403
    changing.cookies.clear()
    assert changing.post("/change", data={"token": token}).status_code == 403


def test_the_cookie_cannot_be_read_by_scripts_or_made_up(changing: TestClient) -> None:
    cookie = changing.get("/form").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    changing.cookies.clear()
    assert "set-cookie" in changing.get("/form", headers={"Cookie": "caicach=made-up.id"}).headers


@pytest.mark.parametrize(
    ("size", "status"), [(1_000_001, 413), (10, 405)], ids=["too large", "small enough, but nothing is sent there"]
)
def test_what_is_sent_has_a_limit(client: TestClient, size: int, status: int) -> None:
    assert client.post("/", content=b"x" * size).status_code == status


def test_an_address_has_a_limit(client: TestClient) -> None:
    assert client.get("/", params={"q": "a" * 9_000}).status_code == 414


def test_other_machines_may_not_ask_too_often(site: Session) -> None:
    client = TestClient(create_app(site, password="", hosts=None), base_url=HOME, client=("192.0.2.7", 50000))
    statuses = {client.get("/static/icon.svg").status_code for _ in range(400)}
    assert statuses == {200, 429}


def test_a_client_has_its_burst_and_then_its_rate() -> None:
    now = [0.0]
    buckets = Buckets(3, 2.0, lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]
    assert buckets.take("b")
    now[0] = 0.5
    assert [buckets.take("a"), buckets.take("a")] == [True, False]


def test_the_secret_stays_and_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAICACH_WEB_SECRET", raising=False)
    path = tmp_path / "var" / "web.secret"
    assert read_secret(path) == read_secret(path)
    assert path.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("CAICACH_WEB_SECRET", "from the environment")
    assert read_secret(path) == "from the environment"


@given(st.text(max_size=60))
def test_any_query_has_an_answer(client_for_all: TestClient, text: str) -> None:
    assert client_for_all.get("/", params={"q": text}).status_code == 200


@pytest.fixture(scope="module")
def client_for_all(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=HOME, client=LOCAL)

"""A cluster behind TLS with credentials: a real node, a gate before it, an authority of our own."""

from pathlib import Path

import pytest

from corpus.errors import EngineError
from index import Record, open_engine, parse_query
from index.elastic.connection import PREFIX
from tests.index.tls_proxy import gate, make_certificates

KEY = ({"API_KEY": "a2V5OnNlY3JldA=="}, "ApiKey a2V5OnNlY3JldA==")
USER = ({"USERNAME": "caicach", "PASSWORD": "secret"}, "Basic Y2FpY2FjaDpzZWNyZXQ=")


def give(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(PREFIX + name, value)


@pytest.mark.parametrize(("environment", "header"), [KEY, USER], ids=["api-key", "basic"])
@pytest.mark.parametrize("named_in", ["settings", "environment"])
def test_indexing_and_searching_through_tls_with_credentials(
    environment: dict[str, str],
    header: str,
    named_in: str,
    elasticsearch_url: str,
    records: list[Record],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority, certificate = make_certificates(tmp_path)
    give(monkeypatch, environment | ({"CA_CERTS": str(authority)} if named_in == "environment" else {}))
    trusted = {"ca_certs": str(authority)} if named_in == "settings" else {}
    name = f"test-tls-{named_in}-{'key' if 'API_KEY' in environment else 'user'}"
    with (
        gate(elasticsearch_url, certificate, header) as url,
        open_engine("elasticsearch", {"hosts": url, "index": name, **trusted}) as engine,
    ):
        assert engine.index(records) == []
        assert engine.count() == len(records)
        assert engine.search(parse_query("cải cách hành chính")).total > 0
        assert len(list(engine.iterate(parse_query()))) == len(records)


def test_another_authority_is_not_trusted(elasticsearch_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, certificate = make_certificates(tmp_path)
    other, _ = make_certificates(tmp_path, "other")
    give(monkeypatch, KEY[0])
    with gate(elasticsearch_url, certificate, KEY[1]) as url:
        for trusted in ({"ca_certs": str(other)}, {}):
            settings = {"hosts": url, "timeout": 5, **trusted}
            with open_engine("elasticsearch", settings) as engine, pytest.raises(EngineError) as caught:
                engine.search(parse_query("x"))
            assert "ca_certs" in caught.value.remedy


def test_an_authority_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("elasticsearch", {"hosts": "https://127.0.0.1:9", "ca_certs": str(tmp_path / "none.pem")})
    assert "none.pem" in str(caught.value)


@pytest.mark.parametrize("environment", [{}, {"API_KEY": "d3Jvbmc="}, {"USERNAME": "caicach", "PASSWORD": "wrong"}])
def test_missing_or_wrong_credentials_are_said(
    environment: dict[str, str], elasticsearch_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, certificate = make_certificates(tmp_path)
    give(monkeypatch, environment)
    with (
        gate(elasticsearch_url, certificate, KEY[1]) as url,
        open_engine("elasticsearch", {"hosts": url, "ca_certs": str(authority)}) as engine,
        pytest.raises(EngineError) as caught,
    ):
        engine.search(parse_query("x"))
    assert f"{PREFIX}API_KEY" in caught.value.remedy

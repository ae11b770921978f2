"""Each fault does on the wire what it says, and heals when it should."""

from typing import Literal

import httpx
import pytest

from demo.faults import Bomb, Challenge, Drip, Endless, Flood, Instead, Redirect, Refusal, Reset, Rule, TruncatedGzip
from demo.server import Portal

PAGE = "/news/cai-cach-hanh-chinh/hai-lang-dua-vao-hoat-dong-bo-phan-mot-cua-hien-dai-102.html"


@pytest.fixture
def address(portal: Portal) -> str:
    return portal.addresses["quang-tri"] + PAGE


@pytest.mark.parametrize("part", [0, 0.5])
def test_a_reset_connection_fails_and_then_heals(portal: Portal, address: str, part: float) -> None:
    portal.faults.append(Rule(Reset(part), path=".*-102.html", times=2))
    for _ in range(2):
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            httpx.get(address)
    assert httpx.get(address).status_code == 200
    assert [hit.status for hit in portal.hits] == ([200, 200, 200] if part else [0, 0, 200])


def test_a_truncated_gzip_is_whole_as_http(portal: Portal, address: str) -> None:
    whole = httpx.get(address).content
    portal.faults.append(Rule(TruncatedGzip()))
    with httpx.stream("GET", address) as answer:
        raw = b"".join(answer.iter_raw())
    assert len(raw) == int(answer.headers["content-length"]) < len(whole) / 2
    assert raw[:2] == b"\x1f\x8b"


def test_a_drip_brings_all_slowly(portal: Portal, address: str) -> None:
    whole = httpx.get(address).content
    portal.faults.append(Rule(Drip(piece=4096, pause=0.01)))
    assert httpx.get(address).content == whole


def test_a_redirect_loop_has_no_end(portal: Portal, address: str) -> None:
    portal.faults.append(Rule(Redirect(), path=".*-102.html.*"))
    with pytest.raises(httpx.TooManyRedirects), httpx.Client(follow_redirects=True, max_redirects=5) as client:
        client.get(address)


def test_a_redirect_may_lead_into_a_private_network(portal: Portal, address: str) -> None:
    portal.faults.append(Rule(Redirect("http://169.254.1.1/")))
    assert httpx.get(address).headers["location"] == "http://169.254.1.1/"


def test_an_error_heals_after_its_times_for_each_path_apart(portal: Portal, address: str) -> None:
    portal.faults.append(Rule(Refusal(503, retry_after=1), times=1))
    first = httpx.get(address)
    assert (first.status_code, first.headers["retry-after"]) == (503, "1")
    assert httpx.get(address).status_code == 200
    assert httpx.get(address + "?x").status_code == 503


def test_a_rule_strikes_its_site_only(portal: Portal, address: str) -> None:
    portal.faults.append(Rule(Refusal(), site="son-la"))
    assert httpx.get(address).status_code == 200


@pytest.mark.parametrize(("template", "words"), [("maintenance", "Hệ thống đang bảo trì"), ("gambling", "nhà cái")])
def test_other_pages_stand_in_place(
    portal: Portal, address: str, template: Literal["maintenance", "gambling"], words: str
) -> None:
    portal.faults.append(Rule(Instead(template)))
    answer = httpx.get(address)
    assert answer.status_code == 200
    assert words in answer.text


def test_the_challenge_wants_its_cookie(portal: Portal, address: str) -> None:
    challenge = Challenge()
    portal.faults.append(Rule(challenge))
    assert f'document.cookie="{challenge.cookie}={challenge.value}"' in httpx.get(address).text
    assert "news-bodyhtml" in httpx.get(address, headers={"Cookie": f"{challenge.cookie}={challenge.value}"}).text


def test_the_flood_guard_refuses_until_its_window_is_over(portal: Portal, address: str) -> None:
    now = [100.0]
    guard = Flood(limit=3, window=60, clock=lambda: now[0])
    portal.faults.append(Rule(guard))
    answers = [httpx.get(address) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[3].headers["retry-after"] == "61"
    assert "floodblocker" in answers[3].text
    now[0] = 159.5
    assert httpx.get(address).headers["retry-after"] == "1"
    now[0] = 160.0
    assert httpx.get(address).status_code == 200
    assert guard.refused == 3


@pytest.mark.parametrize(("fault", "size"), [(Bomb(5_000_000), 5_000_000), (Endless(6_553_600), 6_553_600)])
def test_too_much(portal: Portal, address: str, fault: Bomb | Endless, size: int) -> None:
    portal.faults.append(Rule(fault))
    with httpx.stream("GET", address) as answer:
        assert sum(map(len, answer.iter_bytes())) == size
        assert answer.num_bytes_downloaded < 10_000 or isinstance(fault, Endless)


def test_a_client_that_gives_up_does_not_stop_the_portal(portal: Portal, address: str) -> None:
    portal.faults.append(Rule(Drip(piece=64, pause=0.05), times=1))
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(address, timeout=0.02)
    assert httpx.get(address).status_code == 200

"""The server: every site on its own port, validators, the two visits, and the record of requests."""

import re
import socket
import subprocess
import sys

import httpx
import pytest

from demo import library
from demo.bulk import enlarged
from demo.server import HOST, Hit, Portal, serve


def all_pages(portal: Portal) -> list[str]:
    """Every address of every sitemap."""
    found = []
    for base in portal.addresses.values():
        todo = [base + "/sitemap.xml"]
        for address in todo:
            text = httpx.get(address).text
            (todo if "<sitemapindex" in text else found).extend(re.findall(r"<loc>([^<]+)</loc>", text))
    return found


def test_every_site_has_an_address_of_its_own(portal: Portal) -> None:
    assert list(portal.addresses) == [site.id for site in library.sites()]
    assert len(set(portal.addresses.values())) == 6


def test_every_page_answers_304_to_who_has_it(portal: Portal) -> None:
    with httpx.Client() as client:
        for address in all_pages(portal):
            first = client.get(address)
            assert first.status_code == 200
            tag = {"If-None-Match": first.headers["etag"]}
            assert client.get(address, headers=tag).status_code == 304, address
            if "last-modified" in first.headers:
                assert client.get(address, headers={"If-Modified-Since": first.headers["last-modified"]}).status_code == 304
            assert client.get(address, headers=tag | {"If-None-Match": '"other"'}).status_code == 200


def test_a_second_visit_meets_one_changed_one_new_and_one_deleted_page(portal: Portal) -> None:
    with httpx.Client() as client:
        first = {address: client.get(address) for address in all_pages(portal)}
        portal.visit = 2
        second = set(all_pages(portal))
        assert [address[-8:] for address in second - set(first)] == ["410.html"]
        assert [address[-8:] for address in set(first) - second] == ["208.html"]
        changed = []
        for address in second & set(first):
            answer = client.get(address, headers={"If-Modified-Since": first[address].headers.get("last-modified", "")})
            if answer.status_code == 200 and "last-modified" in answer.headers:
                changed.append(address[-8:])
        assert changed == ["108.html"]
        gone = next(address for address in first if address.endswith("208.html"))
        assert client.get(gone).status_code == 404


def test_requests_are_noted_with_their_query_and_status(portal: Portal) -> None:
    httpx.get(portal.addresses["son-la"] + "/portal/Pages/tin-cai-cach.aspx?PageIndex=2")
    assert portal.hits == [Hit("son-la", "/portal/Pages/tin-cai-cach.aspx?PageIndex=2", 200)]
    assert portal.paths("quang-tri") == []


def test_some_sites_only_and_an_unknown_one() -> None:
    with serve(sites=["son-la"]) as portal:
        assert list(portal.addresses) == ["son-la"]
    with pytest.raises(KeyError), serve(sites=["khong-co"]):
        pass


def test_a_taken_port_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with pytest.raises(OSError), serve(taken.getsockname()[1], sites=["son-la"]):
            pass


def test_a_bulk_of_pages_is_the_same_each_time_and_all_different() -> None:
    with serve(sites=["quang-tri"], bulk=120) as portal:
        shelf = enlarged("quang-tri", 1, 120)
        assert len(shelf.news) == 129
        assert len({news.body for news in shelf.news}) == 129
        found = httpx.get(portal.addresses["quang-tri"] + "/sitemap-vi.news.xml").text.count("<loc>")
        assert found == 129


def test_an_unknown_family() -> None:
    with pytest.raises(ModuleNotFoundError), serve(sites=["son-la"], families={"son-la": "khong-co"}):
        pass


@pytest.mark.parametrize(
    ("options", "code", "says"), [(["--port", "80000"], 2, "--port phải từ 0"), (["--visit", "3"], 2, "--visit")]
)
def test_wrong_usage_of_the_command(options: list[str], code: int, says: str) -> None:
    done = subprocess.run([sys.executable, "-m", "demo", *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == code
    assert says in done.stderr


def test_the_command_serves_until_it_is_told_to_stop() -> None:
    with subprocess.Popen([sys.executable, "-m", "demo", "--port", "0"], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        name, address = running.stdout.readline().split()
        assert name == "quang-tri"
        assert httpx.get(address).status_code == 200
        running.terminate()
        assert running.wait(30) == 0


def test_the_command_names_a_taken_port() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run([sys.executable, "-m", "demo", "--port", port], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"Không mở được cổng từ {port}" in done.stderr

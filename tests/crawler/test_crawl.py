"""Harvests over real HTTP: the demo portal as it should be, and a portal that fails in every way known, with nothing lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from caicach.memory import open_memory
from corpus.archive import Archive
from corpus.model import Document
from crawler.source import Source
from demo.server import Portal
from demo.server import serve as serve_demo
from tests.crawler import faulty_portal as faulty
from tests.crawler.faulty_portal import FaultyPortal, serve
from tests.crawler.place import Place, only, source

pytestmark = pytest.mark.system


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def demo() -> Iterator[Portal]:
    with serve_demo(sites=["quang-tri", "ninh-thuan"]) as portal:
        yield portal


def demo_sources(portal: Portal) -> list[Source]:
    news, sharepoint = portal.addresses["quang-tri"], portal.addresses["ninh-thuan"]
    sections = [f"{sharepoint}/portal/Pages/{name}.aspx" for name in ("cai-cach-hanh-chinh", "chuyen-doi-so", "van-ban")]
    return [source(news, id="quang-tri", lists=[]), source(sharepoint, id="ninh-thuan", lists=sections)]


def test_a_second_run_asks_only_whether_lists_have_changed(place: Place, demo: Portal) -> None:
    first = place.crawl(*demo_sources(demo))
    assert first.finished
    assert first.total("added") == len(place.documents()) > 20
    assert first.problems == 0
    asked = len(demo.hits)
    second = place.crawl(*demo_sources(demo))
    assert (second.total("added"), second.total("fetched"), second.total("changed")) == (0, 0, 0)
    assert second.total("waiting") > 15
    again = [hit for hit in demo.hits[asked:] if not hit.path.endswith("robots.txt")]
    assert {hit.status for hit in again} == {304}


def test_what_robots_forbids_is_not_asked_for(place: Place) -> None:
    with serve(FaultyPortal(faults={"/kin/bai-viet-1.html": faulty.body(faulty.article(1))})) as portal:
        report = only(place.crawl(source(portal.address)))
        assert not [path for path, _ in portal.hits if path.startswith("/kin/")]
    assert report.problems == {"robots": 1}
    assert report.added == 5


def test_every_archived_page_reads_back_what_was_stored(place: Place) -> None:
    with serve(FaultyPortal(pages=8)) as portal:
        place.crawl(source(portal.address))
    archive = Archive(place.folder / "archive")
    for document in place.documents().values():
        assert document.archived is not None
        page = archive.read(document.archived)
        assert page.final_url == document.url
        assert document.title.encode() in page.body


def test_faults_that_pass_lose_nothing(place: Place) -> None:
    faults = {"/tin/dut-1.html": faulty.reset_twice, "/tin/nen-1.html": faulty.torn_gzip_once, "/tin/loi-1.html": faulty.heals}
    with serve(FaultyPortal(pages=3, faults=faults)) as portal:
        report = only(place.crawl(source(portal.address)))
    assert (report.added, dict(report.problems)) == (6, {})


def test_faults_that_stay_cost_one_problem_each(place: Place) -> None:
    spam = "<title>Nhà cái uy tín, tài xỉu online</title><p>" + "casino, nổ hũ, kèo nhà cái, xóc đĩa. " * 60
    faults = {
        "/tin/cham-1.html": faulty.drips,
        "/tin/vong-1.html": faulty.loops,
        "/tin/bom-1.html": faulty.bomb,
        "/tin/mat-1.html": faulty.body(b"", 404),
        "/tin/loi-1.html": faulty.body(b"loi", 500),
        "/tin/mem-1.html": faulty.body("<title>Thông báo</title><p>Trang không tồn tại".encode()),
        "/tin/bao-tri-1.html": faulty.body("<title>Bảo trì</title><p>Hệ thống đang bảo trì".encode()),
        "/tin/co-bac-1.html": faulty.body(spam.encode()),
        "/tin/trong-1.html": faulty.body(b""),
        "/tin/tep-1.html": faulty.body(b"%PDF-1.4 x"),
    }
    with serve(FaultyPortal(pages=3, faults=faults)) as portal:
        report = only(place.crawl(source(portal.address), timeout=2.0, attempts=1))
    assert report.added == 3
    expected = {
        "timeout",
        "redirect_loop",
        "too_large",
        "gone",
        "http_500",
        "soft_404",
        "maintenance",
        "spam",
        "empty",
        "not_a_page",
    }
    assert dict(report.problems) == dict.fromkeys(expected, 1)
    assert {p.reason for p in place.problems()} == expected
    assert all(p.detail and p.source == "cong" for p in place.problems())


def test_a_broken_link_costs_nothing_and_a_page_beyond_the_last_ends_the_list(place: Place) -> None:
    def paged(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
        links = "".join(f'<a href="/vi/bai-viet/bai-{n}">Bài viết số {n} về một cửa</a>' for n in range(3))
        faulty.send(handler, f'<html><body>{links}<a href="http://[hong/">Liên kết hỏng nặng</a></body></html>'.encode())

    pages = {f"/vi/bai-viet/bai-{n}": faulty.body(faulty.article(n)) for n in range(3)}
    with serve(FaultyPortal(pages=0, faults={"/vi/chuyen-muc": paged, **pages})) as portal:
        report = only(place.crawl(source(portal.address, lists=[f"{portal.address}/vi/chuyen-muc"])))
        assert portal.paths(404) == ["/vi/chuyen-muc?page=2"]
    assert (report.added, dict(report.problems)) == (3, {})


def test_addresses_that_lead_to_one_page_have_it_fetched_once(place: Place) -> None:
    with serve(FaultyPortal(pages=1)) as portal:
        for name in ("cu-1", "cu-2"):
            portal.faults[f"/muc/{name}.html"] = faulty.to("/tin/bai-1.html")
        first = only(place.crawl(source(portal.address)))
        assert portal.asked["/tin/bai-1.html"] == 1
        second = only(place.crawl(source(portal.address), refresh=True))
        assert portal.asked["/tin/bai-1.html"] == 2
        assert list(place.documents()) == [f"{portal.address}/tin/bai-1.html"]
    assert (first.added, second.added, second.changed, second.unchanged) == (1, 0, 0, 1)
    assert not first.problems + second.problems


def test_an_article_that_is_moved_takes_its_document_along(place: Place) -> None:
    with serve(FaultyPortal(pages=0)) as portal:
        portal.faults = {"/muc/bai-9.html": faulty.body(faulty.article(9))}
        place.crawl(source(portal.address))
        portal.faults = {"/muc/bai-9.html": faulty.to("/tin/bai-9.html")}
        place.crawl(source(portal.address), refresh=True)
        with open_memory(place.url) as memory:
            known = {url: memory.recall("cong", portal.address + url) for url in ("/muc/bai-9.html", "/tin/bai-9.html")}
    assert {url: bool(state and state.document) for url, state in known.items()} == {
        "/muc/bai-9.html": False,
        "/tin/bai-9.html": True,
    }


def test_standing_pages_and_lists_are_no_documents_and_are_asked_for_ever_less(place: Place) -> None:
    def page(kind: str) -> bytes:
        return faulty.article(3).replace(b"<body>", f'<link href="/wp-content/x.css"><body class="{kind}">'.encode())

    faults = {f"/tin/{kind}-1.html": faulty.body(page(kind)) for kind in ("page", "archive", "single")}
    with serve(FaultyPortal(pages=0, faults=faults)) as portal:
        report = only(place.crawl(source(portal.address)))
        assert [url.rpartition("/")[2] for url in place.documents()] == ["single-1.html"]
        assert (report.added, report.left_out, dict(report.problems)) == (1, 2, {})
        wanted = Place(place.folder / "trang")
        assert only(wanted.crawl(source(portal.address, pages=True))).added == 2
        assert {url.rpartition("/")[2] for url in wanted.documents()} == {"single-1.html", "page-1.html"}


def test_a_flood_guard_is_waited_for_until_everything_is_there(place: Place) -> None:
    with serve(FaultyPortal(pages=60, window=1.5, allowance=20)) as portal:
        report = only(place.crawl(source(portal.address, concurrency=4)))
        refused = portal.paths(429)
    assert (report.added, dict(report.problems)) == (60, {})
    assert 0 < len(refused) < 40


def test_a_portal_that_is_down_is_one_problem_and_is_caught_up_with(place: Place) -> None:
    portal = FaultyPortal(pages=4)
    with serve(portal):
        address = portal.address
        place.crawl(source(address), max_pages=1)
    report = only(place.crawl(source(address), attempts=0))
    assert report.added == 0
    assert set(report.problems) <= {"refused", "unreachable", "robots_unreachable"}
    assert place.problems()
    with serve(portal, port=int(address.rpartition(":")[2])):
        assert only(place.crawl(source(address))).added == 3
    assert place.problems() == []


def test_changed_pages_are_new_versions_and_removed_ones_are_marked(place: Place) -> None:
    with serve(FaultyPortal(pages=4)) as portal:
        place.crawl(source(portal.address, revisit_hours=0))
        portal.changed.add(2)
        portal.removed.add(3)
        report = only(place.crawl(source(portal.address, revisit_hours=0)))
        assert (report.changed, report.gone, report.unchanged) == (1, 1, 2)
        again = only(place.crawl(source(portal.address, revisit_hours=0)))
        assert (again.changed, again.gone) == (0, 0)
    assert len(place.documents()) == 4
    with open_memory(place.url) as memory:
        state = memory.recall("cong", f"{portal.address}/tin/bai-3.html")
        assert state is not None
        assert state.gone_at is not None


def test_keep_rules_leave_out_what_was_not_asked_for(place: Place) -> None:
    with serve(FaultyPortal(pages=10)) as portal:
        report = only(place.crawl(source(portal.address, keep={"words": ["thôn 7 "]})))
        assert (report.added, report.left_out) == (1, 9)
        assert only(place.crawl(source(portal.address, keep={"words": ["thôn 7 "]}))).fetched == 0


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/tin/bai-1.html",
        "http://localhost:{port}/tin/bai-1.html",
        "http://[::1]:{port}/",
        "ftp://127.0.0.1/x",
    ],
)
def test_no_redirect_leads_into_a_private_network(place: Place, target: str) -> None:
    with serve(FaultyPortal(pages=0)) as portal:
        port = portal.address.rpartition(":")[2]
        portal.faults["/tin/nhay-1.html"] = faulty.to(target.format(port=port))
        report = only(place.crawl(source(portal.address), attempts=0))
        assert portal.asked["/tin/bai-1.html"] == 0
    assert report.added == 0
    assert sum(report.problems.values()) == 1
    assert set(report.problems) <= {"elsewhere", "http_302"}


def test_a_source_that_is_not_local_may_not_lie_on_loopback(place: Place) -> None:
    with serve(FaultyPortal()) as portal:
        report = only(place.crawl(source(portal.address, local=False)))
        assert portal.hits == []
    assert set(report.problems) == {"private_address"}


def test_a_broken_certificate_is_accepted_only_where_the_source_says_so_and_is_told(place: Place) -> None:
    with serve(FaultyPortal(pages=2), certificate=faulty.own_certificate(place.folder)) as portal:
        strict = only(place.crawl(source(portal.address), attempts=0))
        assert (strict.added, strict.notes) == (0, [])
        assert strict.problems
        lax = only(place.crawl(source(portal.address, weak_tls=True)))
    assert (lax.added, len(lax.notes)) == (2, 1)


def test_a_script_cookie_is_set_once_and_the_page_is_there(place: Place) -> None:
    def guarded(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
        script = b'<script>document.cookie="D1N=0123456789abcdef0123456789abcdef";window.location.reload(true)</script>'
        passed = "D1N=0123456789abcdef" in (handler.headers.get("Cookie") or "")
        faulty.send(handler, faulty.article(77) if passed else script)

    with serve(FaultyPortal(pages=1, faults={"/tin/khoa-1.html": guarded})) as portal:
        report = only(place.crawl(source(portal.address)))
    assert (report.added, dict(report.problems)) == (2, {})


def test_a_full_disk_stops_the_run_in_order_and_the_next_goes_on(place: Place) -> None:
    with serve(FaultyPortal(pages=30, padding=800_000)) as portal:
        limited = [sys.executable, "-c", _LIMITED, str(place.folder), portal.address]
        done = subprocess.run(limited, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
        assert "archive cannot be written" in done.stdout, done.stderr
        stored = len(place.documents())
        assert stored < 30
        assert only(place.crawl(source(portal.address))).added == 30 - stored


_LIMITED = """
import resource, sys
from pathlib import Path
from caicach.memory import memory_opener
from crawler.crawl import crawl
from crawler.source import Source
from corpus.language import speak
if __name__ == "__main__":
    speak("en")
    folder = Path(sys.argv[1])
    memory_opener(str(folder / "store.sqlite"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000, 6_000_000))
    source = Source(id="cong", name="x", url=sys.argv[2], lists=[sys.argv[2]], local=True, delay=0)
    report = crawl([source], folder / "archive", memory_opener(str(folder / "store.sqlite")))
    print(report.finished, report.stopped_by)
"""

_KILLED = """
import sys
from pathlib import Path
from caicach.memory import memory_opener
from crawler.crawl import crawl
from crawler.source import Source
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    source = Source(id="cong", name="x", url=sys.argv[2], lists=[sys.argv[2]], local=True, delay=0)
    crawl([source], folder / "archive", memory_opener(str(folder / "store.sqlite")))
"""


@pytest.mark.parametrize("seen", [1, 12, 35])
def test_after_a_kill_the_next_run_ends_as_if_nothing_had_happened(tmp_path: Path, seen: int) -> None:
    killed, undisturbed = Place(tmp_path / "a"), Place(tmp_path / "b")
    killed.folder.mkdir()
    undisturbed.folder.mkdir()
    with serve(FaultyPortal(pages=40)) as portal:
        command = [sys.executable, "-c", _KILLED, str(killed.folder), portal.address]
        child = subprocess.Popen(command, cwd=Path(__file__).parents[2], start_new_session=True)
        while len(portal.paths()) < seen and child.poll() is None:
            time.sleep(0.002)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        assert only(killed.crawl(source(portal.address))).problems == {}
        assert only(undisturbed.crawl(source(portal.address))).problems == {}
    assert _bare(killed.documents()) == _bare(undisturbed.documents())
    assert len(killed.documents()) == 40
    archived = {page.final_url for page in Archive(killed.folder / "archive").pages()}
    assert set(killed.documents()) <= archived


def _bare(documents: dict[str, Document]) -> dict[str, tuple[str, str, str]]:
    return {url: (document.id, document.title, document.body) for url, document in documents.items()}

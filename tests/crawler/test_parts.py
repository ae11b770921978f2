"""Articles cut into several pages, over real HTTP: one document of all, whatever happens to its pages."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from caicach.memory import open_memory
from caicach.selecting import Selected
from caicach.stages.reread import reread_sources
from caicach.stages.warc_import import import_warc
from caicach.warc_export import export_warc
from corpus.annotations import Reading
from corpus.archive import Archive
from corpus.model import Document
from corpus.store import open_store
from demo import library
from demo.markup import blocks
from demo.server import serve as serve_demo
from tests.crawler import faulty_portal as faulty
from tests.crawler.faulty_portal import Answer, FaultyPortal, serve
from tests.crawler.place import Place, only, source

pytestmark = pytest.mark.system

DIARY = "/2021/04/so-truc/"
DAYS = [
    "Ngày đầu quầy tiếp mười bốn lượt.",
    "Ngày giữa mưa to, chỉ có hai lượt.",
    "Ngày cuối tổ trực chốt sổ, còn một hồ sơ chờ.",
]


def leaf(number: int, text: str, links: str, *, identity: int = 31) -> bytes:
    """One page of the diary: its part of the text, a picture, and the row of page numbers."""
    signed = '<p style="text-align:right"><strong>Hà Thị Lan</strong></p>' if "chốt sổ" in text else ""
    file = '<p><a href="/wp-content/uploads/so.pdf">Sổ trực</a></p>' if number == 2 else ""
    day = f"2021-04-{min(number, 9):02d}T08:00:00+07:00"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Sổ trực</title><link rel="shortlink" href="/?p={identity}">
<link href="/wp-content/x.css"></head><body class="single postid-{identity}"><article><h1 class="entry-title">Sổ trực của tổ một
cửa</h1><div class="entry-content"><p>{text}</p><p><img src="/wp-content/uploads/{number}.jpg"></p>{file}{signed}
<div class="page-links">Trang: {links}</div></div><footer class="entry-meta"><time class="entry-date" datetime="{day}">x</time>
</footer></article></body></html>""".encode()


def numbers(own: int, last: int) -> str:
    """The row of page numbers as WordPress prints it."""
    addresses = {n: DIARY if n == 1 else f"{DIARY}{n}/" for n in range(1, last + 1)}
    return " ".join(
        f'<span class="post-page-numbers current">{n}</span>'
        if n == own
        else f'<a class="post-page-numbers" href="{url}">{n}</a>'
        for n, url in addresses.items()
    )


def validated(markup: Callable[[], bytes]) -> Answer:
    """Answers with an ETag, and 304 where the asker knows the page."""

    def answer(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
        body = markup()
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if handler.headers.get("If-None-Match") == mark:
            faulty.send(handler, b"", 304)
        else:
            faulty.send(handler, body, more={"ETag": mark})

    return answer


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def diary() -> Iterator[FaultyPortal]:
    """A portal with one article of three pages, whose texts are `DAYS`."""
    portal = FaultyPortal(pages=0)
    pages = {n: (DIARY if n == 1 else f"{DIARY}{n}/") for n in (1, 2, 3)}
    answers = {url: validated(lambda n=n: leaf(n, DAYS[n - 1], numbers(n, 3))) for n, url in pages.items()}
    portal.faults = {DIARY: answers.pop(DIARY)}
    portal.unlinked = answers | {"/wp-content/uploads/so.pdf": faulty.body(b"%PDF-1.4 so truc")}
    with serve(portal) as running:
        yield running


def the_document(place: Place) -> Document:
    (document,) = place.documents().values()
    return document


def asked(portal: FaultyPortal) -> list[str]:
    """The pages of the diary that were asked for since this was last called."""
    paths = [path for path, _ in portal.hits if path.startswith(DIARY)]
    portal.hits.clear()
    return paths


def test_all_pages_are_one_document(place: Place, diary: FaultyPortal) -> None:
    report = only(place.crawl(source(diary.address)))
    assert (report.added, report.changed, report.fetched, report.files, dict(report.problems)) == (1, 0, 3, 1, {})
    document = the_document(place)
    assert document.body.split("\n") == DAYS
    assert document.published is not None
    assert (document.url, document.author, document.published.on.day) == (diary.address + DIARY, "Hà Thị Lan", 1)
    assert [image.url.rpartition("/")[2] for image in document.images] == ["1.jpg", "2.jpg", "3.jpg"]
    assert [file.name for file in document.attachments] == ["Sổ trực"]
    assert (place.versions(document), place.problems()) == ([], [])
    archived = {page.final_url.removeprefix(diary.address) for page in Archive(place.folder / "archive").pages()}
    assert {DIARY, DIARY + "2/", DIARY + "3/"} <= archived
    assert sorted(asked(diary)) == [DIARY, DIARY + "2/", DIARY + "3/"]
    assert only(place.crawl(source(diary.address))).fetched == 0
    assert asked(diary) == []


def test_a_post_of_the_demo_portal_that_was_cut_is_whole(place: Place) -> None:
    news = library.shelf("dong-thap").page(209)
    assert news
    with serve_demo(sites=["dong-thap"], families={"dong-thap": "wordpress"}) as portal:
        wordpress = source(portal.addresses["dong-thap"], lists=[])
        report = only(place.crawl(wordpress))
        asked_before = len(portal.hits)
        again = only(place.crawl(wordpress))
        assert not [hit.path for hit in portal.hits[asked_before:] if news.alias in hit.path]
    assert (dict(report.problems), again.fetched) == ({}, 0)
    (document,) = (each for each in place.documents().values() if each.title == news.title)
    assert document.body.split("\n") == [news.lead, *(block.text for block in blocks(news.body))]
    assert document.author == news.author


def test_reading_the_archive_again_gives_the_same_document(place: Place, diary: FaultyPortal) -> None:
    place.crawl(source(diary.address))
    before = the_document(place)
    with open_store(place.url) as store:
        done = reread_sources(Archive(place.folder / "archive"), store, [source(diary.address)], everything=True)
    assert (done.read, done.stored, done.problems) == (1, 1, 0)
    assert the_document(place) == before
    assert place.versions(before) == []


@pytest.mark.parametrize("exported", [False, True])
def test_a_warc_file_carries_all_pages(place: Place, diary: FaultyPortal, tmp_path: Path, *, exported: bool) -> None:
    place.crawl(source(diary.address))
    archive, other = Archive(place.folder / "archive"), Place(tmp_path / "noi-khac")
    (file,) = archive.folder.glob("*.warc.gz")
    if exported:
        file = tmp_path / "mot.warc.gz"
        with open_store(place.url) as store:
            chosen = [Selected(stored, Reading(annotations=(), decision=None)) for stored in store.documents.all()]
            export_warc(store, archive, chosen, {}, file)
    sources = {"cong": source(diary.address)}
    with open_store(other.url) as store, Archive(other.folder / "archive").writer() as writer:
        assert import_warc(store, writer, file, sources).problems == 0
    assert the_document(other).body.split("\n") == DAYS
    asked(diary)
    assert only(other.crawl(source(diary.address))).fetched == 0


def test_a_change_of_any_page_is_one_new_version(place: Place, diary: FaultyPortal) -> None:
    often = source(diary.address, revisit_hours=0)
    place.crawl(often)
    for number, text in ((2, "Ngày giữa trời tạnh, có thêm năm lượt."), (1, "Ngày đầu quầy tiếp mười lăm lượt.")):
        before, path = the_document(place), DIARY if number == 1 else f"{DIARY}{number}/"
        answers = diary.faults if number == 1 else diary.unlinked
        answers[path] = validated(lambda n=number, text=text: leaf(n, text, numbers(n, 3)))
        diary.hits.clear()
        report = only(place.crawl(often))
        assert (report.added, report.changed, dict(report.problems)) == (0, 1, {})
        assert sorted(status for path, status in diary.hits if path.startswith(DIARY)) == [200, 304, 304]
        assert the_document(place).body.split("\n")[number - 1] == text
        assert place.versions(before)[0].document == before
        again = only(place.crawl(often))
        assert (again.changed, again.fetched) == (0, 0)
    assert len(place.versions(the_document(place))) == 2


def test_text_that_moves_between_pages_is_one_new_version(place: Place, diary: FaultyPortal) -> None:
    often = source(diary.address, revisit_hours=0, concurrency=1)
    place.crawl(often)
    before = the_document(place)
    diary.faults[DIARY] = faulty.body(leaf(1, DAYS[0] + "</p><p>" + DAYS[1], numbers(1, 2)))
    diary.unlinked[DIARY + "2/"] = faulty.body(leaf(2, DAYS[2], numbers(2, 2)))
    diary.unlinked[DIARY + "3/"] = faulty.to(DIARY)
    report = only(place.crawl(often))
    assert (report.changed, dict(report.problems), place.problems()) == (1, {}, [])
    assert the_document(place).body == before.body
    assert [image.url.rpartition("/")[2] for image in the_document(place).images] == ["1.jpg", "2.jpg"]
    assert [version.document for version in place.versions(before)] == [before]


def test_a_page_that_answers_500_is_told_and_heals(place: Place, diary: FaultyPortal) -> None:
    whole = diary.unlinked[DIARY + "2/"]
    diary.unlinked[DIARY + "2/"] = faulty.body(b"loi", 500)
    report = only(place.crawl(source(diary.address), attempts=0))
    assert (report.added, dict(report.problems)) == (1, {"http_500": 1})
    (problem,) = place.problems()
    assert problem.subject == f"{diary.address}{DIARY}2/"
    assert diary.address + DIARY in problem.detail
    partial = the_document(place)
    assert partial.body.split("\n") == [DAYS[0], DAYS[2]]
    diary.unlinked[DIARY + "2/"] = whole
    asked(diary)
    report = only(place.crawl(source(diary.address), refresh=True))
    assert (report.changed, dict(report.problems), place.problems()) == (0, {}, [])
    assert the_document(place).body.split("\n") == DAYS
    assert place.versions(partial) == []


def test_a_page_that_is_gone_is_told_and_its_text_kept(place: Place, diary: FaultyPortal) -> None:
    place.crawl(source(diary.address))
    diary.unlinked[DIARY + "2/"] = faulty.body(b"khong thay", 404)
    report = only(place.crawl(source(diary.address), refresh=True))
    assert (report.changed, dict(report.problems)) == (0, {"gone": 1})
    assert [problem.subject for problem in place.problems()] == [f"{diary.address}{DIARY}2/"]
    assert the_document(place).body.split("\n") == DAYS


@pytest.mark.parametrize("answer", [faulty.body(b"khong thay", 404), faulty.to(DIARY), faulty.to("/")])
def test_a_page_that_never_was_there_costs_one_problem(place: Place, diary: FaultyPortal, answer: Answer) -> None:
    diary.unlinked[DIARY + "2/"] = answer
    report = only(place.crawl(source(diary.address)))
    assert (report.added, dict(report.problems)) == (1, {"gone": 1})
    assert the_document(place).body.split("\n") == [DAYS[0], DAYS[2]]


def test_what_robots_forbids_is_not_asked_for(place: Place, diary: FaultyPortal) -> None:
    diary.robots = f"User-agent: *\nDisallow: {DIARY}2/\n"
    report = only(place.crawl(source(diary.address)))
    assert (report.added, dict(report.problems)) == (1, {"robots": 1})
    assert sorted(asked(diary)) == [DIARY, DIARY + "3/"]
    assert the_document(place).body.split("\n") == [DAYS[0], DAYS[2]]


def test_an_article_that_goes_away_tells_nothing_of_its_pages(place: Place, diary: FaultyPortal) -> None:
    place.crawl(source(diary.address))
    for answers in (diary.faults, diary.unlinked):
        answers.update(dict.fromkeys(answers, faulty.body(b"khong thay", 404)))
    report = only(place.crawl(source(diary.address), refresh=True))
    assert (report.gone, dict(report.problems), place.problems()) == (1, {}, [])


def test_another_article_behind_a_page_number_is_left_out_and_told(place: Place, diary: FaultyPortal) -> None:
    diary.unlinked[DIARY + "2/"] = faulty.body(leaf(2, "Tin khác hẳn.", "", identity=99))
    report = only(place.crawl(source(diary.address)))
    assert (report.added, dict(report.problems)) == (1, {"more_pages": 1})
    assert the_document(place).body.split("\n") == [DAYS[0], DAYS[2]]
    assert f"{diary.address}{DIARY}2/" in place.problems()[0].detail


def test_pages_without_end_are_limited_and_told(place: Place, diary: FaultyPortal) -> None:
    def endless(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
        own = int(handler.path.removeprefix(DIARY).rstrip("/") or 1)
        following = f'<a class="post-page-numbers" href="{DIARY}{own + 1}/">Trang sau</a>'
        faulty.send(handler, leaf(own, f"Đoạn thứ {own} của cuốn sổ.", following))

    diary.faults[DIARY] = endless
    diary.unlinked |= {f"{DIARY}{number}/": endless for number in range(2, 300)}
    report = only(place.crawl(source(diary.address, concurrency=8)))
    assert (report.added, dict(report.problems)) == (1, {"more_pages": 1})
    assert len(asked(diary)) == 100
    assert the_document(place).body.split("\n")[-1] == "Đoạn thứ 100 của cuốn sổ."
    assert f"{DIARY}101/" in place.problems()[0].detail


def test_pages_in_a_circle_come_once(place: Place, diary: FaultyPortal) -> None:
    for number in (2, 3):
        diary.unlinked[f"{DIARY}{number}/"] = faulty.body(leaf(number, DAYS[number - 1], numbers(number, 3) + numbers(1, 3)))
    place.crawl(source(diary.address))
    assert the_document(place).body.split("\n") == DAYS
    assert sorted(asked(diary)) == [DIARY, DIARY + "2/", DIARY + "3/"]


def test_a_list_that_names_a_later_page_gives_the_article_once(place: Place, diary: FaultyPortal) -> None:
    diary.faults, diary.unlinked = (
        {DIARY + "2/": diary.unlinked.pop(DIARY + "2/")},
        diary.unlinked | {DIARY: diary.faults[DIARY]},
    )
    report = only(place.crawl(source(diary.address)))
    assert (report.added, dict(report.problems)) == (1, {})
    assert the_document(place).body.split("\n") == DAYS
    assert the_document(place).url == diary.address + DIARY


def test_words_on_a_later_page_keep_the_article(place: Place, diary: FaultyPortal) -> None:
    report = only(place.crawl(source(diary.address, keep={"words": ["mưa to"]})))
    assert (report.added, report.left_out) == (1, 0)
    assert the_document(place).body.split("\n") == DAYS


_KILLED = """
import sys
from pathlib import Path
from tests.crawler.place import Place, source
if __name__ == "__main__":
    Place(Path(sys.argv[1])).crawl(source(sys.argv[2]))
"""


@pytest.mark.parametrize("seen", [1, 2])
def test_after_a_kill_between_pages_the_next_run_has_the_whole(place: Place, diary: FaultyPortal, seen: int) -> None:
    command = [sys.executable, "-c", _KILLED, str(place.folder), diary.address]
    child = subprocess.Popen(command, cwd=Path(__file__).parents[2], start_new_session=True)
    while sum(path.startswith(DIARY) for path, _ in diary.hits) < seen and child.poll() is None:
        time.sleep(0.002)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    assert only(place.crawl(source(diary.address))).problems == {}
    assert the_document(place).body.split("\n") == DAYS
    assert place.versions(the_document(place)) == []
    with open_memory(place.url) as memory:
        state = memory.recall("cong", diary.address + DIARY)
        assert state is not None
        assert len(state.parts) == 2

"""The archive: what was written is read back, once per payload, whatever happens to the writer."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from corpus.archive import Archive, Exchange, pages_of
from corpus.errors import ArchiveError
from corpus.model import ArchiveRef


def exchange(url: str = "http://cong.vn/tin-1.html", body: bytes = "Một cửa".encode(), status: int = 200) -> Exchange:
    return Exchange(
        url=url,
        asked=url,
        source="cong",
        fetched_at=datetime(2026, 7, 2, 3, 4, 5, 678900, tzinfo=UTC),
        method="GET",
        request_headers=(("User-Agent", "caicach"),),
        request_body=b"",
        status=status,
        headers=(("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a1"')),
        body=body,
    )


def test_a_page_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.writer() as writer:
        writer.write(exchange("http://cong.vn/khac.html", b"x" * 70_000))
        ref = writer.write(exchange())
        page = archive.read(ref)
    assert page == archive.read(ref)
    assert (page.url, page.final_url, page.status, page.source) == ("http://cong.vn/tin-1.html",) * 2 + (200, "cong")
    assert page.body.decode() == "Một cửa"
    assert page.headers["etag"] == '"a1"'
    assert page.fetched_at == datetime(2026, 7, 2, 3, 4, 5, 678900, tzinfo=UTC)
    assert page.archived == ref


def test_a_payload_met_again_is_a_revisit_that_leads_to_the_first(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.writer() as writer:
        first = writer.write(exchange())
        assert writer.write(exchange("http://cong.vn/ban-sao.html"), same_as=first) == first
        assert writer.write(exchange(status=304, body=b""), same_as=first) == first
    with open(tmp_path / first.file, "rb") as file:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Profile")) for r in ArchiveIterator(file)]
    assert [kind for kind, _ in records] == ["warcinfo", "response", "request", "revisit", "request", "revisit", "request"]
    assert [profile.rsplit("/")[-1] for _, profile in records if profile] == ["identical-payload-digest", "server-not-modified"]
    assert list(archive.pages()) == [archive.read(first)]


def test_a_revisit_record_itself_can_be_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.writer() as writer:
        first = writer.write(exchange())
        writer.write(exchange("http://cong.vn/ban-sao.html"), same_as=first)
    with open(tmp_path / first.file, "rb") as file:
        records = ArchiveIterator(file)
        offset = next(records.get_record_offset() for r in records if r.rec_type == "revisit")
    assert archive.read(ArchiveRef(file=first.file, offset=offset)).body.decode() == "Một cửa"


def test_files_roll_at_their_size(tmp_path: Path) -> None:
    archive = Archive(tmp_path, roll_size=4_000)
    with archive.writer() as writer:
        refs = [writer.write(exchange(f"http://cong.vn/{n}", os.urandom(900))) for n in range(9)]
    assert len({ref.file for ref in refs}) > 2
    assert [archive.read(ref).url for ref in refs] == [f"http://cong.vn/{n}" for n in range(9)]
    assert not list(tmp_path.glob("*.open"))


@pytest.mark.parametrize("torn", [1, 20, 200])
def test_a_torn_last_record_is_cut_off(tmp_path: Path, torn: int) -> None:
    archive = Archive(tmp_path)
    with archive.writer() as writer:
        whole = writer.write(exchange())
        writer.write(exchange("http://cong.vn/2", os.urandom(5_000)))
    path = tmp_path / whole.file
    path.write_bytes(path.read_bytes()[:-torn])
    left_open = path.rename(path.with_name(path.name + ".open"))
    archive.mend()
    assert not left_open.exists()
    assert archive.read(whole).status == 200
    with open(path, "rb") as file:
        assert len(list(pages_of(file, path.name))) >= 1
    with archive.writer() as writer:
        assert archive.read(writer.write(exchange("http://cong.vn/3"))).url == "http://cong.vn/3"


_KILLED = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_archive import exchange
from corpus.archive import Archive
writer = Archive(Path(sys.argv[1])).writer()
for n in range(100_000):
    ref = writer.write(exchange(f"http://cong.vn/{n}", b"y" * 3000))
    print(ref.file, ref.offset, flush=True)
"""


def test_after_a_kill_every_reported_record_is_there(tmp_path: Path) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", _KILLED, str(tmp_path), str(here), str(here.parents[1])]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    reported = [child.stdout.readline().split() for _ in range(50)]
    child.send_signal(signal.SIGKILL)
    child.wait()
    archive = Archive(tmp_path)
    archive.mend()
    for n, (file, offset) in enumerate(reported):
        assert archive.read(ArchiveRef(file=file, offset=int(offset))).url == f"http://cong.vn/{n}"
    assert len(list(archive.pages())) >= 50


_FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
import os
from test_archive import exchange
from corpus.archive import Archive
from corpus.errors import ArchiveError
archive = Archive(Path(sys.argv[1]))
with archive.writer() as writer:
    try:
        for n in range(100):
            writer.write(exchange(f"http://cong.vn/{n}", os.urandom(3000)))
    except ArchiveError as error:
        print(n, error.remedy)
"""


def test_a_full_disk_is_an_error_and_leaves_whole_records(tmp_path: Path) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", _FULL, str(tmp_path), str(here), str(here.parents[1])]
    written, _, remedy = subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition(" ")
    assert "Dọn đĩa" in remedy
    assert len(list(Archive(tmp_path).pages())) == int(written) > 0


@pytest.mark.parametrize("ref", [ArchiveRef(file="missing.warc.gz", offset=0), ArchiveRef(file="../x.warc.gz", offset=0)])
def test_a_missing_file_is_a_clear_error(tmp_path: Path, ref: ArchiveRef) -> None:
    with pytest.raises(ArchiveError, match="tệp lưu trữ"):
        Archive(tmp_path).read(ref)


def test_a_wrong_offset_is_a_clear_error(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.writer() as writer:
        ref = writer.write(exchange())
    with pytest.raises(ArchiveError, match="không đọc được"):
        archive.read(ArchiveRef(file=ref.file, offset=ref.offset + 7))

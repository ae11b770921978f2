"""Readers of attachments that die, web pages in the place of files, and versions by format."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler import attachment_server, media_type
from crawler.attachment_text import attachment_text, version
from crawler.attachments import formats


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<html><body><p>Kính gửi các đơn vị</p></body></html>", True),
        ("<html><body><form action='/dang-nhap'><input name='mat-khau'></form></body></html>", False),
        ("<html><head><script>location.href='/'</script></head><body>Đang chuyển</body></html>", False),
    ],
)
def test_a_web_page_is_no_file_but_a_document_saved_as_html_is(markup: str, read: bool) -> None:
    found = attachment_text(markup.encode())
    assert (found.media_type, bool(found.text), bool(found.problem)) == (media_type.HTML, read, not read)


def test_a_killed_server_costs_one_problem_and_is_replaced(make_docx: Callable[..., bytes], letter: tuple[str, ...]) -> None:
    assert attachment_text(make_docx(letter)).text
    from crawler import attachment_text as room

    server = room._servers.server
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    assert attachment_text(make_docx(letter)).problem
    assert attachment_text(make_docx(letter)).text


def test_threads_read_beside_each_other(make_docx: Callable[..., bytes], letter: tuple[str, ...]) -> None:
    found: dict[int, str] = {}

    def read(number: int) -> None:
        found[number] = attachment_text(make_docx((f"Phần {number}", *letter))).text.split("\n")[0]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: "Phần 0", 1: "Phần 1"}


def test_a_server_ends_with_whoever_started_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Công văn", "utf-8")
    command = [sys.executable, "-m", attachment_server.__name__]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps([str(tmp_path / "a"), media_type.PLAIN, "vi"]) + "\n")
    server.stdin.flush()
    assert json.loads(server.stdout.readline()) == ""
    assert (tmp_path / "a.text").read_text("utf-8") == "Công văn"
    server.stdin.close()
    assert server.wait(timeout=60) == 0
    server.stdout.close()


def test_every_format_has_a_version_of_its_own() -> None:
    assert all(version(kind).endswith(f":{module.VERSION}") for kind, module in formats().items())
    assert version(media_type.UNKNOWN)

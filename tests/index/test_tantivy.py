"""What only the embedded engine must do: one writer, safe when killed, clear about its disk."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from corpus.errors import EngineError
from index import Record, open_engine, parse_query

WRITER = """
    import sys
    from index import Record, open_engine
    from index.record import with_digest

    def records():
        for n in range(100_000):
            if n == {ready}:
                print("ready", flush=True)
            yield with_digest(Record(id=f"k{{n}}", kind="news", title=f"Tin {{n}}", body="một cửa", url="u", source="s"))

    with open_engine("tantivy", {{"path": sys.argv[1]}}) as engine:
        engine.index(records())
"""


def writer(path: Path, ready: int) -> "subprocess.Popen[str]":
    """A process that indexes without end, and has said that it is on its way."""
    code = textwrap.dedent(WRITER.format(ready=ready))
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_second_writer_is_told_who_writes_and_searching_goes_on(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records[:5])
    process = writer(tmp_path, 1_200)
    try:
        with open_engine("tantivy", {"path": tmp_path}) as engine:
            with pytest.raises(EngineError) as caught:
                engine.index(records[5:6])
            assert str(process.pid) in caught.value.what
            assert caught.value.remedy
            assert engine.search(parse_query()).total >= 5
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("ready", [1, 1_200, 21_000])
def test_killed_while_writing_the_next_run_goes_on(tmp_path: Path, records: list[Record], ready: int) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records)
    process = writer(tmp_path, ready)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        held = engine.digests()
        assert {record.id: record.digest for record in records}.items() <= held.items()
        engine.delete(id for id in held if id.startswith("k"))
        engine.index(records[:3])
        assert engine.digests() == {record.id: record.digest for record in records}


def test_killed_while_rebuilding_the_old_index_answers(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records[:8])
        engine.begin_rebuild()
        engine.index(records[8:])
        engine.backend._generations._lock.close()  # type: ignore[attr-defined]
        engine.backend.__init__(tmp_path, 16, 1)  # type: ignore[misc]
        assert engine.count() == 8
        engine.index(records[8:10])
        assert engine.count() == 10
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_a_reader_sees_what_another_process_wrote(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as reader:
        assert reader.count() == 0
        with open_engine("tantivy", {"path": tmp_path}) as other:
            other.index(records[:4])
        assert reader.count() == 4
        with open_engine("tantivy", {"path": tmp_path}) as other:
            other.begin_rebuild()
            other.index(records[:2])
            other.commit_rebuild()
        assert reader.count() == 2


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, records: list[Record]) -> None:
    (tmp_path / "file").write_text("")
    with open_engine("tantivy", {"path": tmp_path / "file" / "index"}) as engine:
        with pytest.raises(EngineError) as caught:
            engine.search(parse_query("x"))
        assert caught.value.remedy
        with pytest.raises(EngineError) as caught:
            engine.index(records[:1])
        assert caught.value.remedy


def test_a_broken_index_says_how_to_mend_it(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records[:5])
    for path in tmp_path.rglob("meta.json"):
        path.write_text("{")
    with open_engine("tantivy", {"path": tmp_path}) as engine, pytest.raises(EngineError) as caught:
        engine.search(parse_query("x"))
    assert "--rebuild" in caught.value.remedy


def test_a_broken_pointer_is_an_outdated_index(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records[:5])
    (tmp_path / "current.json").write_text("not json")
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        assert engine.health().state == "outdated"
        engine.index(records[:2])
        assert engine.count() == 2


@pytest.mark.parametrize("settings", [{}, {"path": "x", "colour": "red"}, {"path": ""}])
def test_wrong_settings_are_named(settings: dict[str, str]) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("tantivy", settings)
    assert caught.value.where.startswith("engines.tantivy.")


FULL_DISK = """
    import resource, sys
    from corpus.errors import EngineError
    from index import Record, open_engine, parse_query
    from index.record import with_digest

    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
    body = "một cửa " * 200
    with open_engine("tantivy", {"path": sys.argv[1]}) as engine:
        try:
            engine.index(
                with_digest(Record(id=f"k{n}", kind="news", title=f"Tin {n}", body=body + str(n), url="u", source="s"))
                for n in range(2_000)
            )
        except EngineError as error:
            print(bool(error.remedy), engine.search(parse_query()).total)
"""


def test_a_full_disk_is_said_and_what_was_indexed_stays(tmp_path: Path, records: list[Record]) -> None:
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        engine.index(records)
    code = [sys.executable, "-c", textwrap.dedent(FULL_DISK), str(tmp_path)]
    done = subprocess.run(code, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == ["True", str(len(records))], done.stderr
    with open_engine("tantivy", {"path": tmp_path}) as engine:
        assert engine.digests() == {record.id: record.digest for record in records}
        engine.index(records[:3])
        assert engine.count() == len(records)

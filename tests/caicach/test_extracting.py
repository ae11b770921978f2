"""The contract of `extract` on JSON lines: one line out for one in, offsets true, bad lines told."""

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.extracting import extract_lines

LINES = [
    {"id": "a", "text": "Quyết định số 2825/QĐ-UBND ngày 26/11/2011 của UBND tỉnh; đạt 99,6%."},
    {"id": 7, "text": "ngày 16/8 có 12 hồ sơ", "published": "2019-08-19"},
    {"id": "trong", "text": ""},
]


def test_fields_and_order() -> None:
    rows = list(extract_lines(json.dumps(line, ensure_ascii=False) for line in LINES))
    assert [row["id"] for row in rows] == ["a", 7, "trong"]
    assert all(set(row) == {"id", "annotations", "decision"} for row in rows)
    citation = next(a for a in rows[0]["annotations"] if a["kind"] == "citation")
    assert (citation["number"], citation["doc_type"], citation["date"]) == ("2825/QĐ-UBND", "Quyết định", "2011-11-26")
    day = next(a for a in rows[1]["annotations"] if a["kind"] == "date")
    assert (day["date_from"], day["date_to"], day["grain"], day["anchored"]) == ("2019-08-16", "2019-08-16", "day", True)
    assert rows[2] == {"id": "trong", "annotations": [], "decision": None}


def test_bad_lines_are_told_and_the_others_go_on() -> None:
    rows = list(
        extract_lines(["{", '{"id": 2}', "[]", "", '{"id": 4, "text": "x", "published": "hôm qua"}', '{"id": 5, "text": "5%"}'])
    )
    assert [(row["id"], row.get("line")) for row in rows] == [(None, 1), (2, 2), (None, 3), (4, 5), (5, None)]
    assert all(row["error"] for row in rows[:4])


def test_several_processes_give_the_same_in_the_same_order() -> None:
    lines = [json.dumps({"id": n, "text": f"Kế hoạch số {n}/KH-UBND đạt {n % 100}%"}, ensure_ascii=False) for n in range(1, 200)]
    assert list(extract_lines(lines, processes=2)) == list(extract_lines(lines))


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("QĐ-UBND 0123456789/%.,ngàythángnămđạt\u0301\u200b\u00ad\n\ud800\U0001f600"), max_size=120)
)
def test_offsets_are_true_for_any_text(text: str) -> None:
    (row,) = extract_lines([json.dumps({"id": 1, "text": text})])
    assert all(text[a["start"] : a["end"]] == a["text"] for a in row["annotations"])


def test_the_command_line_writes_what_it_cannot_encode(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "\\ud800", "text": "đạt 5%"}\n{"id": 2}\n', "utf8")
    done = subprocess.run([sys.executable, "-m", "caicach", "extract", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == "\ud800"
    assert (second["id"], second["line"]) == (2, 2)

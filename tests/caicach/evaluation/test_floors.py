"""The scores on the annotated sets keep their floors, which may only rise."""

import json
from pathlib import Path
from typing import Any

import pytest

from caicach.cli import run
from caicach.evaluation import below, floors, score
from caicach.evaluation.gold import Act, Passage, read
from caicach.evaluation.measures import Measure
from corpus.errors import ReadError

ROOT = Path(__file__).parents[3]
OWN = ROOT / "evaluation"
FLOORS = OWN / "floors.json"


def test_the_own_sets_are_large_enough_and_true_to_their_texts() -> None:
    rows = read(OWN)
    passages = [row for row in rows if isinstance(row, Passage)]
    acts = [row for row in rows if isinstance(row, Act)]
    assert len(passages) >= 40
    assert len(acts) >= 6
    assert len({row.id for row in rows}) == len(rows)
    assert all(basis["text"] in act.text for act in acts for basis in act.parts["bases"])


def test_the_own_sets_keep_their_floors() -> None:
    measures, _ = score([OWN])
    assert below(measures, floors(FLOORS)["evaluation"]) == []


def test_the_reference_sets_keep_their_floors(shared: Path) -> None:
    measures, _ = score([shared / "dev"])
    assert below(measures, floors(FLOORS)["dev"]) == []


@pytest.mark.parametrize(
    ("least", "told"),
    [
        ({"dates.value": 0.7}, []),
        ({"dates.value": 0.9}, ["dates.value: 0.8000 is below its floor 0.9000"]),
        ({"dates.colour": 0.1}, ["dates.colour: there is no such measure"]),
    ],
)
def test_what_falls_below_is_named(least: dict[str, float], told: list[str]) -> None:
    assert below([Measure(list="dates", name="value", right=8, found=10, gold=10)], least) == told


@pytest.mark.parametrize("content", ["", "[]", '{"dev": 3}', '{"dev": {"a": "b"}}'])
def test_floors_that_are_no_table_are_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(ReadError, match="."):
        floors(path)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "3",
        '{"id": "p1"}',
        '{"id": "p1", "text": "ngày 5", "published": null, "citations": [{"text": "5", "at": 0}]}',
    ],
)
def test_a_broken_set_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(ReadError) as raised:
        read(path)
    assert raised.value.where == f"{path}:1"


def small_set(folder: Path) -> Path:
    text = "Ngày 5/3/2024 đạt 90,5%."
    day = {"text": "Ngày 5/3/2024", "at": 0, "start": "2024-03-05", "end": "2024-03-05", "grain": "day", "anchored": False}
    wrong: dict[str, Any] = {"text": "90,5%", "at": 18, "kind": "percent", "value": 91, "of": None}
    wrong |= {"indicator": None, "period": None, "change": None, "target": False}
    row = {"id": "p1", "text": text, "published": None, "citations": [], "dates": [day], "figures": [wrong], "counts": []}
    (folder / "set.jsonl").write_text(json.dumps(row) + "\n")
    return folder


def test_the_command_prints_scores_and_the_differences_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(small_set(tmp_path)), "--errors", "figures.value"]) == 0
    printed = capsys.readouterr().out
    assert "⟦90,5%⟧" in printed
    assert "figures.period" not in printed


def test_the_command_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(small_set(tmp_path)), "--errors", "all", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"dates.value": 1.0}.items() <= {f"{r['list']}.{r['name']}": r["f1"] for r in rows if "list" in r}.items()
    assert [r["miss"]["what"] for r in rows if "miss" in r][0] == "value"


def test_the_command_fails_below_a_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_set(tmp_path)
    least = tmp_path / "floors.json"
    least.write_text(json.dumps({folder.name: {"figures.value": 0.9}}))
    assert run(["evaluate", str(folder), "--floors", str(least)]) == 1
    assert "figures.value" in capsys.readouterr().err
    least.write_text(json.dumps({folder.name: {"dates.value": 0.9}}))
    assert run(["evaluate", str(folder), "--floors", str(least)]) == 0
    least.write_text(json.dumps({"another": {}}))
    assert run(["evaluate", str(folder), "--floors", str(least)]) == 1
    assert "another" in capsys.readouterr().err


def test_a_missing_set_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(tmp_path / "none")]) == 1
    assert ".jsonl" in capsys.readouterr().err

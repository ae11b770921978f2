"""Rankings: the forms of TREC, the measures, the own judged questions with their floors, and the commands."""

import io
import json
from pathlib import Path

import pytest
import yaml

from caicach.cli import run
from caicach.evaluation import floors
from caicach.evaluation.asking import collection, run_of
from caicach.evaluation.ranking import ndcg, rankings_below, recall, reciprocal_rank, score_run
from caicach.evaluation.trec import read_judgements, read_queries, read_run, write_run
from corpus.errors import ReadError
from corpus.text import fold

ROOT = Path(__file__).parents[3]
OWN = ROOT / "evaluation" / "search"


def test_the_own_questions_are_many_a_third_without_marks_and_judged() -> None:
    queries, judged = read_queries(OWN / "queries.tsv"), read_judgements(OWN / "qrels.txt")
    documents = {json.loads(line)["id"] for line in (OWN / "documents.jsonl").read_text("utf-8").splitlines()}
    assert len(queries) >= 60
    assert sum(fold(text) == text for text in queries.values()) * 3 >= len(queries)
    assert judged.keys() == queries.keys()
    assert {document for grades in judged.values() for document in grades} <= documents


def test_the_own_questions_keep_their_floors() -> None:
    queries, judged = read_queries(OWN / "queries.tsv"), read_judgements(OWN / "qrels.txt")
    with collection(OWN / "documents.jsonl") as engine:
        rankings = {name: score_run(run_of(engine, queries, bare=name == "bare"), judged) for name in ("typed", "bare")}
    assert rankings_below(rankings, floors(ROOT / "evaluation" / "floors.json")["search"]) == []


@pytest.mark.parametrize(
    ("ranked", "grades", "rr", "gain", "found"),
    [
        (["a", "b"], {"a": 1}, 1.0, 1.0, 1.0),
        (["x", "a"], {"a": 1}, 0.5, 0.6309, 1.0),
        (["x", "y"], {"a": 1}, 0.0, 0.0, 0.0),
        ([], {"a": 1}, 0.0, 0.0, 0.0),
        (["b", "a"], {"a": 2, "b": 1}, 1.0, 0.8597, 1.0),
        (["a"], {"a": 1, "b": 1}, 1.0, 0.6131, 0.5),
        (["b", "a"], {"a": 1, "b": 0}, 0.5, 0.6309, 1.0),
        ([f"x{n}" for n in range(10)] + ["a"], {"a": 1}, 0.0, 0.0, 1.0),
        ([f"x{n}" for n in range(100)] + ["a"], {"a": 1}, 0.0, 0.0, 0.0),
    ],
)
def test_measures(ranked: list[str], grades: dict[str, int], rr: float, gain: float, found: float) -> None:
    assert reciprocal_rank(ranked, grades) == pytest.approx(rr, abs=1e-4)
    assert ndcg(ranked, grades) == pytest.approx(gain, abs=1e-4)
    assert recall(ranked, grades) == pytest.approx(found, abs=1e-4)


def test_means_are_over_judged_questions_and_missing_answers_count_as_nothing() -> None:
    ranking = score_run({"q1": ["a"], "q3": ["b"]}, {"q1": {"a": 1}, "q2": {"a": 1}, "q4": {"a": 0}})
    assert (ranking.queries, ranking.mrr, ranking.recall) == (2, 0.5, 0.5)
    assert score_run({}, {}).mrr == 0


def test_a_run_is_read_back_as_it_was_ranked_even_with_equal_scores(tmp_path: Path) -> None:
    written = io.StringIO()
    write_run(written, "câu 1", [("z", 2.0), ("Luật Đất đai@1", 2.0), ("a", 2.0), ("b", 1.5)], "ca i")
    rows = [line.split() for line in written.getvalue().splitlines()]
    assert [len(row) for row in rows] == [6] * 4
    assert [row[3] for row in rows] == ["1", "2", "3", "4"]
    path = tmp_path / "run.txt"
    path.write_text(written.getvalue(), "utf-8")
    assert read_run(path) == {"câu_1": ["z", "Luật_Đất_đai@1", "a", "b"]}


def test_runs_of_others_are_ordered_by_score(tmp_path: Path) -> None:
    path = tmp_path / "run.txt"
    path.write_text("q Q0 b 2 1.0 x\nq\tQ0\tDiều 1\t1\t3e0\tx\n\nq Q0 a 1 1.0 x\n", "utf-8")
    assert read_run(path) == {"q": ["Diều_1", "a", "b"]}


@pytest.mark.parametrize(
    ("reader", "line"),
    [
        (read_queries, "q1 không có tab"),
        (read_queries, "q1\t"),
        (read_queries, "q1\ta\nq1\tb"),
        (read_judgements, "q1 0 a"),
        (read_judgements, "q1 0 a tốt"),
        (read_run, "q1 Q0 a 1 0.5"),
        (read_run, "q1 Q0 a một 0.5 x"),
    ],
)
def test_a_broken_line_is_named(reader: type, line: str, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(f"\ufeff\n{line}\n", "utf-8")
    with pytest.raises(ReadError) as raised:
        reader(path)
    assert raised.value.where == f"{path}:{2 + line.count(chr(10))}"
    with pytest.raises(ReadError):
        reader(tmp_path / "none")


@pytest.fixture
def settings(tmp_path: Path) -> list[str]:
    """A workspace with three imported documents, one with an address of its own."""
    rows = [
        {"id": "luat 1", "text": "Điều 1. Thời hạn cấp giấy phép xây dựng là hai mươi ngày.", "url": "https://luat.example/1"},
        {"id": "luat-2", "text": "Điều 2. Lệ phí cấp căn cước được miễn cho trẻ em."},
        {"id": "luat-3", "text": "Điều 3. Công chức trực bộ phận một cửa sáng thứ Bảy."},
    ]
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    (tmp_path / "queries.tsv").write_text('q1\tLệ phí "cấp căn cước" là bao nhiêu?\nq2\tthoi han cap giay phep\n', "utf-8")
    (tmp_path / "qrels.txt").write_text("q1\t0\tluat-2\t1\nq2\t0\tluat 1\t1\n", "utf-8")
    made = {"store": "s.sqlite", "archive": "archive", "engine": "tantivy", "engines": {"tantivy": {"path": "index"}}}
    (tmp_path / "pipelines.yaml").write_text(yaml.safe_dump(made), "utf-8")
    options = ["--settings", str(tmp_path / "pipelines.yaml")]
    assert run([*options, "import", str(tmp_path / "docs.jsonl")]) in (0, 3)
    return options


def test_batch_writes_a_run_with_the_ids_of_the_imported_file(
    settings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    asked = ["search", "--batch", str(tmp_path / "queries.tsv"), "--tag", "thử"]
    assert run([*settings, *asked, "--trec", str(tmp_path / "run.txt"), "--top", "2"]) == 0
    found = read_run(tmp_path / "run.txt")
    assert (found["q1"][0], found["q2"][0]) == ("luat-2", "luat_1")
    assert all(len(documents) <= 2 for documents in found.values())
    assert not list(tmp_path.glob(".*.part"))
    assert run([*settings, *asked]) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[0::5] == ["q1", "thử"]


def test_evaluate_search_scores_as_typed_without_marks_and_a_given_run(
    settings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--qrels", str(tmp_path / "qrels.txt"), "--queries", str(tmp_path / "queries.tsv")]
    (tmp_path / "run.txt").write_text("q1 Q0 luat-2 1 1.0 x\n", "utf-8")
    capsys.readouterr()
    assert run([*settings, "evaluate", "search", *files, "--run", str(tmp_path / "run.txt"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {name: scores["mrr@10"] for name, scores in told.items()} == {"run": 0.5, "typed": 1.0, "bare": 1.0}
    assert run([*settings, "evaluate", "search", *files, "--documents", str(tmp_path / "docs.jsonl")]) == 0
    assert "100.00" in capsys.readouterr().out


def test_evaluate_search_fails_below_a_floor(settings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--qrels", str(tmp_path / "qrels.txt"), "--queries", str(tmp_path / "queries.tsv")]
    least = tmp_path / "floors.json"
    for floor, code in ((1.1, 1), (0.5, 0)):
        least.write_text(json.dumps({tmp_path.name: {"bare.mrr@10": floor}}))
        assert run([*settings, "evaluate", "search", *files, "--floors", str(least)]) == code
    assert "bare.mrr@10" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--trec", "run.txt"],
        ["search", "cải cách", "--batch", "queries.tsv"],
        ["evaluate", "search", "--qrels", "qrels.txt"],
        ["evaluate", "search", "--run", "run.txt"],
    ],
)
def test_what_is_missing_is_wrong_usage(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_a_run_that_cannot_be_written_is_told(settings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["search", "--batch", str(tmp_path / "queries.tsv"), "--trec", str(tmp_path / "none" / "run.txt")]
    assert run([*settings, *asked]) == 1
    assert "run.txt" in capsys.readouterr().err

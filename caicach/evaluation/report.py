"""Scores for people: a table of measures, and the differences in their context."""

from collections.abc import Iterable, Mapping, Sequence

from rich.markup import escape
from rich.table import Table

from caicach.evaluation.measures import Measure, Miss
from caicach.evaluation.ranking import Ranking
from corpus.language import say


def _headings() -> tuple[str, ...]:
    """The two names first, the numbers after them."""
    return (
        say("Danh sách", "List"),
        say("Số đo", "Measure"),
        say("Chính xác", "Precision"),
        say("Bao phủ", "Recall"),
        "F1",
        say("Đúng", "Right"),
        say("Tìm ra", "Found"),
        say("Thật có", "Gold"),
    )


def table(measures: Iterable[Measure]) -> Table:
    """All measures, three decimals; precision, recall and F1 are the same for fields, which are asked of matched pairs."""
    grid = Table(box=None, pad_edge=False)
    for place, heading in enumerate(_headings()):
        grid.add_column(heading, justify="left" if place < 2 else "right", no_wrap=True)
    last = ""
    for m in measures:
        scored = m.found or m.gold
        numbers = [f"{value:.3f}" if scored else "–" for value in (m.precision, m.recall, m.f1)]
        grid.add_row(
            m.list if m.list != last else "", m.name, *numbers, *(f"{count:.5g}" for count in (m.right, m.found, m.gold))
        )
        last = m.list
    return grid


def ranking_table(rankings: Mapping[str, Ranking]) -> Table:
    """Rankings by what was asked: `typed` as the set has it, `bare` without marks, `run` a given run."""
    grid = Table(box=None, pad_edge=False)
    names = {
        "typed": say("Như đã viết", "As written"),
        "bare": say("Bỏ dấu", "Without marks"),
        "run": say("Tệp kết quả", "Given run"),
    }
    for place, heading in enumerate(("", "MRR@10", "nDCG@10", "recall@100", say("Câu hỏi", "Questions"))):
        grid.add_column(heading, justify="right" if place else "left", no_wrap=True)
    for name, ranking in rankings.items():
        grid.add_row(names[name], *(f"{100 * value:.2f}" for value in ranking.as_dict().values()), str(ranking.queries))
    return grid


def selected(misses: Iterable[Miss], wanted: str) -> list[Miss]:
    """Those of a list (`dates`), of a kind (`false`) or of both (`dates.false`); all for an empty `wanted`."""
    return [m for m in misses if not wanted or wanted in (m.list, m.what, f"{m.list}.{m.what}")]


def lines(misses: Sequence[Miss]) -> list[str]:
    """Rich markup, two lines a difference: what it is, and where it stands."""
    return [
        f"[bold]{m.list}.{m.what}[/] {escape(m.id)} @{m.start}  "
        + f"{say('cần', 'expected')} {escape(m.expected)}  {say('được', 'got')} {escape(m.got)}"
        + f"\n    {escape(m.context)}"
        for m in misses
    ]

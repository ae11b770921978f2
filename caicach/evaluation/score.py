"""Annotated sets scored as the program reads them, and the floors that the scores must keep."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from caicach.evaluation.acts import score_decisions
from caicach.evaluation.gold import Act, Passage, read
from caicach.evaluation.measures import Measure, Miss
from caicach.evaluation.passages import score_passages
from corpus.errors import ReadError
from corpus.language import say
from nlp.annotate import annotate
from nlp.contract import Context

Scores = tuple[list[Measure], list[Miss]]


def score(paths: Iterable[Path]) -> Scores:
    """Scores of everything in the files and folders `paths`, all passages together, all documents together.

    Raises ReadError where a set cannot be read.
    """
    rows = [row for path in paths for row in read(path)]
    passages = [row for row in rows if isinstance(row, Passage)]
    acts = [row for row in rows if isinstance(row, Act)]
    measures: list[Measure] = []
    misses: list[Miss] = []
    for part, differences in (
        score_passages(passages, lambda passage: annotate(passage.text, Context(published=passage.published)))
        if passages
        else ([], []),
        score_decisions(acts, lambda act: annotate(act.text).decision) if acts else ([], []),
    ):
        measures += part
        misses += differences
    return measures, misses


def floors(path: Path) -> dict[str, dict[str, float]]:
    """The pinned floors: the name of an annotated set to measure (`citations.identity`) to the least F1 allowed, 0..1.

    Raises ReadError where the file is absent or is not such a table.
    """
    try:
        table: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
        return {name: {key: float(value) for key, value in row.items()} for name, row in table.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        shape = '{"<set>": {"<list>.<measure>": 0.97, …}, …}'
        raise ReadError(
            say(f"Không đọc được mức sàn: {error}", f"The floors cannot be read: {error}"),
            where=str(path),
            remedy=say(f"Tệp phải có dạng {shape}.", f"The file must look like {shape}."),
        ) from error


def below(measures: Sequence[Measure], least: dict[str, float]) -> list[str]:
    """One sentence for each floor that is not kept, those of measures that no longer exist among them."""
    scores = {m.key: m.f1 for m in measures}
    return [
        f"{key}: {scores[key]:.4f} is below its floor {floor:.4f}" if key in scores else f"{key}: there is no such measure"
        for key, floor in least.items()
        if scores.get(key, -1.0) < floor
    ]

"""The scores of passages: citations, dates, figures and counts, each by span, by value and by field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from caicach.evaluation.fields import FIELDS
from caicach.evaluation.gold import LISTS, Passage
from caicach.evaluation.measures import Measure, Miss, accuracy, in_context
from caicach.evaluation.pairs import Compared, compare, offsets, strict
from caicach.evaluation.values import found_value, gold_value, right_value
from corpus.annotations import AnyAnnotation, Citation, Date, Figure, Reading, Span

_FIGURES = ("percent", "ratio", "rank", "money", "score")
_VALUE = {"citations": "identity", "dates": "value", "figures": "value", "counts": "value"}


def score_passages(passages: Iterable[Passage], read: Callable[[Passage], Reading]) -> tuple[list[Measure], list[Miss]]:
    """Scores of what `read` finds in each passage, and every difference.

    Left out before scoring, since annotated sets do not hold them: laws without a number, relative dates, impossible dates.
    """
    compared: dict[str, list[tuple[Passage, Compared[Any]]]] = {name: [] for name in LISTS}
    for passage in passages:
        annotations = read(passage).annotations
        for name in LISTS:
            compared[name].append((passage, compare(passage.annotations[name], _of_list(name, annotations))))
    measures = [measure for name in LISTS for measure in _measures(name, compared[name])]
    misses = [miss for name in LISTS for passage, one in compared[name] for miss in _misses(name, passage, one)]
    return measures, misses


def _of_list(name: str, annotations: Iterable[AnyAnnotation]) -> Sequence[Span]:
    match name:
        case "citations":
            return [a for a in annotations if isinstance(a, Citation) and a.number is not None]
        case "dates":
            return [a for a in annotations if isinstance(a, Date) and not a.relative and not a.impossible]
        case "counts":
            return [a for a in annotations if isinstance(a, Figure) and a.figure == "count"]
        case _:
            return [a for a in annotations if isinstance(a, Figure) and a.figure != "count"]


def _measures(name: str, compared: Sequence[tuple[Passage, Compared[Any]]]) -> list[Measure]:
    parts = [one for _, one in compared]
    gold, found = sum(c.gold for c in parts), sum(c.found for c in parts)
    pairs = [(g, f, passage) for passage, one in compared for g, f in one.pairs]

    def measure(label: str, right: int) -> Measure:
        return Measure(list=name, name=label, right=right, found=found, gold=gold)

    return [
        measure("overlap", len(pairs)),
        measure("strict", sum(strict(g, f) for g, f, _ in pairs)),
        measure(_VALUE[name], sum(right_value(name, *pair) for pair in pairs)),
        *(_of_kind(kind, compared) for kind in _FIGURES if name == "figures"),
        *(accuracy(name, field.name, (field.agree(*pair) for pair in pairs)) for field in FIELDS[name]),
    ]


def _of_kind(kind: str, compared: Sequence[tuple[Passage, Compared[Any]]]) -> Measure:
    """Value scores of one kind of figure: another kind at its place is missed here and false there."""
    right = found = gold = 0
    for passage, one in compared:
        gold += sum(g["kind"] == kind for g in (*(g for g, _ in one.pairs), *one.missed))
        found += sum(f.figure == kind for f in (*(f for _, f in one.pairs), *one.false))
        right += sum(g["kind"] == kind and right_value("figures", g, f, passage) for g, f in one.pairs)
    return Measure(list="figures", name=f"value_{kind}", right=right, found=found, gold=gold)


def _misses(name: str, passage: Passage, one: Compared[Any]) -> Iterator[Miss]:
    def miss(what: str, start: int, end: int, expected: object, got: object) -> Miss:
        around = in_context(passage.text, start, end)
        return Miss(name, what, passage.id, start, end, str(expected), str(got), around)

    for gold in one.missed:
        yield miss("missed", *offsets(gold), repr(gold["text"]), None)
    for found in one.false:
        yield miss("false", found.start, found.end, None, repr(found.text))
    for gold, found in one.pairs:
        start, end = offsets(gold)
        if not strict(gold, found):
            yield miss("span", start, end, repr(gold["text"]), repr(found.text))
        if not right_value(name, gold, found, passage):
            yield miss(_VALUE[name], start, end, gold_value(name, gold, passage), found_value(name, found))
        for field in FIELDS[name]:
            if field.agree(gold, found, passage) < 1:
                yield miss(field.name, start, end, gold.get(field.name), field.show(found))

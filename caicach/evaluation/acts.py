"""The scores of whole documents: their single fields, and the lists of their bases, relations and recipients."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from caicach.evaluation import listed
from caicach.evaluation.gold import Act
from caicach.evaluation.measures import Measure, Miss, accuracy
from caicach.evaluation.values import iso
from corpus.annotations import Decision, Signer

_SINGLE = ("doc_type", "number", "issuer", "parent", "issued_on", "effective_on", "issued_at", "title", "articles")
_SIGNER = ("name", "position", "on_behalf")


def score_decisions(acts: Iterable[Act], read: Callable[[Act], Decision | None]) -> tuple[list[Measure], list[Miss]]:
    """Scores of the parts that `read` finds in each document, and every difference; None counts as nothing found.

    `fields` is the mean of the single fields' own accuracies, the signer's three among them.
    """
    judged = [(act, read(act) or Decision()) for act in acts]
    singles = [_single(name, judged) for name in (*_SINGLE, *(f"signer_{part}" for part in _SIGNER))]
    measures = [*singles, accuracy("decisions", "fields", (m.f1 for m in singles if m.gold))]
    misses = [miss for act, decision in judged for miss in _single_misses(act, decision)]
    for name in ("bases", "relations", "recipients"):
        compared = [listed.COMPARE[name](act, decision) for act, decision in judged if name not in act.unscored]
        right, found, gold = (sum(getattr(c, part) for c in compared) for part in ("right", "found", "gold"))
        measures.append(Measure(list="decisions", name=name, right=right, found=found, gold=gold))
        misses += [miss for c in compared for miss in c.misses]
    dates = [date for act, decision in judged if "bases" not in act.unscored for date in listed.basis_dates(act, decision)]
    return [*measures, accuracy("decisions", "basis_date", dates)], misses


def _single(name: str, judged: list[tuple[Act, Decision]]) -> Measure:
    values = ((_expected(name, act), _got(name, decision)) for act, decision in judged if _scored(name, act))
    return accuracy("decisions", name, (float(_same(name, *pair)) for pair in values))


def _single_misses(act: Act, decision: Decision) -> Iterator[Miss]:
    for name in (*_SINGLE, *(f"signer_{part}" for part in _SIGNER)):
        expected, got = _expected(name, act), _got(name, decision)
        if _scored(name, act) and not _same(name, expected, got):
            yield Miss("decisions", name, act.id, 0, 0, repr(expected), repr(got))


def _scored(name: str, act: Act) -> bool:
    return name not in act.unscored and not (name.startswith("signer_") and "signer" in act.unscored)


def _expected(name: str, act: Act) -> Any:
    if name.startswith("signer_"):
        return (act.parts["signer"] or {}).get(name.removeprefix("signer_"))
    return act.parts[name]


def _got(name: str, decision: Decision) -> Any:
    if name.startswith("signer_"):
        return getattr(decision.signer or Signer(), name.removeprefix("signer_"))
    value = getattr(decision, name)
    return iso(value) if name.endswith("_on") else value


def _same(name: str, expected: Any, got: Any) -> bool:
    if isinstance(expected, str) and isinstance(got, str):
        return listed.same_title(expected, got) if name == "title" else listed.plain(expected) == listed.plain(got)
    return bool(expected == got)

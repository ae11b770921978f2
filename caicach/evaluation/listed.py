"""The lists of a whole document against those found: bases and recipients by identity, relations with partial credit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from caicach.evaluation.gold import Act
from caicach.evaluation.measures import Miss, in_context, shared_words
from caicach.evaluation.values import iso
from corpus.annotations import ActRelation, Basis, Decision

RECIPIENTS = 10
_TITLE_PREFIX = re.compile(r"(v/v|về việc)[\s:]*", re.IGNORECASE)
_THIN_LINE = {"implements", "refers"}


@dataclass(frozen=True, slots=True)
class Compared:
    """How much is right, how much was found and how much is there, in one list of one document."""

    right: float
    found: int
    gold: int
    misses: tuple[Miss, ...]


def plain(text: str) -> str:
    """Case and runs of spaces aside.

    >>> plain("Ủy ban  nhân dân TỈNH")
    'ủy ban nhân dân tỉnh'
    """
    return " ".join(text.casefold().split())


def same_title(one: str, other: str) -> bool:
    """Two titles without case, spaces and the words that open them (V/v, Về việc)."""
    bare = ("".join(_TITLE_PREFIX.sub("", title.strip(), count=1).casefold().split()) for title in (one, other))
    return next(bare) == next(bare)


def _bases(act: Act, decision: Decision) -> Compared:
    """By number, else by name. What is nested in another document's title may be given or not."""
    pairs, missed, false = _basis_pairs(act, decision)
    right = sum(not gold.get("nested") for gold, _ in pairs)
    misses = [_miss("bases", act, g["text"], None) for g in missed] + [_miss("bases", act, None, b.text) for b in false]
    return Compared(right, right + len(false), right + len(missed), tuple(misses))


def basis_dates(act: Act, decision: Decision) -> list[float]:
    """For every basis found, whether its date is right: 1 or 0."""
    return [float(gold["date"] == iso(basis.date)) for gold, basis in _basis_pairs(act, decision)[0]]


def _basis_pairs(act: Act, decision: Decision) -> tuple[list[tuple[dict[str, Any], Basis]], list[dict[str, Any]], list[Basis]]:
    """Pairs of gold and found, the gold that is missed, the found that is false."""
    rest = list(decision.bases)
    pairs, missed = [], []
    for gold in act.parts["bases"]:
        same = next((i for i, basis in enumerate(rest) if _same_basis(gold, basis)), None)
        if same is not None:
            pairs.append((gold, rest.pop(same)))
        elif not gold.get("nested"):
            missed.append(gold)
    return pairs, missed, rest


def _same_basis(gold: dict[str, Any], basis: Basis) -> bool:
    if gold["number"] is not None or basis.number is not None:
        return bool(gold["number"] == basis.number)
    return plain(gold["name"] or gold["text"]) == plain(basis.name or basis.text)


def _relations(act: Act, decision: Decision) -> Compared:
    gold = act.parts["relations"]
    credits = _best_pairs(gold, decision.relations, _relation_credit)
    misses: list[Miss] = []
    for g, f, credit in credits:
        if credit < 1:
            expected = g and f"{g['kind']} {g['text']!r}"
            misses.append(_miss("relations", act, expected, f and f"{f.kind} {f.text!r}", g["text"] if g else ""))
    return Compared(sum(c for *_, c in credits), len(decision.relations), len(gold), tuple(misses))


def _relation_credit(gold: dict[str, Any], relation: ActRelation) -> float:
    """1 for the same; half for the thin line between implements and refers; shared words where there is no number."""
    same_kind = gold["kind"] == relation.kind
    if gold["number"] is None and relation.number is None:
        return shared_words(gold["text"], relation.text) if same_kind else 0.0
    if gold["number"] != relation.number:
        return 0.0
    return 1.0 if same_kind else 0.5 * ({gold["kind"], relation.kind} == _THIN_LINE)


def _recipients(act: Act, decision: Decision) -> Compared:
    """The first ten, by their words; marks at the end aside."""

    def credit(gold: str, found: str) -> float:
        return float(plain(gold.rstrip(" .;,/")) == plain(found.rstrip(" .;,/")))

    gold, found = act.parts["recipients"][:RECIPIENTS], decision.recipients[:RECIPIENTS]
    credits = _best_pairs(gold, found, credit)
    misses = tuple(_miss("recipients", act, g, f) for g, f, c in credits if c < 1)
    return Compared(sum(c for *_, c in credits), len(found), len(gold), misses)


def _best_pairs(gold: Sequence[Any], found: Sequence[Any], credit: Callable[[Any, Any], float]) -> list[tuple[Any, Any, float]]:
    """Every gold and every found once, in pairs of most credit first; None and 0 for what stays alone."""
    scored = sorted(((credit(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    pairs: dict[int, tuple[int, float]] = {}
    for value, i, j in scored:
        if value > 0 and -i not in pairs and -j not in {f for f, _ in pairs.values()}:
            pairs[-i] = (-j, value)
    taken = {f for f, _ in pairs.values()}
    return [
        *((gold[i], found[j], value) for i, (j, value) in pairs.items()),
        *((g, None, 0.0) for i, g in enumerate(gold) if i not in pairs),
        *((None, f, 0.0) for j, f in enumerate(found) if j not in taken),
    ]


def _miss(name: str, act: Act, expected: str | None, got: str | None, words: str = "") -> Miss:
    words = words or expected or got or ""
    at = act.text.find(words) if words else -1
    start, end = (at, at + len(words)) if at >= 0 else (0, 0)
    context = in_context(act.text, start, end) if end else ""
    return Miss(
        name,
        "missed" if got is None else "false" if expected is None else "field",
        act.id,
        start,
        end,
        str(expected),
        str(got),
        context,
    )


COMPARE: dict[str, Callable[[Act, Decision], Compared]] = {"bases": _bases, "relations": _relations, "recipients": _recipients}

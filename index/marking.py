"""Where a text says what a query asks for: words, phrases and document numbers, in any of their written forms."""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from corpus.text import fold, lower
from index.content import content
from index.numbers import keys
from index.plan import TextField
from index.query import Query
from index.synonyms import expansion
from index.vietnamese import exact, folded, pairs, spellings

Mark = tuple[int, int, str]
"""Start and end in the text, and the form that was asked for."""

_EDGE = r"(?<![^\W_])(?:{})(?![^\W_])"
_JOINT = r"\s?[/\-–—‑_.]\s?[^\W\d_]\w{0,11}"
_BETWEEN = re.compile(r"[^\w.!?;:…]*")
_WIDEST = 4
_OPEN_I = re.compile("[iy]$")


@dataclass(frozen=True, slots=True)
class Marker:
    """What to look for.

    Attributes:
        single: forms that count alone; `runs`: forms that count only one after another.
        pairs: neighbours in the query: a word that stands beside its neighbour somewhere is not marked where it stands alone.
        by_fold: forms are folded.
        number, keys: how the document numbers begin, and the keys they must have.
    """

    words: re.Pattern[str] | None
    single: frozenset[str]
    runs: tuple[tuple[str, ...], ...]
    pairs: frozenset[str]
    by_fold: bool
    number: re.Pattern[str] | None
    keys: frozenset[str]


def marker(query: Query, field: TextField) -> Marker:
    """What to mark for a query that was answered from this field."""
    single: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    beside: set[str] = set()
    for wanted in query.any_of:
        single.update(content(wanted.words))
        runs.update(run for word in wanted.words if (run := expansion(word)))
        runs.update(wanted.phrases)
        beside.update(pairs(_forms(field, wanted.words)))
    single = set(_forms(field, single | {run[0] for run in runs if len(run) == 1}))
    runs = {tuple(_forms(field, run)) for run in runs if len(run) > 1}
    sought = frozenset(key for wanted in query.any_of for number in wanted.numbers for key in number.keys)
    words = _words(single | {form for run in runs for form in run}, by_fold=field == "folded")
    return Marker(words, frozenset(single), tuple(runs), frozenset(beside), field == "folded", _numbers(sought), sought)


def marks(text: str, wanted: Marker, most: int = 100) -> list[Mark]:
    """What of `text` was asked for, in order."""
    found = _number_marks(text, wanted)
    if wanted.words is not None:
        found += _meant(text, _word_marks(lower(text), wanted, most), wanted)
    return sorted(found)


def _word_marks(plain: str, wanted: Marker, most: int) -> list[Mark]:
    found: list[Mark] = []
    for match in islice(wanted.words.finditer(plain), most) if wanted.words else ():
        form = exact(match.group())
        found.append((*match.span(), folded([form])[0] if wanted.by_fold else form))
    return found


def _meant(text: str, found: Sequence[Mark], wanted: Marker) -> list[Mark]:
    """Without words that stand apart although elsewhere they stand together as asked, and without parts of runs."""
    together = (
        {n for n in range(len(found) - 1) if _is_pair(text, found[n], found[n + 1], wanted.pairs)} if wanted.pairs else set()
    )
    together |= {n + 1 for n in together}
    elsewhere = {found[n][2] for n in together}
    inside = _inside_runs(text, found, wanted.runs)
    return [
        mark
        for n, mark in enumerate(found)
        if n in inside or (mark[2] in wanted.single and (n in together or mark[2] not in elsewhere))
    ]


def _is_pair(text: str, first: Mark, second: Mark, beside: frozenset[str]) -> bool:
    return second[0] - first[1] <= _WIDEST and f"{first[2]} {second[2]}" in beside and _is_gap(text, first[1], second[0])


def _inside_runs(text: str, found: Sequence[Mark], runs: Sequence[tuple[str, ...]]) -> set[int]:
    inside: set[int] = set()
    forms = [form for _, _, form in found] if runs else []
    for run in runs:
        for n in range(len(forms) - len(run) + 1):
            if tuple(forms[n : n + len(run)]) == run and _adjacent(text, found[n : n + len(run)]):
                inside.update(range(n, n + len(run)))
    return inside


def _adjacent(text: str, run: Sequence[Mark]) -> bool:
    return all(_is_gap(text, a[1], b[0]) for a, b in zip(run, run[1:], strict=False))


def _is_gap(text: str, start: int, stop: int) -> bool:
    """Whether what stands between two words lets them be neighbours: nearly always one space, never the end of a sentence."""
    return text[start:stop] == " " or (stop - start <= _WIDEST and _BETWEEN.fullmatch(text, start, stop) is not None)


def _number_marks(text: str, wanted: Marker) -> list[Mark]:
    if wanted.number is None:
        return []
    found = ((m.start(), m.end(), m.group()) for m in wanted.number.finditer(fold(text)))
    return [mark for mark in found if not wanted.keys.isdisjoint(keys(mark[2])) or _bare(mark[2], wanted.keys)]


def _bare(text: str, sought: frozenset[str]) -> bool:
    """Whether the text is only the figure of a number that was asked for with its type."""
    return text.isdigit() and any(re.match(r"\d+", key)[0] == text.lstrip("0") for key in sought if key[:1].isdigit())  # type: ignore[index]


def _numbers(sought: Iterable[str]) -> re.Pattern[str] | None:
    """The figures that were asked for, with the codes that follow them."""
    figures = {match[0] for key in sought if (match := re.match(r"\d+", key))}
    if not figures:
        return None
    starts = "|".join(r"[./]?".join(figure) for figure in sorted(figures, key=len, reverse=True))
    codes = rf"(?:\s?/\s?\d{{4}})?(?:{_JOINT}){{1,5}}|\s?[^\W\d_]\w{{0,11}}(?:{_JOINT})+"
    return re.compile(rf"(?<![\w/.,])0*(?:{starts})(?:{codes}|(?!\w|[.,]\d))")


def _words(forms: Iterable[str], *, by_fold: bool) -> re.Pattern[str] | None:
    """A pattern for lower-case text in which every spelling of these forms is found, and little else."""
    patterns = sorted({_spellings(form, by_fold=by_fold) for form in forms}, key=len, reverse=True)
    return re.compile(_EDGE.format("|".join(patterns))) if patterns else None


def _spellings(form: str, *, by_fold: bool) -> str:
    """Figures with their separators; letters with any marks, or else open syllables with i or y and the tone on either vowel."""
    if form[0].isdigit():
        return r"[.,]?".join(re.findall(r"\d|[^\W\d]+", form.replace("_", "")))
    if by_fold:
        start, vowel = (form[:-1], "iy") if _OPEN_I.search(form) else (form, "")
        return "".join(_with_marks().get(letter, letter) for letter in start) + _any_of(vowel)
    return "|".join(sorted(spellings(form)))


def _any_of(letters: str) -> str:
    """One of these letters with any marks; nothing for none."""
    return "[" + "".join(_with_marks()[letter][1:-1] for letter in letters) + "]" if letters else ""


@cache
def _with_marks() -> dict[str, str]:
    """Each letter as a class of itself with every mark."""
    letters = {chr(code).lower() for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)) if len(chr(code).lower()) == 1}
    return {base: f"[{base}{''.join(sorted(c for c in letters if fold(c) == base))}]" for base in string.ascii_lowercase}


def _forms(field: TextField, words: Iterable[str]) -> list[str]:
    return folded(words) if field == "folded" else list(words)

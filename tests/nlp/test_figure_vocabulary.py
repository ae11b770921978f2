"""The vocabularies of figures: every example holds, every id is well formed."""

import re

import pytest

from corpus.annotations import Figure
from nlp.contract import Found
from nlp.figures import cues, names, units
from nlp.finders import figure as finder
from nlp.text import clean

INDICATORS = [(i.id, phrase) for i in names.all_indicators() for phrase in i.positive]
NO_INDICATORS = [(i.id, phrase) for i in names.all_indicators() for phrase in i.negative]
UNITS = [(u, text) for u in units.all_units() for text in u.positive]
NO_UNITS = [(u, text) for u in units.all_units() for text in u.negative]
CUES = [(name, text) for name, cue in cues.all_cues().items() for text in cue.positive]
NO_CUES = [(name, text) for name, cue in cues.all_cues().items() for text in cue.negative]


@pytest.mark.parametrize(("identity", "phrase"), INDICATORS)
def test_a_phrase_has_its_indicator(identity: str, phrase: str) -> None:
    assert names.indicator_id(phrase) == identity


@pytest.mark.parametrize(("identity", "phrase"), NO_INDICATORS)
def test_a_phrase_of_something_else_has_not(identity: str, phrase: str) -> None:
    assert names.indicator_id(phrase) != identity


def test_ids_are_unique_and_can_be_asked_for() -> None:
    ids = [indicator.id for indicator in names.all_indicators()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-zA-Z0-9]+(?:_[a-zA-Z0-9]+)+|[A-Z]+|dvctt|tthc", identity) for identity in ids)


def counted(text: str) -> list[Figure]:
    return [f for f in finder.find(clean(text), Found()) if f.figure in ("count", "ratio")]


@pytest.mark.parametrize(("unit", "text"), UNITS)
def test_a_result_with_its_unit_is_counted(unit: units.Unit, text: str) -> None:
    assert any(f.unit and units.unit_of(f.unit) == unit for f in counted(text))


@pytest.mark.parametrize(("unit", "text"), NO_UNITS)
def test_what_is_no_result_is_not(unit: units.Unit, text: str) -> None:
    assert not [f for f in counted(text) if f.unit and units.unit_of(f.unit) == unit]


@pytest.mark.parametrize(("name", "text"), CUES)
def test_a_cue_is_seen(name: str, text: str) -> None:
    assert cues.anywhere(name).search(text)


@pytest.mark.parametrize(("name", "text"), NO_CUES)
def test_a_cue_is_not_seen_where_it_is_not(name: str, text: str) -> None:
    assert not cues.anywhere(name).search(text)

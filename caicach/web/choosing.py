"""What a form lets one choose from: the indicators and provinces that there are figures of."""

from dataclasses import dataclass
from typing import Literal

from caicach.web.formatting import count, provinces
from caicach.web.holdings import Holdings
from corpus.store.facts import FactQuery
from corpus.text import fold
from nlp.figures.names import all_indicators


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from."""

    value: str
    label: str
    chosen: bool


def indicator_choices(here: Holdings, chosen: str) -> list[Choice]:
    """The vocabulary, each with how many figures there are; those without any are left out unless chosen."""
    counts = here.remembered("figures by indicator", lambda: here.store.facts.tally(FactQuery(), ["indicator_id"]))
    found = [(each, counts.get((each.id,), 0)) for each in all_indicators()]
    return [
        Choice(each.id, f"{each.name} ({count(number_of)})", each.id == chosen)
        for each, number_of in sorted(found, key=lambda pair: -pair[1])
        if number_of or each.id == chosen
    ]


def province_choices(here: Holdings, chosen: str, view: Literal["63", "34", "both"] = "both") -> list[Choice]:
    """The provinces that some figure belongs to: those of then, those of now, or both."""
    pairs = here.remembered("figures by province", lambda: here.store.facts.tally(FactQuery(), ["province_then", "province_now"]))
    names = {now: provinces("", now) for _, now in pairs if now and view != "63"}
    names |= {then: provinces(then, now) for then, now in pairs if then and view != "34"}
    return [Choice(value, name, value == chosen) for value, name in sorted(names.items(), key=lambda pair: fold(pair[1]))]

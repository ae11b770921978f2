"""Practices as the page shows them: what is asked, what kinds are called, mentions by year."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from caicach.practices import Practice
from caicach.web.asking import Form
from caicach.web.columns import Column, Moment, columns
from caicach.web.formatting import count, province, provinces
from corpus.language import say
from nlp.places.provinces import then


class PracticesAsked(Form):
    """Which practices are wanted."""

    q: str = Field(default="", max_length=200, description="words of the name, marks do not matter")
    kind: Literal["", "mô hình", "sáng kiến", "phong trào", "đề án", "phần mềm"] = ""
    province: str = Field(default="", max_length=80, description="id or name, of then")


PracticesInAddress = Annotated[PracticesAsked, Query()]


def kinds() -> dict[str, str]:
    """What the kinds of practices are called."""
    return {
        "mô hình": say("Mô hình", "Model"),
        "sáng kiến": say("Sáng kiến", "Initiative"),
        "phong trào": say("Phong trào", "Movement"),
        "đề án": say("Đề án", "Scheme"),
        "phần mềm": say("Phần mềm", "Software"),
    }


def named(identity: str) -> str:
    """A province of then, with what it belongs to now."""
    return provinces(identity, then()[identity].now) if identity in then() else province(identity)


def mentions(practice: Practice) -> list[Column]:
    """Mentions by year as columns, every year from the first to the last; none where there is but one year."""
    if practice.first is None or practice.last is None:
        return []
    found = [(year, practice.years.get(year, 0)) for year in range(practice.first, practice.last + 1)]
    return columns([Moment(str(year), f"{year}: {_times(times)}", times) for year, times in found])


def _times(times: int) -> str:
    return say(f"{count(times)} lần nhắc", f"{count(times)} mention{'' if times == 1 else 's'}")

"""Quotations and reported statements, with their speaker and the office that is named with the speaker."""

from collections.abc import Iterator
from itertools import chain

from corpus.annotations import Body, Place, Quotation
from nlp.contract import Found
from nlp.quotations.direct import direct
from nlp.quotations.reported import reported
from nlp.quotations.said import settled
from nlp.quotations.scene import Scene
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("place", "body")
VERSION = 3

_CONFIDENCE = {"quoted": 0.95, "continued": 0.8, "opening": 0.75, "unclosed": 0.8, "reported": 0.85, "according_to": 0.85}


def find(text: CleanText, found: Found) -> Iterator[Quotation]:
    """The words said, without their quotation marks, in order."""
    scene = Scene(text, found.of(Place), found.of(Body))
    for said in settled(scene, chain(direct(scene), reported(scene))):
        yield Quotation(
            start=said.start,
            end=said.end,
            text=text.text[said.start : said.end],
            rule=said.rule,
            confidence=_CONFIDENCE[said.rule],
            speaker=said.speaker.name,
            position=said.speaker.position,
            direct=said.direct,
        )

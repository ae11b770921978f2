"""What the tests of whole acts share: reading a text as an act, and the self-written acts with what a reader sees in them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.annotations import Decision
from nlp import decisions
from nlp.contract import Context, Found
from nlp.finders import citation as finder
from nlp.resolve import citation as resolver
from nlp.text import clean

ACTS = Path(__file__).parent.parent / "fixtures" / "acts"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def read(body: str) -> Decision | None:
    """The parts of an act, from its citations alone: no other finder has a say in them."""
    text, found = clean(body), Found()
    found.keep("citation", finder.find(text, found))
    found.keep("citation", resolver.resolve(text, found, Context()))
    return decisions.read(text, found, Context())


@pytest.fixture
def read_act() -> Callable[[str], Decision | None]:
    return read


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every self-written act once: its text, the second line of the motto put in, and the expected parts without empty ones."""
    if {"act_text", "act_parts"} <= set(metafunc.fixturenames):
        files = sorted(ACTS.glob("*.txt"))
        texts = [file.read_text("utf8").replace("{tiêu ngữ}", MOTTO) for file in files]
        parts: list[dict[str, Any]] = [json.loads(file.with_suffix(".json").read_text("utf8")) for file in files]
        pairs = list(zip(texts, parts, strict=True))
        metafunc.parametrize(("act_text", "act_parts"), pairs, ids=[file.stem for file in files])

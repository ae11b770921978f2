"""Whole acts of many kinds, clean and messy: every part is read, and the mess of encodings changes none of them."""

import unicodedata
from collections.abc import Callable
from typing import Any

from corpus.annotations import Decision
from corpus.codec import plain

Read = Callable[[str], Decision | None]


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v not in (None, []) and v is not False}
    return [_without_empty(v) for v in value] if isinstance(value, list) else value


def _one_line(value: Any) -> Any:
    """Composed, on one line: what differs between spellings of the same text."""
    if isinstance(value, dict):
        return {k: _one_line(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_one_line(v) for v in value]
    return " ".join(unicodedata.normalize("NFC", value).replace("Ð", "Đ").split()) if isinstance(value, str) else value


def test_every_part_is_read(read_act: Read, act_text: str, act_parts: dict[str, Any]) -> None:
    found = read_act(act_text)
    assert found is not None
    assert _without_empty(plain(found)) == act_parts


def test_cited_texts_are_stretches_of_the_text_as_given(read_act: Read, act_text: str, act_parts: dict[str, Any]) -> None:
    for body in (act_text, unicodedata.normalize("NFD", act_text), act_text.replace(" ", "\u00a0")):
        found = read_act(body)
        assert found is not None
        cited = [basis.text for basis in found.bases] + [relation.text for relation in found.relations]
        assert all(text in body for text in cited)


def test_spelling_changes_nothing(read_act: Read, act_text: str, act_parts: dict[str, Any]) -> None:
    decomposed = unicodedata.normalize("NFD", act_text)
    for body in (decomposed, act_text.replace("\n", "\r\n"), act_text.replace("Đ", "Ð"), act_text.replace("ngày", "ng\u200bày")):
        found = read_act(body)
        assert found is not None
        assert _one_line(_without_empty(plain(found))) == _one_line(act_parts)

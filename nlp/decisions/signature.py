"""The closing part of an act, piece by piece: what belongs to the signature, what to the list of recipients."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.annotations import Signer
from corpus.text import fold
from nlp.decisions import people
from nlp.decisions.bodies import capitals
from nlp.decisions.closing import RECIPIENTS, Closing
from nlp.decisions.layout import cells

Kind = Literal["head", "entry", "more", "title", "name", "noise"]

_IN_CAPITALS = 0.7
_MOST_WORDS = 10
_DASH = re.compile(r"\s*(?:[-–—+•·]|\.(?=\s?\w)|(?:o|\*)(?=\s))\s*(?=[\w“\"(])")
_FLAT = re.compile(r"(?<=[;.,:])\s*(?=[-–+]\s)|(?<=[;:])\s*(?=[-–+]\w)")
_NAME_BEHIND = re.compile(r"(?<=[;.,)]) +(?=\w+(?: \w+){1,4}$)")
_MARK_INSIDE = re.compile(rf"(?<=\s)(?={people.BEHALF}\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the closing part; `joined` says that nothing stood between it and the piece before."""

    text: str
    kind: Kind
    joined: bool = False


def pieces(page: str, closing: Closing, glued: bool) -> list[Piece]:
    """All pieces in reading order, each with what it is."""
    found: list[Piece] = []
    end = -1
    for cell in cells(page, closing.start, closing.end, glued):
        for text in _parts(cell.text):
            found.append(Piece(text, _kind(text, found), joined=cell.start == end))
            end = -1
        end = cell.end
    return found


def signer(found: Iterable[Piece]) -> Signer | None:
    """Name, position and on whose behalf, from the first signature; None where there is no title line."""
    lines: list[str] = []
    name = None
    before = ""
    for piece in found:
        if piece.kind == "title":
            _add_title(lines, people.unsigned(piece.text))
        elif piece.kind == "name":
            family = before if people.has_surname(before) and len(before.split()) == 1 else ""
            name = f"{family} {people.person(piece.text)}".strip()
            break
        before = piece.text
    if not lines:
        return None
    behalf = [line for line in lines if people.is_behalf(line)]
    position = None if people.is_behalf(lines[-1]) else lines[-1]
    return Signer(name=name, position=position, on_behalf=" / ".join(behalf) or None)


def _add_title(lines: list[str], text: str) -> None:
    """A title line begins a new title unless it goes on with the one before."""
    opens = people.is_behalf(text) or people.is_position(text)
    for number, title in enumerate(people.titles(text)):
        if lines and not number and (not opens or lines[-1].endswith(("-", ",")) or fold(title) == "thuong truc"):
            lines[-1] = f"{lines[-1]} {title}"
        else:
            lines.append(title)


def _parts(text: str) -> Iterator[str]:
    """A cell cut where columns were run together: behind `Nơi nhận:`, before dashes, marks and a name."""
    head = RECIPIENTS.search(text)
    if head:
        yield from _parts(text[: head.start()])
        yield head.group()
        yield from _parts(text[head.end() :])
        return
    for part in _FLAT.split(text):
        for piece in _without_signature(part):
            if any(map(str.isalnum, piece)):
                yield piece.strip()


def _without_signature(text: str) -> Iterator[str]:
    for match in _MARK_INSIDE.finditer(fold(text)):
        if people.is_behalf(text[match.start() :]):
            yield text[: match.start()]
            text = text[match.start() :]
            break
    titles = people.titles(text) if people.is_behalf(text) or people.is_position(text) else [text]
    yield from titles[:-1]
    last = titles[-1]
    name = _NAME_BEHIND.search(last)
    if name and _known_name(last[name.end() :]):
        yield last[: name.start()]
        last = last[name.end() :]
    yield from _title_and_name(last)


def _title_and_name(text: str) -> Iterator[str]:
    """`CHỦ TỊCH Phạm Văn Bình` on one line."""
    words = text.split()
    if people.is_behalf(text) or people.is_position(text):
        for at in range(1, len(words) - 1):
            if words[at - 1].isupper() and not words[at].isupper() and people.person(" ".join(words[at:])):
                yield " ".join(words[:at])
                yield " ".join(words[at:])
                return
    yield text


def _known_name(text: str) -> bool:
    return people.person(text) is not None and people.has_surname(text)


def _kind(text: str, before: list[Piece]) -> Kind:
    if RECIPIENTS.match(text):
        return "head"
    if _DASH.match(text):
        return "entry"
    titled = any(piece.kind == "title" for piece in before)
    named = any(piece.kind == "name" for piece in before)
    if not named and _is_title(text, titled):
        return "title"
    if titled and not named and people.person(text):
        return "name"
    if not any(map(str.isalpha, people.unsigned(text))):
        return "noise"
    return "more"


def _is_title(text: str, titled: bool) -> bool:
    if people.is_behalf(text):
        return True
    shouted = capitals(text) > _IN_CAPITALS
    if people.is_position(text):
        return shouted or (len(text.split()) <= _MOST_WORDS and not re.search(r"[;:,\d]", text))
    return titled and shouted and not people.person(text) and bool(people.unsigned(text)) and not re.search(r"\d", text)

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
_DASH = re.compile(r"\s*(?:(?:[-–—+•·]|\.(?=\s?\w)|(?:o|\*)(?=\s))\s*){1,3}(?=[\w“\"(])")
_BARE_HEAD = re.compile(r"noi (?:nhan|gui)\W*")
_FLAT = re.compile(r"(?<=[;.,:])\s*(?=[-–+]\s)|(?<=[;:])\s*(?=[-–+]\w)")
_TITLE_BEFORE_DASH = re.compile(r"([^-–\d;]{6,40}?)\s?[-–]\s?(?=\w+ \w)")
_NAME_BEHIND = re.compile(r"(?<=[;.,)]) +(?=\w+(?: \w+){1,4}$)")
_MARK_INSIDE = re.compile(rf"(?<=\s)(?={people.BEHALF}\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the closing part; `joined`: nothing stood between it and the piece before; `apart`: an empty line did."""

    text: str
    kind: Kind
    joined: bool = False
    apart: bool = False


def pieces(page: str, closing: Closing, glued: bool) -> list[Piece]:
    """All pieces in reading order, each with what it is; lines in capitals that follow each other are one title."""
    texts: list[tuple[str, bool, bool]] = []
    end = -1
    for cell in cells(page, closing.start, closing.end, glued):
        apart = cell.apart
        for text in _parts(cell.text):
            texts.append((text, cell.start == end, apart))
            end, apart = -1, False
        end = cell.end
    found: list[Piece] = []
    for run in _runs(texts):
        joined = " ".join(text for text, *_ in run)
        if len(run) > 1 and any(people.is_behalf(title) or people.is_position(title) for title in people.titles(joined)):
            found.append(Piece(joined, "title"))
        else:
            found += [Piece(text, _kind(text, found), beside, apart) for text, beside, apart in run]
    return found


def _runs(texts: Iterable[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """The texts one by one, but lines in capitals together."""
    run: list[tuple[str, bool, bool]] = []
    for item in texts:
        if not _is_shouted(item[0]):
            if run:
                yield run
            yield [item]
            run = []
        else:
            run.append(item)
    if run:
        yield run


def _is_shouted(text: str) -> bool:
    if _DASH.match(text) or RECIPIENTS.match(text) or re.search(r"[\d;]", text):
        return False
    return capitals(text) > _IN_CAPITALS and people.person(text) is None


def signer(found: Iterable[Piece]) -> Signer | None:
    """Name, position and on whose behalf, from the first signature; without a title line a name that stands by itself."""
    lines: list[str] = []
    name = None
    before = ""
    found = list(found)
    for piece in found:
        if piece.kind == "title" and name is None:
            lines += people.titles(people.unsigned(piece.text)) if not lines or _opens(piece.text) else []
        elif piece.kind in ("name", "more") and lines and name is None:
            name = _name(before, piece.text)
        before = piece.text
    lines = [line for line in lines if _opens(line)]
    if not lines:
        alone = next((people.person(piece.text) for piece in found if is_name_alone(piece)), None)
        return Signer(name=alone, position=None, on_behalf=None) if alone else None
    acting = people.is_acting(lines[-1])
    behalf = [line for line in lines[: -1 if acting else None] if people.is_behalf(line)]
    position = lines[-1] if acting or not people.is_behalf(lines[-1]) else None
    return Signer(name=name, position=position, on_behalf=" / ".join(behalf) or None)


def is_name_alone(piece: Piece) -> bool:
    """Whether a piece is a line apart that has nothing but a person's name on it."""
    return piece.apart and piece.kind == "more" and _known_name(piece.text)


def _opens(title: str) -> bool:
    return people.is_behalf(title) or people.is_position(title)


def _name(before: str, text: str) -> str | None:
    """The name that a piece is, together with the piece before where a line was broken inside rank or name."""
    if len(before.split()) <= 2 and not _DASH.match(before) and not _opens(before):
        both = people.person(f"{before} {text}")
        if both and (people.has_surname(both) or people.person(text) is None):
            return both
    return people.person(text)


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
    title = _TITLE_BEFORE_DASH.match(text)
    if title and _is_position_in_capitals(title[1]):
        yield title[1]
        text = text[title.end(1) :].strip()
    for match in _MARK_INSIDE.finditer(fold(text)):
        if people.is_behalf(text[match.start() :]):
            yield text[: match.start()]
            text = text[match.start() :]
            break
    titles = people.titles(text) if people.is_behalf(text) or people.is_position(text) else [text]
    yield from titles[:-1]
    last = titles[-1]
    name = _NAME_BEHIND.search(last)
    if name and (_known_name(last[name.end() :]) or _is_position_in_capitals(last[name.end() :])):
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


def _is_position_in_capitals(text: str) -> bool:
    return text.isupper() and people.is_position(text)


def _known_name(text: str) -> bool:
    return people.person(text) is not None and people.has_surname(text)


def _kind(text: str, before: list[Piece]) -> Kind:
    if RECIPIENTS.match(text) or _BARE_HEAD.fullmatch(fold(text)):
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

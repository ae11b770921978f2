"""Who signs: names of persons, and the lines with their position or for whom they sign (`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`)."""

import re
from functools import cache

import regex

from corpus.text import fold
from nlp.decisions.words import alternatives, entries, folded

BEHALF = r"(?:t\s?[/.]?\s?m|k\s?[/.]?\s?t|t\s?[/.]?\s?l|t\s?[/.]?\s?u\s?[/.]?\s?q|q|quyen)\b\s?[./]?\s*"
"""The mark that begins a line saying for whom, on folded text."""

_SIGNED = regex.compile(
    r"[\[(]\s*(?:đã\s*|chữ\s*)?k[ýí]\b[^\])]{0,40}[\])]|\bđã\s+k[ýí](?:\s*,?\s*(?:và\s+)?đóng\s+dấu)?|\[?\bda[yk]y?\b\]?",
    regex.IGNORECASE,
)
_ACTING = re.compile(r"(?:q\s?[./]|quyen\s)")
_WORD = r"\p{Lu}[\p{L}'’]{0,8}"
_PERSON = regex.compile(rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{1,5}})")
_INSTITUTION = re.compile(
    r"\b(?:van phong|uy ban|hoi dong|chinh phu|quoc hoi|nhan dan|viet nam|trung tam|trung uong|phu luc|danh muc|cong bao|cong hoa"
    r"|xa hoi|ke hoach|quy che|quy dinh|bao cao|thong bao|nhu tren|nhu dieu|noi nhan|^van thu|doan the|thanh vien|co quan|don vi"
    r"|tinh uy|thanh uy|huyen uy|dang uy|ban hanh|dau tu)\b"
)


def person(text: str) -> str | None:
    """The name of the person that a line consists of, without rank and `đã ký`; None for anything else."""
    bare = unsigned(text)
    rank = _rank().match(fold(bare))
    bare = bare[rank.end() :] if rank else bare
    match = _PERSON.fullmatch(bare)
    if match is None:
        return None
    words = fold(bare)
    known = words.split()[0] in folded("surnames")
    if position().match(words) or _INSTITUTION.search(words) or (bare.isupper() and not known):
        return None
    return bare


def has_surname(name: str) -> bool:
    """Whether a name begins with a family name of the vocabulary."""
    return fold(name).split()[:1] in ([word] for word in folded("surnames"))


def unsigned(text: str) -> str:
    """The line without `(Đã ký)` and the like."""
    return _SIGNED.sub("", text).strip(" .,:;()[]-–*")


def is_behalf(line: str) -> bool:
    """Whether a line says for whom the signer signs."""
    return _behalf().match(fold(line)) is not None


def is_acting(line: str) -> bool:
    """Whether a line is the position of an acting head (`Q. GIÁM ĐỐC`): it says for whom, and is the signer's own."""
    return _ACTING.match(fold(line)) is not None


def is_position(line: str) -> bool:
    """Whether a line begins with a position."""
    return position().match(fold(line)) is not None


def titles(line: str) -> list[str]:
    """A line cut before every further title: `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH` holds three."""
    words = fold(line)
    cuts = [0]
    at = _end_of_title(words, 0)
    while match := _next_title().search(words, at):
        before = words[: match.start()].rstrip()
        secretariat = before.endswith(" ban") and words.startswith("bi thu", match.start())
        if not secretariat and not before.endswith(("-", ",", " va", " kiem")):
            cuts.append(match.start())
        at = _end_of_title(words, match.start())
    return [line[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]


def _end_of_title(words: str, start: int) -> int:
    """Behind the mark and the position that begin at `start`."""
    mark = _behalf().match(words, start)
    at = mark.end() if mark else start
    named = position().match(words, at)
    return max(named.end() if named else at, start + 1)


@cache
def position() -> re.Pattern[str]:
    """Matches the beginning of a position on folded text."""
    return re.compile(r"(?:q\.\s?|quyen\s+|pho\s+|nguyen\s+)?" + alternatives(entries()["positions"]) + r"(?!\w)")


@cache
def _behalf() -> re.Pattern[str]:
    whom = f"{alternatives(entries()['positions'])}|{alternatives(entries()['bodies'])}|pho\\s"
    return re.compile(rf"{BEHALF}(?=(?:{whom})(?!\w)|pho\s)")


@cache
def _next_title() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?!thuong truc)(?:{_behalf().pattern}|{position().pattern})")


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(r"(?:" + alternatives(entries()["ranks"]) + r"(?!\w)[. ]*)+(?=\S)")

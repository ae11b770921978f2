"""The marks of the query language, read from left to right: quotes, minus, OR and fields; the rest are words."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from corpus.language import say
from corpus.text import fold
from index.numbers import lone_number, numbers_in
from index.query import Number
from index.values import day_of, known, longest, value_of, years_of
from index.vietnamese import TOKEN, folded, tokens
from index.vocabulary import load

_QUOTES = {'"': '"', "“": "”", "”": "”", "«": "»", "„": "“"}
_OR = re.compile(r"(?:OR|HOẶC|HOAC)(?=\s|$)|\|+")
_AND = re.compile(r"(?:AND|VÀ)(?=\s|$)")
_NOT = re.compile(r"-(?=[\w\"“«])|(?:NOT|KHÔNG PHẢI)\s+(?=\S)")
_WORD = re.compile(r"[^\s\"“”«»|]+")
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{2,20}):(?=[\w\"“«])")


@dataclass(slots=True)
class Reading:
    """What has been read so far of one query."""

    alternatives: list[tuple[list[str], list[tuple[str, ...]], list[Number]]] = field(default_factory=lambda: [([], [], [])])
    without: list[tuple[str, ...]] = field(default_factory=list)
    filters: dict[str, Any] = field(default_factory=dict)
    filters_out: dict[str, Any] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def read(text: str, reading: Reading) -> None:
    """Reads a whole query into `reading`; nothing in the text makes it fail."""
    at, pending = 0, ""
    while at < len(text):
        at, pending = _step(text, at, pending, reading)
    _flush(pending, reading)


def _step(text: str, at: int, pending: str, reading: Reading) -> tuple[int, str]:
    """Reads one thing at `at`; plain words gather in `pending`, so that numbers written with spaces stay whole."""
    if text[at].isspace():
        return at + 1, pending + " "
    boundary = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "/_")
    if boundary and (match := _OR.match(text, at)):
        _flush(pending, reading)
        reading.alternatives.append(([], [], []))
        return match.end(), ""
    if boundary and (match := _AND.match(text, at)):
        return match.end(), pending + " "
    negative = _NOT.match(text, at) if boundary and not (pending and not pending[-1].isspace()) else None
    start = negative.end() if negative else at
    if boundary or negative:
        after = _field(text, start, reading, negative=bool(negative))
        if after:
            _flush(pending, reading)
            return after, ""
    if text[start] in _QUOTES:
        return _quoted(text, start, pending, reading, negative=bool(negative))
    if negative:
        match = _WORD.match(text, start)
        reading.without.append(tuple(tokens(match.group() if match else "")))
        return match.end() if match else start + 1, pending
    match = _WORD.match(text, at)
    return (match.end(), pending + match.group()) if match else (at + 1, pending + " ")


def _quoted(text: str, at: int, pending: str, reading: Reading, *, negative: bool) -> tuple[int, str]:
    end = text.find(_QUOTES[text[at]], at + 1)
    if end < 0:
        reading.notices.append(
            say("Thiếu dấu ngoặc kép đóng; đã đọc như các từ thường.", "A quotation mark is not closed; read as plain words.")
        )
        return at + 1, pending + " "
    phrase = tuple(tokens(text[at + 1 : end]))
    if phrase and negative:
        reading.without.append(phrase)
        return end + 1, pending
    _flush(pending, reading)
    if phrase:
        reading.alternatives[-1][1].append(phrase)
    return end + 1, ""


def _flush(pending: str, reading: Reading) -> None:
    if pending.strip():
        reading.alternatives[-1][0].append(pending)


def _field(text: str, at: int, reading: Reading, *, negative: bool) -> int:
    """Reads `name: value` at `at` into the filters; returns where it ends, 0 when there is no field."""
    match = _names().match(fold(text), at)
    if not match:
        unknown = _UNKNOWN_FIELD.match(text, at)
        if unknown:
            notice = say(
                f"Không có trường '{unknown[1]}'; đã tìm như từ thường.", f"There is no field '{unknown[1]}'; searched as a word."
            )
            reading.notices.append(notice)
        return 0
    name, start = _field_ids()[" ".join(match["name"].split())], match.end()
    quote = _QUOTES.get(text[start : start + 1])
    end = text.find(quote, start + 1) if quote else -1
    if end > 0:
        value, after = text[start + 1 : end], end + 1
    else:
        value, after = _unquoted(name, text, start + bool(quote))
    if not value.strip():
        reading.notices.append(say(f"Thiếu giá trị sau '{match['name']}:'.", f"There is no value after '{match['name']}:'."))
        return after
    _set(name, value, reading, negative=negative)
    return after


def _unquoted(name: str, text: str, start: int) -> tuple[str, int]:
    """The value without quotes: the longest known name, a whole document number, else one word."""
    if known(name):
        rest = list(TOKEN.finditer(text.lower(), start))[:14]
        found = longest(name, folded(tokens(" ".join(m.group() for m in rest))))
        if found:
            end = rest[found[1] - 1].end()
            return text[start:end], end
    if name == "number":
        number = next((n for n in numbers_in(text[start:]) if n.start == 0), None)
        if number:
            return text[start : start + number.end], start + number.end
    match = _WORD.match(text, start)
    return (match.group().rstrip(",;"), match.end()) if match else ("", start)


def _set(name: str, value: str, reading: Reading, *, negative: bool) -> None:
    target = reading.filters_out if negative else reading.filters
    if name == "number":
        if negative:
            reading.without.append(tuple(tokens(value)))
        else:
            reading.alternatives[-1][2].append(_number(value))
        return
    if name in ("date_from", "date_to"):
        day = day_of(value, end=name == "date_to")
        if day:
            target[name] = day
    elif name == "year":
        target[name] = target.get(name, ()) + years_of(value)
    elif (known_value := value_of(name, value)) is not None:
        target[name] = (*target.get(name, ()), known_value)
    if not target.get(name):
        target.pop(name, None)
        reading.notices.append(
            say(f"Không hiểu giá trị '{value}'; đã bỏ qua.", f"The value '{value}' was not understood and ignored.")
        )


def _number(text: str) -> Number:
    found = numbers_in(text)
    return found[0].number if found else lone_number(text) or Number(text, ("".join(folded(tokens(text))),))


@cache
def _field_ids() -> dict[str, str]:
    return {fold(name): field_id for field_id, names in load("fields").items() for name in names}


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_field_ids(), key=len, reverse=True)
    return re.compile(rf"(?P<name>{'|'.join(re.escape(n).replace(chr(92) + ' ', chr(92) + 's+') for n in names)})\s*:(?!//)\s*")

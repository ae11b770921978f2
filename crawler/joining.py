"""A page's text and the texts of its attachments as one body, nothing said twice and nothing lost. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.language import say
from corpus.model import Attachment, Document
from corpus.text import digest
from crawler.matching import Lines
from crawler.media_type import GIF, JPEG, PDF, PNG, TIFF
from crawler.pagetext import clean

VERSION = 1
"""Rises when the same page and attachments are joined differently."""
LONGEST = 2_000_000
"""Code points of a joined body; what attachments say beyond is kept with them alone, and told."""
SLIGHT = 600
"""Letters of a page that may be a mere abstract of its attachment."""
HALF, NEARLY_ALL = 0.5, 0.8
PHRASE = 40
"""Letters from which a paragraph is told by itself; a shorter one only where it is expected, for it may stand anywhere."""
AROUND = 6
"""Lines in which a short one is expected: printed columns are read in another order than those of a page."""
WORTH, WORTH_BESIDE_A_COPY = 5, 80
"""Letters that a stretch must have to be added: page numbers are none; beside another copy of the same text only an annex is."""
_FAITHFUL = {PDF: 1, PNG: 2, JPEG: 2, TIFF: 2, GIF: 2}
"""Of two copies the one whose letters are surer comes first: a word processor's file, then print, then a picture."""


def join(page: Document, files: Sequence[Attachment]) -> Document:
    """The document as its page and its attachments give it together.

    An attachment of which half stands on the page, or that has half of the page, is laid over it: what is new comes in where it
    belongs. A page that is a mere abstract gives way to the attachment. Anything else is put at the end.

    Args:
        page: the document as its page alone gives it.
        files: its attachments with their texts, in their order.
    """
    body: list[str] = page.body.split("\n")
    joined: list[Lines] = []
    told: dict[str, str] = {}
    for file in _surest_first(files):
        text = Lines(line for line in map(clean, file.text.split("\n")) if line)
        if not text.size:
            continue
        grown = _laid_over(page, body, text, joined)
        cut = _within(grown, LONGEST)
        if len(cut) < len(grown):
            told[file.url] = say("văn bản quá dài, chỉ ghép phần đầu", "the text is too long; only its beginning was joined")
        body = cut
        joined.append(text)
    whole = "\n".join(body)
    marked = tuple(replace(file, problem=told.get(file.url, file.problem)) for file in files)
    return replace(page, body=whole, digest=digest(page.title, whole), attachments=marked)


def _surest_first(files: Sequence[Attachment]) -> Iterator[Attachment]:
    """In their order, but of copies of one text the surest before the others."""
    waiting = [(file, Lines(file.text.split("\n"))) for file in files if file.text]
    while waiting:
        first, text = waiting[0]
        copies = [n for n, (_, other) in enumerate(waiting) if n == 0 or max(text.share(other), other.share(text)) >= HALF]
        chosen = min(copies, key=lambda n: (_FAITHFUL.get(waiting[n][0].media_type, 0), n))
        yield waiting.pop(chosen)[0]


def _laid_over(page: Document, body: list[str], text: Lines, joined: list[Lines]) -> list[str]:
    here = Lines(body)
    if not joined and _is_abstract(page, here, text):
        return list(text.lines)
    if any(other.letters == text.letters for other in joined):
        return body
    is_copy = any(other.share(text) >= NEARLY_ALL for other in joined)
    if here.share(text) >= HALF or text.share(here) >= HALF:
        lead = bool(page.lead) and body[0] == page.lead
        return _merged(here, text, WORTH_BESIDE_A_COPY if is_copy else WORTH, first=int(lead))
    return body + [line for line, letters in zip(text.lines, text.letters, strict=True) if _is_new(line, letters, here)]


def _is_abstract(page: Document, here: Lines, text: Lines) -> bool:
    """Whether the page says nothing that its title, its summary or the attachment does not say."""
    if page.lead or here.size > min(SLIGHT, HALF * text.size):
        return False
    known = Lines([*text.lines, page.title, page.head.summary if page.head else ""])
    return all(map(known.has, here.lines))


def _is_new(line: str, letters: str, here: Lines) -> bool:
    return len(letters) < PHRASE or not here.same_as(line)


def _merged(here: Lines, text: Lines, worth: int, first: int) -> list[str]:
    """The lines here with those of the text that are new, each stretch of them behind the line that it follows there.

    Args:
        first: the number of the first line before which something may be put.
    """
    places = list(_places(here, text))
    added: dict[int, list[str]] = {}
    for place, stretch in groupby(_stretches(places, first), key=lambda each: each[0]):
        numbers = [number for _, number in stretch]
        if sum(len(text.letters[number]) for number in numbers) >= worth:
            added.setdefault(place, []).extend(text.lines[number] for number in numbers)
    merged = list(added.get(0, ()))
    for number, line in enumerate(here.lines, 1):
        merged += [line, *added.get(number, ())]
    return merged


def _stretches(places: Sequence[int | None], first: int) -> Iterator[tuple[int, int]]:
    """For each new line the number of lines here that it comes after, and its own number."""
    known = next((place for place in places if place is not None), 0)
    before = max(first, known)
    for number, place in enumerate(places):
        if place is None:
            yield before, number
        else:
            before = max(before, place + 1)


def _places(here: Lines, text: Lines) -> Iterator[int | None]:
    """For each line of the text the line here that holds it, None for a new one."""
    last, held = 0, False
    for line, letters in zip(text.lines, text.letters, strict=True):
        if len(letters) >= PHRASE:
            held, place = here.has(line), here.place(line, last)
        else:
            place = here.same_near(line, last, AROUND)
            if place is None and held and Lines(here.lines[last : last + 2]).has(line):
                place = here.place(line, last)
            held = place is not None
        last = max(last, place) if held and place is not None else last
        yield last if held else None


def _within(lines: list[str], longest: int) -> list[str]:
    """As many of the lines as fit."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size > longest:
            return lines[:number]
    return lines

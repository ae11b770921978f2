"""What stands before a number: a type word, the word `số`, or a word that says it is no document."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.text import fold
from nlp.citations.vocabulary import DocType, squeezed, types_by_word
from nlp.vocabulary import load

_REACH = 60
_SKIPPED = " \r\n:*_."
_NO_DOCUMENT = re.compile(
    r"\b(?:mau|bieu|bieu mau|ma|phu luc|bang|to khai|hoa don|ban an|thu ly|vu an|tai khoan|bien lai|mst|lo|thua|the|"
    r"giay (?:phep|chung nhan|dang ky|xac nhan)[^.;|]{0,50}|chung chi[^.;]{0,30}|gpkd|dkkd|gp|ban sao|sao y|sao luc)"
    r"(?:\s+so)?[\s:*_(]*\Z"
)


@dataclass(frozen=True, slots=True)
class Before:
    """The words before a number.

    Attributes:
        start: where its type word begins; the number's own start where there is none.
        doc_type: the type that the word says.
        numbered: the word `số` stands right before the number.
        capital: the type word begins with a capital letter.
    """

    start: int
    doc_type: DocType | None
    numbered: bool
    capital: bool = False


def before(text: str, at: int, floor: int = 0) -> Before | None:
    """What stands before the number at `at`, not looking left of `floor`; None where neither a type word nor `số` does."""
    end = at
    while end > floor and text[end - 1] in _SKIPPED:
        end -= 1
    tail = text[max(floor, end - 5) : end].lower()
    last = _last_syllables()
    if tail[-2:] not in _last_letters() or not (tail[-2:] in last or tail[-3:] in last or tail[-4:] in last or tail in last):
        return None
    start = max(floor, at - _REACH)
    found = _type_words().search(fold(text[start:at]))
    if found is not None and "\n\n" not in text[start + found.end("word") : at]:
        word_at = start + found.start("word")
        written = text[word_at : start + found.end("word")]
        glued = word_at > 0 and text[word_at - 1].isalpha()
        abbreviated = len(written) < 3
        if not (glued and (abbreviated or written[0].islower())) and not (abbreviated and written not in _words()):
            kind = types_by_word()[squeezed(written)]
            return Before(word_at, kind, found["so"] is not None, written[0].isupper())
    return Before(at, None, True) if tail.endswith("số") else None


def is_no_document(text: str, at: int) -> bool:
    """The words before the number at `at` say that it is a form, a licence, a court's file or a copy."""
    return _NO_DOCUMENT.search(fold(text[max(0, at - 90) : at])) is not None


@cache
def _words() -> dict[str, list[str]]:
    """Every type word with the words that may not stand before it."""
    return {
        (word["word"] if isinstance(word, dict) else word): entry.get("not_after", [])
        for entry in load("doc_types")
        for word in (entry["name"], *entry.get("words", ()))
    }


@cache
def _last_syllables() -> frozenset[str]:
    last = [word.lower().split()[-1] for word in _words()]
    return frozenset([*last, *map(fold, last), "số", "so", "sô"])


@cache
def _last_letters() -> frozenset[str]:
    """The last two letters of those syllables: most words before a number end otherwise."""
    return frozenset(syllable[-2:] for syllable in _last_syllables())


@cache
def _type_words() -> re.Pattern[str]:
    parts = []
    for word, never in sorted(_words().items(), key=lambda item: len(item[0]), reverse=True):
        guard = "".join(rf"(?<!{fold(other)}\s)" for other in never)
        parts.append(guard + r"\s*".join(map(re.escape, fold(word).split())))
    return re.compile(rf"(?P<word>{'|'.join(parts)})[\s*_:]*(?:(?P<so>so)[\s*_:.]*)?\Z")

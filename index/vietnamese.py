"""Vietnamese words for searching: tokens and their two forms, decided here so that every engine indexes the same.

A token is a syllable, a code or a number. Its *exact* form is lower case with one style of tone placement and of i/y; its
*folded* form has no marks. Both are of letters, digits and `_` alone, so that any engine's plainest tokenizer keeps them whole.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from operator import itemgetter

from corpus.text import early_tones, fold

_LETTER = "a-zß-öø-ɏɖḀ-ỿͰ-Ͽа-я"
TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)+|[0-9{_LETTER}]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_UNREADY = re.compile(_INVISIBLE.pattern[:-2] + "\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_D_LIKE = str.maketrans("ðɖ", "đđ")
LONGEST = 48
"""Code points of a token that count; what is longer is cut (addresses, encoded files)."""
BREAK = "zzzz"
"""Stands between the parts of a text, so that no phrase reaches from one into the other."""

_TONES = "àáảãạ", "èéẻẽẹ", "ìíỉĩị", "òóỏõọ", "ùúủũụ", "ỳýỷỹỵ"
_CONSONANT_Y = re.compile(rf"(?:^|(?<=[bcdđghklmnprstvx]))y$|(?<=[bcdđghklmnprstvx])[{_TONES[5]}]$")
_EARLY_TONE = re.compile(f"(?:[{_TONES[3]}][ae]|[{_TONES[4]}]y)$")
_I_TO_Y = str.maketrans("i" + _TONES[2], "y" + _TONES[5])
_Y_TO_I = str.maketrans("y" + _TONES[5], "i" + _TONES[2])


class _Forms(dict[str, str]):
    """A memory of one token form; Vietnamese has some 7,000 syllables, so nearly every look-up is answered from it."""

    def __missing__(self, token: str) -> str:
        form = self._make(token)
        if len(self) < 400_000:
            self[token] = form
        return form

    def _make(self, token: str) -> str:
        raise NotImplementedError


class _Exact(_Forms):
    def _make(self, token: str) -> str:
        if not token:
            return ""
        token = token[:LONGEST].translate(_D_LIKE)
        if token[0].isdigit():
            return re.sub("[.,]", "_", _THOUSANDS.sub("", token))
        return _one_spelling(token)


class _Folded(_Forms):
    def _make(self, token: str) -> str:
        return fold(token)


_EXACT, _FOLDED = _Exact(), _Folded()


def tokens(text: str) -> list[str]:
    """The exact forms of a text's tokens in their order, repeats kept.

    >>> tokens("Hoà Bình: tỷ lệ 1.250 hồ sơ, 2825/QÐ-UBND")
    ['hòa', 'bình', 'tỉ', 'lệ', '1250', 'hồ', 'sơ', '2825', 'qđ', 'ubnd']
    """
    return _looked_up(_EXACT, TOKEN.findall(readable(text).lower()))


def readable(text: str) -> str:
    """NFC without invisible characters; costs nothing where there is nothing to do."""
    return text if text.isascii() or not _UNREADY.search(text) else _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def exact(word: str) -> str:
    """The exact form of one lower-case token as the text has it."""
    return _EXACT[word]


def folded(exact_tokens: Iterable[str]) -> list[str]:
    """The folded forms of exact tokens, one for one."""
    return _looked_up(_FOLDED, list(exact_tokens))


def _looked_up(forms: _Forms, of_tokens: list[str]) -> list[str]:
    """The form of each token; `itemgetter` asks for all of them at once, which is twice as fast as a loop."""
    return list(itemgetter(*of_tokens, "")(forms)[:-1])


def pairs(of_tokens: Sequence[str]) -> list[str]:
    """Neighbouring tokens joined by a space; one fewer than the tokens.

    >>> pairs(["cải", "cách", "hành"])
    ['cải cách', 'cách hành']
    """
    return list(map(" ".join, zip(of_tokens, of_tokens[1:], strict=False)))


def marked(exact_token: str) -> bool:
    """Whether the token carries a mark that folding would lose."""
    return _FOLDED[exact_token] != exact_token


def _one_spelling(token: str) -> str:
    """`hoà` as `hòa`, `thuý` as `thúy`, `lý` as `lí`; `quý` stays."""
    token = early_tones(token)
    match = _CONSONANT_Y.search(token) if len(token) > 1 else None
    return token[:-1] + token[-1].translate(_Y_TO_I) if match else token


def spellings(exact_token: str) -> set[str]:
    """The ways to write one exact token in lower case that all have this exact form.

    >>> sorted(spellings("hòa")), sorted(spellings("lí"))
    (['hoà', 'hòa'], ['lí', 'lý'])
    """
    ways = {exact_token, exact_token.replace("đ", "ð")}
    early = _EARLY_TONE.search(exact_token)
    if early:
        ways.add(exact_token[: early.start()] + _late_tone(early.group()))
    ways.add(exact_token[:-1] + exact_token[-1].translate(_I_TO_Y))
    return {way for way in ways if _EXACT[way] == exact_token}


def _late_tone(cluster: str) -> str:
    plain, tone = tuple(unicodedata.normalize("NFD", cluster[0]))
    return plain + unicodedata.normalize("NFC", cluster[1] + tone)

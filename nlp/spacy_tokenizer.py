"""underthesea's words as spaCy tokens, without losing or moving a character of the text."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast

from spacy.lang.vi import Vietnamese as SpacyVietnamese
from spacy.lang.vi import VietnameseDefaults as SpacyDefaults
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, load_config_from_str
from spacy.vocab import Vocab

_STRETCH = re.compile(r"[^\n\r]{1,1000}(?!\S)|[^\n\r]{1,1000}")
_GAP = re.compile(r"\s+|\S+")
_NEAR = 64


class UndertheseaTokenizer(DummyTokenizer):
    """Text to Doc with `doc.text == text` for every text; a token is a word and may hold spaces (`cải cách`).

    Words never cross a line break. What underthesea rewrites or leaves out becomes tokens as the text has it.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Vocab]]:
        return UndertheseaTokenizer, (self.vocab,)

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for token in _tokens(text):
            if token == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            if token.isspace() and token[0] == " " and words and not spaces[-1]:
                spaces[-1], token = True, token[1:]
            words.append(token)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def create_underthesea_tokenizer() -> Callable[[Language], UndertheseaTokenizer]:
    """`@tokenizers = "caicach.underthesea.v1"` of a config (entry point `spacy_tokenizers`)."""
    return lambda nlp: UndertheseaTokenizer(nlp.vocab)


class VietnameseDefaults(SpacyDefaults):
    """spaCy's own Vietnamese with another tokenizer: its default one needs pyvi, which nothing here installs."""

    config = load_config_from_str('[nlp]\n\n[nlp.tokenizer]\n@tokenizers = "caicach.underthesea.v1"\n')


class Vietnamese(SpacyVietnamese):  # type: ignore[no-untyped-call]
    """What `spacy.blank("vi")` gives once caicach is installed (entry point `spacy_languages`).

    A pipeline that was saved names its tokenizer in its own config and keeps it.
    """

    lang = "vi"
    Defaults = VietnameseDefaults


def _tokens(text: str) -> Iterator[str]:
    """All of the text in order: words, and the white space between them."""
    done = 0
    for stretch in _STRETCH.finditer(text):
        for start, end in _words(stretch.group()):
            start, end = start + stretch.start(), end + stretch.start()
            yield from _GAP.findall(text[done:start])
            yield text[start:end]
            done = end
    yield from _GAP.findall(text[done:])


def _words(stretch: str) -> Iterator[tuple[int, int]]:
    """Offsets of underthesea's words, found again in the text as it stands; what does not stand there is passed over."""
    at = 0
    for word in _word_tokenize()(stretch, use_token_normalize=False):
        start = end = -1
        for syllable in word.split():
            place = stretch.find(syllable, at, at + len(syllable) + _NEAR)
            if place >= 0:
                start, end = (place if start < 0 else start), place + len(syllable)
                at = end
        if start >= 0:
            yield start, end


@cache
def _word_tokenize() -> Callable[..., list[str]]:
    from underthesea import word_tokenize

    return cast(Callable[..., list[str]], word_tokenize)

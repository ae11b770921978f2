"""underthesea's words as spaCy tokens: nothing lost, nothing moved."""

import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

VIETNAMESE = st.text(
    alphabet=st.sampled_from("cải cách hành chính Quyết định số 12/QĐ-UBND, đạt 95,5%\n\t\u0301\u200b\u00a0().")
    | st.characters(codec="utf-8")
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("vi")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" ", [" "]),
        ("cải cách hành chính", ["cải cách", "hành chính"]),
        ("Hồ sơ  đúng hạn\nđạt 99,5%.", ["Hồ sơ", " ", "đúng", "hạn", "\n", "đạt", "99,5", "%", "."]),
        (" thủ tục", [" ", "thủ tục"]),
        ("thủ tục \n", ["thủ tục", "\n"]),
        ("hoà bình", ["hoà bình"]),
    ],
)
def test_tokens_are_words_as_the_text_has_them(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp(text)] == tokens


@given(VIETNAMESE)
@settings(max_examples=200, deadline=None)
def test_no_text_is_lost(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert all(text[token.idx :].startswith(token.text) for token in doc)


def test_long_lines_keep_their_text(nlp: Language) -> None:
    text = "một cửa liên thông; " * 300 + "x" * 2500
    assert nlp.make_doc(text).text == text


def test_the_tokenizer_is_saved_with_its_pipeline(nlp: Language, tmp_path: object) -> None:
    nlp.to_disk(str(tmp_path))
    assert nlp.config["nlp"]["tokenizer"] == {"@tokenizers": "caicach.underthesea.v1"}
    for again in (spacy.load(str(tmp_path)), pickle.loads(pickle.dumps(nlp))):
        assert [t.text for t in again("cải cách hành chính")] == ["cải cách", "hành chính"]


def test_spacy_own_tokenizer_stays_within_reach() -> None:
    own = {"nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}}
    assert [token.text for token in spacy.blank("vi", config=own)("cải cách hành chính")] == ["cải", "cách", "hành", "chính"]

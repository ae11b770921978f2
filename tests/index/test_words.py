"""Marks restored and words completed from what was learned of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import parse_query
from index.suggesting import completions, did_you_mean
from index.vietnamese import folded, tokens
from index.words import ENOUGH, Words

TEXTS = [
    "Cải cách hành chính và chuyển đổi số ở thành phố",
    "Công tác cải cách hành chính năm nay",
    "Bán hàng qua mạng; cải bắp được mùa",
    "Ban hành quyết định về cải cách hành chính",
    "Ban hành kế hoạch chuyển đổi số",
]


@pytest.fixture(scope="module")
def words() -> Words:
    learned = Words()
    for text in TEXTS:
        learned.learn(" ".join(tokens(text)))
    return learned


@pytest.mark.parametrize("text", ["cải cách hành chính", "ban hành quyết định", "bán hàng qua mạng", "chuyển đổi số", "cải bắp"])
def test_neighbours_decide_which_marks_are_restored(words: Words, text: str) -> None:
    assert words.restore(folded(tokens(text))) == tokens(text)


def test_unknown_syllables_stay(words: Words) -> None:
    assert words.restore(["cai", "cach", "blockchain"]) == ["cải", "cách", "blockchain"]


@pytest.mark.parametrize("typed", ["cai cahc hanh chinh", "cai cach hanh chinhh", "cai cch hanh chinh"])
def test_one_wrong_letter_is_set_right_where_little_was_found(words: Words, typed: str) -> None:
    assert did_you_mean(parse_query(typed), words, little=True) == "cải cách hành chính"


def test_a_query_that_is_right_is_left_alone(words: Words) -> None:
    assert did_you_mean(parse_query("cải cách hành chính"), words, little=False) == ""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cai c", "cải cách hành chính"),
        ("cải cách h", "cải cách hành chính"),
        ("ban ", "ban hành"),
        ("chuyen d", "chuyển đổi số"),
        ("cải cách hà", "cải cách hành chính"),
    ],
)
def test_completions(words: Words, typed: str, first: str) -> None:
    assert completions(words, typed, 5)[0].startswith(first)


@pytest.mark.parametrize("typed", ["", " ", "!!", "zzz z", "cải cách xyz"])
def test_nothing_to_complete(words: Words, typed: str) -> None:
    assert completions(words, typed, 5) == ()


def test_kept_and_read_back(words: Words) -> None:
    again = Words.from_json(words.to_json())
    assert again.restore(["cai", "cach"]) == ["cải", "cách"]
    assert (again.seen, again.texts) == (words.seen, words.texts)
    assert Words.from_json("").restore(["x"]) == ["x"]


def test_learning_ends() -> None:
    learned = Words()
    learned.seen = ENOUGH
    learned.learn("một cửa")
    assert not learned.single


@given(st.lists(st.text(min_size=1, max_size=6), max_size=12))
def test_restoring_keeps_the_number_of_syllables(syllables: list[str]) -> None:
    learned = Words()
    learned.learn(" ".join(tokens(TEXTS[0])))
    assert len(learned.restore(syllables)) == len(syllables)

"""Of documents that have the words of a question, the one that has them together comes first."""

from itertools import pairwise
from pathlib import Path

import pytest

from index import Engine, Record, open_engine, parse_query
from index.passages import LENGTHS, asked, best_passages, title_asked_for
from index.record import with_digest
from index.vietnamese import tokens
from index.words import Words

QUESTION = tokens("thời hạn cấp lại giấy phép xây dựng nhà ở riêng lẻ trên dịch vụ công trực tuyến")
FILLER = "Cuộc họp bàn nhiều việc khác nhau của địa phương trong quý vừa rồi. "


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Thời hạn cấp lại giấy phép xây dựng là năm ngày.", "Thời hạn là năm ngày.\n" + FILLER * 6 + "\nCấp lại giấy phép."),
        ("Cấp lại giấy phép xây dựng.", "Xây lại cấp dựng phép giấy."),
        ("Giấy phép.\nXây dựng.", "Giấy phép.\n" + FILLER * 5 + "\nXây dựng."),
        ("Nhà ở riêng lẻ.", ""),
        ("Cấp phép xây dựng qua DVCTT.", "Cấp phép xây dựng qua tổng đài."),
    ],
)
def test_words_together_say_more_than_words_apart(better: str, worse: str) -> None:
    question = asked(QUESTION, Words(), by_fold=False)
    assert best_passages(better, question) > best_passages(worse, question)


def test_rare_words_say_more() -> None:
    learned = Words()
    for text in ("giấy tờ", "giấy phép", "giấy khen"):
        learned.learn(text)
    question = asked(["giấy", "phép"], learned, by_fold=False)
    assert best_passages("Phép.", question) > best_passages("Giấy.", question)


def test_all_of_a_question_in_passages_of_full_length_is_one_for_each_length() -> None:
    question = asked(QUESTION, Words(), by_fold=False)
    passages = [[*QUESTION, *["và"] * (length - len(QUESTION))] for length in LENGTHS]
    assert best_passages(" ".join(passages[-1]), question) == pytest.approx(len(LENGTHS))
    assert best_passages(" ".join(passages[0]), question) > len(LENGTHS)
    assert len(question.pairs) == len(list(pairwise(QUESTION)))


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Thời hạn cấp lại giấy phép xây dựng", 1.0),
        ("Cấp phép và giấy phép", 1.0),
        ("Thời hạn của hợp đồng", 0.5),
        ("Bóng đá", 0.0),
        ("", 0.0),
        ("…", 0.0),
    ],
)
@pytest.mark.parametrize("by_fold", [False, True])
def test_a_title_is_asked_for_as_far_as_the_question_has_its_words(title: str, part: float, by_fold: bool) -> None:
    assert title_asked_for(title, asked(QUESTION, Words(), by_fold=by_fold), Words()) == part


@pytest.mark.parametrize("body", ["", "\n\n", "…"])
def test_nothing_says_nothing(body: str) -> None:
    assert best_passages(body, asked(QUESTION, Words(), by_fold=True)) == 0
    assert best_passages("Giấy phép.", asked([], Words(), by_fold=True)) == 0


def test_without_marks_any_marks_will_do() -> None:
    assert best_passages("Giay phep xay dung.", asked(QUESTION, Words(), by_fold=True)) > 0
    assert best_passages("Giay phep xay dung.", asked(QUESTION, Words(), by_fold=False)) == 0


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Thirty documents with the words of a question far apart, and one that answers it."""
    apart = "\n".join(f"{word} {FILLER * 5}" for word in ("Thời hạn", "Cấp lại", "Giấy phép", "Xây dựng nhà ở"))
    answer = f"{FILLER * 22}\nThời hạn cấp lại giấy phép xây dựng nhà ở riêng lẻ là năm ngày."
    bodies = {f"a{n:02d}": apart + f"\nThời hạn, giấy phép {n}." for n in range(12)} | {"b": answer}
    opened = open_engine("tantivy", {"path": str(tmp_path)})
    opened.index(
        with_digest(Record(id=name, kind="news", title="Tin", body=body, url="", source="x", group=name))
        for name, body in bodies.items()
    )
    return opened


@pytest.mark.parametrize(
    "typed",
    [
        "Thời hạn để được cấp lại giấy phép xây dựng nhà ở riêng lẻ là bao lâu?",
        "thoi han de duoc cap lai giay phep xay dung nha o rieng le la bao lau",
    ],
)
def test_the_answer_comes_first_and_pages_do_not_overlap(engine: Engine, typed: str) -> None:
    with engine:
        pages = [engine.search(parse_query(typed, size=4, page=page)) for page in (1, 2, 3, 4, 5)]
        whole = engine.search(parse_query(typed, size=20))
    assert whole.hits[0].id == "b"
    assert [hit.id for page in pages for hit in page.hits] == [hit.id for hit in whole.hits]
    assert [page.more for page in pages] == [True, True, True, False, False]
    assert [hit.score for hit in whole.hits] == sorted((hit.score for hit in whole.hits), reverse=True)

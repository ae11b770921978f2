"""Of documents that have the words of a question, the one that has them together comes first."""

from itertools import pairwise
from pathlib import Path

import pytest

from index import Engine, Record, open_engine, parse_query
from index.passages import PASSAGE, asked, best_passage
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
    assert best_passage(better, question) > best_passage(worse, question)


def test_rare_words_say_more() -> None:
    learned = Words()
    for text in ("giấy tờ", "giấy phép", "giấy khen"):
        learned.learn(text)
    question = asked(["giấy", "phép"], learned, by_fold=False)
    assert best_passage("Phép.", question) > best_passage("Giấy.", question)


def test_all_of_a_question_in_a_passage_of_full_length_is_one() -> None:
    question = asked(QUESTION, Words(), by_fold=False)
    passage = QUESTION + ["và"] * (PASSAGE - len(QUESTION))
    assert best_passage(" ".join(passage), question) == pytest.approx(1.0)
    assert len(question.pairs) == len(list(pairwise(QUESTION)))


@pytest.mark.parametrize("body", ["", "\n\n", "…"])
def test_nothing_says_nothing(body: str) -> None:
    assert best_passage(body, asked(QUESTION, Words(), by_fold=True)) == 0
    assert best_passage("Giấy phép.", asked([], Words(), by_fold=True)) == 0


def test_without_marks_any_marks_will_do() -> None:
    assert best_passage("Giay phep xay dung.", asked(QUESTION, Words(), by_fold=True)) > 0
    assert best_passage("Giay phep xay dung.", asked(QUESTION, Words(), by_fold=False)) == 0


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

"""Sentences as figures need them."""

import pytest

from nlp.figures.sentences import Sentences

SPLIT = [
    ("Xã đạt 5%. Huyện đạt 6%.", ["Xã đạt 5%. ", "Huyện đạt 6%."]),
    ("chất lượng cao.Trong 6 tháng đầu năm", ["chất lượng cao.", "Trong 6 tháng đầu năm"]),
    ("so với cùng kỳ.Lĩnh vực đất đai", ["so với cùng kỳ.", "Lĩnh vực đất đai"]),
    ("tại TP. Huế đạt 5%", ["tại TP. Huế đạt 5%"]),
    ("đạt 1.204 hồ sơ", ["đạt 1.204 hồ sơ"]),
    ("Kết quả như sau:\n- Một.\n- Hai.", ["Kết quả như sau:\n", "- Một.\n", "- Hai."]),
    ("tăng trưởng\nkhá cao so với\nnăm trước đó.", ["tăng trưởng\nkhá cao so với\nnăm trước đó."]),
    ("đạt 90%.[12] Năm sau", ["đạt 90%.[12] ", "Năm sau"]),
    ("1. Về kinh tế", ["1. Về kinh tế"]),
    ("", [""]),
]


@pytest.mark.parametrize(("text", "sentences"), SPLIT)
def test_sentences(text: str, sentences: list[str]) -> None:
    found = Sentences(text)
    spans = sorted({(found.at(i).start, found.at(i).end) for i in range(len(text) + 1)})
    assert [text[start:end] for start, end in spans] == sentences


def test_items_of_a_list_are_told_from_prose() -> None:
    text = "Kết quả:\n- Một.\nHai."
    found = Sentences(text)
    assert [found.at(text.index(word)).item for word in ("Kết", "Một", "Hai")] == [False, True, False]


def test_a_point_alone_or_at_the_end_does_no_harm() -> None:
    for text in (".", "...", "\n", ". \n.", "a.", ".B"):
        assert Sentences(text).at(0).start == 0

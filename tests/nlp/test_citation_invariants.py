"""What holds for every text: true offsets, order, no overlap, no exception, the same answer twice, time that grows linearly."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.annotations import Citation
from nlp.contract import Context, Found
from nlp.finders import citation as finder
from nlp.resolve import citation as resolver
from nlp.text import CleanText, clean

PIECES = [
    "Quyết định", "số", " ", "\n", "12", "/QĐ-UBND", "-NQ/TW", "/2025/", "NĐ-CP", "Nghị định 16", ", ", ";", " và ",
    "ngày 1/2/2020", "năm 2021", " của UBND tỉnh", "Luật Đất đai", "Căn cứ ", "ban hành ", "Hà Tĩnh", "\u200b", "\u0300",
    "Ð", "–", "*", "|", "l5", "2O24", "TT", "-", "/", ".", "(", "Số:", "Bộ Chính trị", "Ban Chỉ đạo về ",
    "các Thông báo 11, 12", "\u202e", "ﬁ", "1.250/", "QH15", "SNV-CCHC",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=200))


def _both(text: CleanText) -> list[Citation]:
    found = Found()
    found.keep("citation", finder.find(text, found))
    found.keep("citation", resolver.resolve(text, found, Context()))
    return list(found.of(Citation))


@given(TEXTS)
@example("Quyê\u0301t đi\u0323nh sô\u0301 12/QĐ-UBND")
@example("Quyết định số 12/QĐ\u00ad-\u200bUBND")
def test_offsets_are_true_and_spans_never_overlap(text: str) -> None:
    cleaned = clean(text)
    end = 0
    for citation in _both(cleaned):
        assert citation.start >= end
        assert cleaned.text[citation.start : citation.end] == citation.text != ""
        start, stop = cleaned.span(citation.start, citation.end)
        assert clean(text[start:stop]).text.strip().startswith(citation.text)
        end = citation.end


@given(TEXTS)
def test_finding_twice_finds_the_same(text: str) -> None:
    assert _both(clean(text)) == _both(clean(text))


@given(TEXTS)
def test_the_normal_form_of_the_text_does_not_matter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert [c.number for c in _both(clean(composed))] == [c.number for c in _both(clean(decomposed))]


@given(TEXTS)
def test_full_mentions_exist(text: str) -> None:
    citations = _both(clean(text))
    starts = {c.start for c in citations}
    assert all(c.full_at is None or (c.full_at in starts and c.full_at != c.start) for c in citations)


REPEATED = {
    "digits": "1",
    "numbers": "12 ",
    "slashes": "12/",
    "symbols": "12/QĐ-",
    "tokens": "QĐ-UBND-",
    "spaces": " ",
    "line breaks": "\n",
    "type words": "Quyết định ",
    "so": "số ",
    "citations": "Quyết định số 12/QĐ-UBND ngày 1/2/2020 của UBND tỉnh, ",
    "one number": "Kế hoạch số 5/KH-UBND; ",
    "bare lists": "Nghị quyết 57, 59, ",
    "laws": "Luật Đất đai, ",
    "half laws": "Luật sửa đổi một số điều của ",
    "unknown laws": "Căn cứ Luật Một hai ba ",
    "bodies": "của Ban Một và ",
    "days": "ngày 1/1/2020 ",
    "grounds": "Căn cứ ",
    "dots": "1.",
    "mixed": "số:12/2020/NQ-HĐND và Ban Chỉ đạo về một, hai ",
    "letters": "l",
    "stars": "**12**/",
}


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_linearly(piece: str) -> None:
    def seconds(length: int) -> float:
        text = clean(piece * (length // len(piece)))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            _both(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(20_000), seconds(80_000)
    assert large < 10 * small + 0.02

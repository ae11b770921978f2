"""The pure parts: marks, annotations, quotations, differences, histogram, addresses."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.searching import Asked
from caicach.web.annotating import blocks, paragraphs, segments
from caicach.web.differences import changes
from caicach.web.formatting import number, outward, provinces, short
from caicach.web.highlighting import marked
from caicach.web.histogram import bars
from caicach.web.quoting import quotes, sentences
from corpus.annotations import AnyAnnotation, Figure, Quotation
from corpus.language import speak
from index import Bucket
from tests.caicach.web.conftest import ARTICLE, DECISION

BODY = "Năm 2024 đạt 90%.\n\nÔng A nói: “đạt 95% là khó” & thôi."


def figure(text: str) -> Figure:
    start = BODY.index(text)
    return Figure(start=start, end=start + len(text), text=text, value=1.0)


def quotation(text: str) -> Quotation:
    start = BODY.index(text)
    return Quotation(start=start, end=start + len(text), text=text, speaker="Ông A")


def said(markup: str) -> str:
    """What a reader sees, explanations aside."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="tip".*?</span>', "", markup)))


def test_the_shortest_annotation_owns_a_stretch_and_the_longer_goes_on_around_it() -> None:
    inner, outer = figure("95%"), quotation("đạt 95% là khó")
    owners = [(BODY[s.start : s.end], s.owner) for s in segments(outer.start - 1, outer.end + 1, [outer, inner])]
    assert owners == [("“", None), ("đạt ", outer), ("95%", inner), (" là khó", outer), ("”", None)]


def test_each_annotation_is_one_stop_of_the_keyboard() -> None:
    made = "".join(p.markup for p in paragraphs(BODY, [quotation("đạt 95% là khó"), figure("95%"), figure("90%")]))
    assert made.count("tabindex") == made.count('role="tooltip"') == 3
    assert said(made) == BODY.replace("\n", "")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=12))
def test_marking_loses_no_letter(spans: list[tuple[int, int]]) -> None:
    body = BODY * 2
    found: list[AnyAnnotation] = [
        Figure(start=start, end=min(start + length, len(body)), text=body[start : start + length]) for start, length in spans
    ]
    assert "".join(said(p.markup) for p in paragraphs(body, found)) == body.replace("\n", "")


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=6))
def test_marks_lose_no_letter(text: str, marks: list[tuple[int, int]]) -> None:
    assert said(str(marked(text, marks))).replace("\r", "\n") == text.replace("\r", "\n") or "<" in text


def test_a_quotation_says_all_that_a_reader_needs() -> None:
    start = ARTICLE.body.index("450/500")
    [quote] = quotes(ARTICLE, None, "Sở Nội vụ tỉnh Quảng Trị", f"{start}-{start + 3}")
    assert quote.sentence == "Trong năm 2022, tổ đã trả 450/500 hồ sơ tại nhà, đạt 90%."
    assert quote.source == (
        "Gio Linh mang giấy tờ đến tận bản. Sở Nội vụ tỉnh Quảng Trị, đăng ngày 05/01/2023. https://quangtri.example/tin/1"
    )
    assert "Quyết định 1907/QĐ-UBND ngày 20/07/2021" in quotes(DECISION, None, "Cổng tỉnh", "0-10")[0].source


@pytest.mark.parametrize("wanted", ["", "x", "5", "9-2", "-1-5", "0-99999999999999999999999", "a-b", "²-³"])
def test_what_is_no_stretch_gives_no_quotation(wanted: str) -> None:
    assert quotes(ARTICLE, None, "", wanted) == []


@given(st.text(alphabet="ab .!?\n“”;\u00a0", max_size=120))
def test_sentences_end_and_go_forward(body: str) -> None:
    spans = list(sentences(body, 0, len(body)))
    assert all(begin < stop for begin, stop in spans)
    assert spans == sorted(spans)


def test_differences_show_words_and_leave_out_what_stayed() -> None:
    before = "một\nhai\nba\nbốn\nnăm\nđạt 90% kế hoạch\ncuối"
    made = changes(before, before.replace("90%", "95%").replace("cuối", "cuối\nthêm <b>"))
    assert [str(c.markup) for c in made] == [
        "một",
        "…",
        "năm",
        "đạt <del>90%</del><ins>95%</ins> kế hoạch",
        "cuối",
        "<ins>thêm &lt;b&gt;</ins>",
    ]
    assert changes(before, before) == []


@given(st.lists(st.sampled_from(["a | b", "Đạt 90% | 12", "c", " | ", "a | b | c", "", "|"]), max_size=12))
def test_rows_of_a_table_lose_nothing(lines: list[str]) -> None:
    made = paragraphs("\n".join(lines), [])
    assert [said(p.markup) for p in made] == [line for line in lines if line.strip()]
    found = blocks(made)
    assert [each for block in found for each in block] == made
    assert all(len({len(row.cells) for row in block}) == 1 and block[0].cells for block in found if len(block) > 1)


def test_rows_that_follow_each_other_are_a_table() -> None:
    body = "Bảng điểm\nLĩnh vực | Điểm\nThể chế | 90%\nHết bảng"
    start = body.index("90%")
    found = blocks(paragraphs(body, [Figure(start=start, end=start + 3, text="90%")]))
    assert [len(block) for block in found] == [1, 2, 1]
    assert [said(cell) for cell in found[1][1].cells] == ["Thể chế", "90%"]
    assert "k-figure" in found[1][1].cells[1]


def test_years_without_documents_have_their_place() -> None:
    drawn = bars(Asked(q="x"), [Bucket("2018", 4), Bucket("2021", 2)])
    assert [(bar.count, bar.height) for bar in drawn] == [(4, 100.0), (0, 0.0), (0, 0.0), (2, 50.0)]
    assert drawn[0].address == "/?q=x&year=2018"
    months = bars(Asked(year=[2018]), [Bucket("2018-11", 1), Bucket("2019-01", 1)])
    assert [bar.address for bar in months] == ["/?from=2018-11&to=2018-11", "", "/?from=2019-01&to=2019-01"]
    assert [bar.tick for bar in months] == ["11/18", "12/18", "1/19"]
    assert bars(Asked(), [Bucket("2018", 4)]) == []


def test_addresses_keep_what_was_asked_and_nothing_else() -> None:
    asked = Asked.model_validate({"q": "một cửa", "kind": ["news"], "from": "2018", "page": 3})
    assert asked.address() == "/?q=m%E1%BB%99t+c%E1%BB%ADa&kind=news&from=2018"
    assert asked.address(page=4) == "/?q=m%E1%BB%99t+c%E1%BB%ADa&kind=news&from=2018&page=4"
    assert asked.toggled("kind", "news") == "/?q=m%E1%BB%99t+c%E1%BB%ADa&from=2018"
    assert asked.toggled("kind", "decision").count("kind=") == 2


@pytest.mark.parametrize(
    ("value", "vi", "en"), [(1234.5, "1.234,5", "1,234.5"), (90.0, "90", "90"), (0.126, "0,13", "0.13"), (None, "", "")]
)
def test_numbers_are_written_as_the_language_does(value: float | None, vi: str, en: str) -> None:
    assert number(value) == vi
    speak("en")
    assert number(value) == en


def test_small_forms() -> None:
    assert provinces("binh-phuoc", "dong-nai") == "Bình Phước (nay thuộc Đồng Nai)"
    assert provinces("son-la", "son-la") == "Sơn La"
    assert provinces("", "") == ""
    assert short("một  hai ba", 7) == "một …"
    assert [outward(url) for url in ("https://a.vn", "javascript:x", "file:///etc")] == ["https://a.vn", "", ""]

"""Page and attachments as one body: every way they can stand to each other, and what holds for all of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Attachment, Document, Head
from crawler import media_type
from crawler.joining import LONGEST, WORTH_BESIDE_A_COPY, join
from crawler.matching import Lines, letters_of

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH VĨNH AN",
    "Số: 845/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Vĩnh An, ngày 12 tháng 5 năm 2023",
    "QUYẾT ĐỊNH",
    "Về việc giao chỉ tiêu số hóa kết quả giải quyết thủ tục hành chính năm 2023",
)
TEXT = (
    "Căn cứ Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ;",
    "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh,",
    "Điều 1. Giao mỗi sở, ngành số hóa ít nhất 80% kết quả còn hiệu lực trước ngày 30 tháng 11 năm 2023.",
    "Điều 2. Văn phòng Ủy ban nhân dân tỉnh kiểm tra hằng tháng và nêu tên cơ quan làm chậm tại phiên họp thường kỳ.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
)
TAIL = ("Nơi nhận:", "- Như Điều 3;", "CHỦ TỊCH", "Đặng Quốc Thịnh")
ANNEX = (
    "PHỤ LỤC",
    "Chỉ tiêu số hóa giao cho từng cơ quan, tính theo số kết quả còn hiệu lực tại ngày 01 tháng 01 năm 2023",
    "Sở Xây dựng | 12.400 | 9.920",
    "Sở Y tế | 8.150 | 6.520",
    "Văn phòng Ủy ban nhân dân tỉnh tổng hợp từ báo cáo của các cơ quan và công khai trên cổng thông tin.",
)
NEWS = (
    "Sáng nay, lãnh đạo tỉnh gặp đại diện các hiệp hội doanh nghiệp để nghe về những vướng mắc khi nộp hồ sơ trực tuyến.",
    "Nhiều ý kiến cho rằng biểu mẫu điện tử còn hỏi lại những điều cơ quan nhà nước đã biết.",
    "Cuộc gặp kế tiếp được hẹn vào quý sau, khi các sở đã sửa xong biểu mẫu của mình.",
)
ACT = (*HEAD, *TEXT, *TAIL)
TITLE = HEAD[-1]


def a_page(*lines: str, lead: str = "", summary: str = "") -> Document:
    return Document(
        id="0" * 16,
        source="mau",
        url="https://mau.example/van-ban/845",
        kind="decision",
        title=TITLE,
        body="\n".join(lines),
        lead=lead,
        head=Head(number="845/QĐ-UBND", summary=summary),
    )


def a_file(*lines: str, kind: str = media_type.DOCX, name: str = "tep") -> Attachment:
    return Attachment(url=f"https://mau.example/{name}", name=name, media_type=kind, digest="d", text="\n".join(lines))


def scanned(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines as a scan gives them: some letters misread, none of the digits."""
    return tuple(line.replace("ủ", "u").replace("nh", "nn", 1) if len(line) > 30 else line.replace("Ộ", "O") for line in lines)


def broken(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Long lines broken in the middle, as a PDF does."""
    halves = ((line[: len(line) // 2], line[len(line) // 2 :]) if len(line) > 60 else (line,) for line in lines)
    return tuple(part for pair in halves for part in pair)


JOINED = [
    pytest.param(NEWS, [], NEWS, id="no attachment"),
    pytest.param(NEWS, [a_file(*NEWS)], NEWS, id="the page as a file"),
    pytest.param(NEWS, [a_file(*ANNEX)], NEWS + ANNEX, id="another text goes to the end"),
    pytest.param((TITLE,), [a_file(*ACT)], ACT, id="a page that is only an abstract gives way"),
    pytest.param(ACT, [a_file(*ACT, *ANNEX)], ACT + ANNEX, id="only the annex is new"),
    pytest.param(TEXT, [a_file(*ACT)], ACT, id="letterhead and signature come round the text"),
    pytest.param(ACT, [a_file(*broken(ACT), kind=media_type.PDF)], ACT, id="other line breaks"),
    pytest.param(ACT, [a_file(*scanned(ACT), kind=media_type.PNG)], ACT, id="a scan of the same"),
    pytest.param((TITLE,), [a_file(*ACT, kind=media_type.PDF, name="a"), a_file(*ACT, name="b")], ACT, id="twice, counted once"),
    pytest.param(
        (TITLE,),
        [a_file(*scanned(ACT), *ANNEX, kind=media_type.PDF, name="a"), a_file(*ACT, name="b")],
        ACT + ANNEX,
        id="the surest copy, with what only the other has",
    ),
    pytest.param(NEWS, [a_file(*ANNEX, name="a"), a_file(*ANNEX, name="b")], NEWS + ANNEX, id="an annex twice"),
    pytest.param(NEWS, [a_file(NEWS[0], *ANNEX)], NEWS + ANNEX, id="a paragraph of the page is not said again"),
    pytest.param(ACT, [a_file("1", *ACT, "2", "– 3 –")], ACT, id="page numbers are nothing new"),
    pytest.param(NEWS, [a_file("", "  ", "…")], NEWS, id="an attachment without letters"),
]


@pytest.mark.parametrize(("page", "files", "body"), JOINED)
def test_what_the_body_becomes(page: tuple[str, ...], files: list[Attachment], body: tuple[str, ...]) -> None:
    assert join(a_page(*page), files).body.split("\n") == list(body)


def test_a_number_that_differs_is_something_new() -> None:
    other = tuple(line.replace("80%", "85%") for line in ACT)
    body = join(a_page(*ACT), [a_file(*other)]).body
    assert "80%" in body
    assert "85%" in body


def test_the_lead_stays_the_first_paragraph() -> None:
    joined = join(a_page(TITLE, *TEXT, lead=TITLE), [a_file(*ACT)])
    assert joined.body.split("\n")[0] == joined.lead == TITLE
    assert all(line in joined.body for line in ACT)


def test_attachments_come_back_in_their_order_with_text_and_problem() -> None:
    files = [a_file(*ACT, kind=media_type.PDF, name="a"), replace(a_file(name="b"), problem="tệp hỏng"), a_file(*ANNEX, name="c")]
    assert list(join(a_page(TITLE), files).attachments) == files


def test_the_digest_is_of_the_joined_text() -> None:
    page = replace(a_page(*NEWS), digest="x")
    one, other = join(page, [a_file(*ANNEX)]), join(page, [a_file(*TEXT)])
    assert len({one.digest, other.digest, "x"}) == 3


def test_what_is_too_long_is_cut_at_a_paragraph_and_told() -> None:
    lines = [f"Dòng thứ {n} của bảng số liệu rất dài, cột thứ hai ghi {n * 7}." for n in range(LONGEST // 50)]
    joined = join(a_page(*NEWS), [a_file(*lines)])
    assert len(joined.body) <= LONGEST
    assert joined.body.split("\n")[-1] in lines
    assert joined.attachments[0].problem


PARAGRAPHS = (*HEAD, *TEXT, *TAIL, *ANNEX, *NEWS)
texts = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=12, unique=True)
kinds = st.sampled_from([media_type.DOCX, media_type.PDF, media_type.PNG])


@given(texts, st.lists(st.tuples(texts, kinds), max_size=3))
@settings(deadline=None, max_examples=150)
def test_nothing_is_lost_and_joining_again_adds_nothing(page: list[str], offered: list[tuple[list[str], str]]) -> None:
    files = [a_file(*lines, kind=kind, name=str(n)) for n, (lines, kind) in enumerate(offered)]
    before = a_page(*page)
    joined = join(before, files)
    here = Lines(joined.body.split("\n"))
    known = Lines([*here.lines, TITLE])
    assert all(map(known.has, page))
    assert all(known.has(line) for lines, _ in offered for line in lines if len(letters_of(line)) >= WORTH_BESIDE_A_COPY)
    assert join(before, files) == joined
    assert join(before, [*files, *files]).body == joined.body


@given(texts, texts)
@settings(deadline=None, max_examples=100)
def test_the_lines_of_the_page_keep_their_order(page: list[str], lines: list[str]) -> None:
    body = join(a_page(*page), [a_file(*lines)]).body.split("\n")
    following = iter(body)
    assert all(line in following for line in page) or body == lines

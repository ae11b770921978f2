"""Years left out, roles and bounds: what the passage, the day of writing and the words around a date settle."""

import datetime as dt

import pytest

from corpus.annotations import Citation, Date
from nlp.contract import Context, Found
from nlp.finders import date
from nlp.resolve import date as resolving
from nlp.text import clean


def _read(text: str, published: str = "", issued: str = "", citations: tuple[str, ...] = ()) -> list[Date]:
    body = clean(text)
    found = Found()
    at = [(body.text.index(c), c) for c in citations]
    found.keep("citation", [Citation(start=a, end=a + len(c), text=c, number=c) for a, c in at])
    found.keep("date", date.find(body, found))
    context = Context(
        published=dt.date.fromisoformat(published) if published else None,
        issued=dt.date.fromisoformat(issued) if issued else None,
    )
    return list(resolving.resolve(body, found, context))


def _interval(found: Date) -> str:
    if found.date_from is None:
        return "?"
    return f"{found.date_from}" if found.date_from == found.date_to else f"{found.date_from}..{found.date_to}"


BY_PUBLICATION = [
    ("Chiều 20/6, Sở họp báo.", "2024-06-20", "2024-06-20"),
    ("Hạn nộp là ngày 1/7.", "2024-06-20", "2024-07-01"),
    ("Hội nghị ngày 15/12 đã bàn.", "2025-01-05", "2024-12-15"),
    ("Từ 1/1, mức thu sẽ đổi.", "2024-12-20", "2025-01-01"),
    ("Cấp tỉnh sẽ vận hành sau ngày 30/8.", "2025-03-20", "2025-08-30"),
    ("Kết quả 6 tháng đầu năm rất tốt.", "2024-07-18", "2024-01-01..2024-06-30"),
    ("Nhiệm vụ 6 tháng cuối năm.", "2024-07-18", "2024-07-01..2024-12-31"),
    ("Kết quả quý IV rất tốt.", "2025-01-20", "2024-10-01..2024-12-31"),
    ("Hoạt động trong tháng 3 tới.", "2024-12-28", "2025-03-01..2025-03-31"),
    ("Lễ diễn ra ngày 29/2.", "2024-03-01", "2024-02-29"),
    ("Quý I năm ngoái thu thấp.", "2024-07-18", "2023-01-01..2023-03-31"),
    ("Trong 6 tháng đầu năm nay.", "2024-07-18", "2024-01-01..2024-06-30"),
    ("Lắp đặt từ ngày 28/12 đến 3/1.", "2025-01-02", "2024-12-28..2025-01-03"),
]

BY_TEXT = [
    ("Giá cả tháng 4 so với tháng 12 năm 2021 tăng 1%; nợ đọng giảm so với năm 2021.", ["2022-04-01..2022-04-30"]),
    (
        "Sáng 5/7, kỳ họp bàn kết quả 6 tháng đầu năm và giải pháp 6 tháng cuối năm 2017.",
        ["2017-07-05", "2017-01-01..2017-06-30"],
    ),
    (
        "Thu tháng 1.2017 tăng so với năm 2016. Chiều 6.2, Sở họp.",
        ["2017-01-01..2017-01-31", "2016-01-01..2016-12-31", "2017-02-06"],
    ),
    ("Đến ngày 30/6, thu tăng so với cùng kỳ năm 2016.", ["2017-06-30"]),
    ("Lũy kế cả năm 2016 đạt khá. Ngày 06/2, sở thông báo.", ["2016-01-01..2016-12-31", "?"]),
    ("Từ năm 2015 đã thử nghiệm; tính đến ngày 6/2 có 40 đơn vị.", ["2015-01-01..2015-12-31", "?"]),
    ("Triển khai nhiệm vụ năm 2025. Công tác tháng 3 đạt kết quả.", ["2025-01-01..2025-12-31", "2025-03-01..2025-03-31"]),
    ("Trong tháng 12/2023 họp hai lần. Ngày 10/1 họp tiếp.", ["2023-12-01..2023-12-31", "2024-01-10"]),
    ("Ngày 5-6/11/2023 đã đấu giá. Ảnh phiên ngày 6/11.", ["2023-11-05..2023-11-06", "2023-11-06"]),
    ("Hôm ấy là ngày 16/8.", ["?"]),
    ("Báo cáo trước ngày 31/3 hằng năm, bắt đầu từ năm 2024.", ["?"]),
]

RELATIVE = [
    ("Hôm qua", "2024-07-16"),
    ("Sáng nay", "2024-07-17"),
    ("Ngày mai", "2024-07-18"),
    ("Tuần trước", "2024-07-08..2024-07-14"),
    ("Tháng trước", "2024-06-01..2024-06-30"),
    ("Tháng vừa qua", "2024-06-01..2024-06-30"),
    ("Quý tới", "2024-10-01..2024-12-31"),
    ("Năm nay", "2024-01-01..2024-12-31"),
    ("Năm ngoái", "2023-01-01..2023-12-31"),
    ("Từ đầu năm đến nay", "2024-01-01..2024-07-17"),
    ("Trong 5 tháng đầu năm 2024, thu tăng so với cùng kỳ năm trước", "2023-01-01..2023-05-31"),
    ("Trong tháng 2/2024, thu tăng so với cùng kỳ", "2023-02-01..2023-02-28"),
    ("Năm 2021 được mùa, năm sau", "2022-01-01..2022-12-31"),
]

ROLES = [
    ("Ban hành ngày 5/3/2020.", "issued"),
    ("Hà Nội, ngày 20 tháng 11 năm 2025\n", "issued"),
    ("Quyết định có hiệu lực thi hành kể từ ngày 1/7/2025.", "effective"),
    ("Áp dụng từ ngày 01/01/2026.", "effective"),
    ("Hội nghị khai mạc ngày 5/3/2020.", "event"),
    ("Kết quả quý I/2024.", "period"),
]

BOUNDS = [
    ("từ ngày 1/7/2025", "from"),
    ("kể từ 1/7/2025", "from"),
    ("đến năm 2030", "until"),
    ("tính đến hết tháng 6/2024", "until"),
    ("chậm nhất ngày 15/9/2024", "until"),
    ("trước ngày 30/6/2024", "before"),
    ("hết hiệu lực kể từ ngày 01/01/2027", "before"),
    ("sau ngày 30/8/2025", "after"),
    ("đến cuối năm 2025", "until"),
    ("vào cuối năm 2025", None),
    ("vào ngày 30/8/2025", None),
]


@pytest.mark.parametrize(("text", "published", "expected"), BY_PUBLICATION)
def test_the_year_by_publication(text: str, published: str, expected: str) -> None:
    (found,) = _read(text, published)
    assert _interval(found) == expected
    assert (found.anchored, found.resolved_by, found.partial) == (True, "published", "")


@pytest.mark.parametrize(("text", "expected"), BY_TEXT)
def test_the_year_by_the_passage(text: str, expected: list[str]) -> None:
    assert [_interval(d) for d in _read(text)][: len(expected)] == expected


def test_the_documents_own_date_settles_before_its_publication() -> None:
    (found,) = _read("Báo cáo trước ngày 15/12.", published="2026-02-01", issued="2025-11-20")
    assert (_interval(found), found.resolved_by) == ("2025-12-15", "document")


def test_a_told_year_settles_before_the_publication() -> None:
    *_, found = _read("Trong năm 2016, từ ngày 1/9 đến ngày 30/9 là cao điểm.", published="2024-07-01")
    assert (_interval(found), found.resolved_by) == ("2016-09-01..2016-09-30", "text")


def test_a_day_that_its_year_does_not_have_is_impossible() -> None:
    (found,) = _read("Lễ diễn ra ngày 29/2 năm nay.", published="2023-03-01")
    assert found.impossible
    assert found.date_from is None


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_dates_count_from_the_day_of_writing(text: str, expected: str) -> None:
    found = _read(f"{text}, huyện thu tốt.", published="2024-07-17")[-1]
    assert found.relative
    assert _interval(found) == expected


def test_relative_dates_stay_open_without_a_day_of_writing() -> None:
    (found,) = _read("Tháng trước, huyện thu tốt.")
    assert (found.relative, found.date_from) == (True, None)


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_the_role(text: str, expected: str) -> None:
    (found,) = _read(text)
    assert found.role == expected


def test_a_date_beside_its_document_is_the_date_of_issue() -> None:
    text = "Quyết định 59/QĐ-UBND ngày 15/01/2024 của xã"
    (found,) = _read(text, citations=("59/QĐ-UBND",))
    assert found.role == "issued"


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_the_bound(text: str, expected: str | None) -> None:
    (found,) = _read(f"Thực hiện {text}.")
    assert found.bound == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Đất đai năm 2024", True),
        ("theo Hiến pháp năm 2013 (sửa đổi)", True),
        ("khoản 4 Điều 169 Bộ luật Lao động 2019 quy định", True),
        ("Luật Tổ chức chính quyền địa phương (sửa đổi) năm 2025", True),
        ("Luật sửa đổi Luật Đầu tư theo phương thức đối tác công tư và Luật Hải quan 2024", True),
        ("kỷ luật năm 2024", False),
        ("Luật Đất đai có hiệu lực từ năm 2024", False),
        ("Kế hoạch năm 2024", False),
    ],
)
def test_years_in_the_names_of_laws(text: str, expected: bool) -> None:
    (found,) = _read(text)
    assert found.of_name is expected

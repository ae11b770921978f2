"""Which links of a page lead to the further pages of its article, and how these become one text."""

import pytest
from lxml import html

from corpus.model import Attachment, Image
from crawler.item import Article
from crawler.paging import Paging, belongs, continued, paging, without_rows

HERE = "http://xa.vn/tin/nhat-ky/"
ROW = '<div class="page-links">Trang: <span class="current">1</span> <a href="{0}2/">2</a> <a href="{0}3/">3</a></div>'


@pytest.mark.parametrize(
    ("address", "markup", "first", "further"),
    [
        (HERE, ROW.format(HERE), "", (HERE + "2/", HERE + "3/")),
        (HERE, '<p>Trang: 1 <a href="/tin/nhat-ky/2">2</a> | <a href="/tin/nhat-ky/3">3</a></p>', "", (HERE + "2", HERE + "3")),
        (HERE, f'<div class="page-links"><a href="{HERE}2/">Phần hai: chợ phiên</a></div>', "", (HERE + "2/",)),
        (HERE, f'<p><a href="{HERE}2/">Trang tiếp theo →</a></p>', "", (HERE + "2/",)),
        (HERE, f'<div class="wp-pagenavi"><span>Trang 1/2</span><a href="{HERE}2/">»</a></div>', "", (HERE + "2/",)),
        (HERE, f'<ul><li>1</li><li><a href="{HERE}2/">2</a></li></ul>', "", (HERE + "2/",)),
        (HERE, f'<table><tr><td>1</td><td><a href="{HERE}2/"><b>2</b></a></td></tr></table>', "", (HERE + "2/",)),
        (HERE, ROW.format("http://www.xa.vn/tin/nhat-ky/"), "", tuple(f"http://www.xa.vn/tin/nhat-ky/{n}/" for n in (2, 3))),
        (HERE, ROW.format("/tin/bai-khac/"), "", ()),
        (HERE, ROW.format("http://khac.vn/tin/nhat-ky/"), "", ()),
        (HERE, f'<div id="comments"><p>Trang: <a href="{HERE}2/">2</a></p></div>', "", ()),
        (HERE, f'<nav><a href="{HERE}comment-page-2/#comments">2</a></nav>', "", ()),
        (HERE, f'<p>Xem <a href="{HERE}2/">ảnh chụp ở chợ phiên</a></p>', "", ()),
        (HERE, '<ul><li><a href="/2024/05/">5</a></li><li><a href="/tin/page/2/">2</a></li></ul>', "", ()),
        ("http://xa.vn/?p=7", '<p><a href="/?p=7&amp;page=2">2</a><a href="/?p=8&amp;page=2">2</a></p>', "", ("http://xa.vn/?p=7&page=2",)),
        ("http://xa.vn/?p=7&page=2", '<p><a href="/?p=7">1</a> 2</p>', "http://xa.vn/?p=7", ()),
        (HERE + "2/", f'<p><a href="{HERE}">1</a> 2 <a href="{HERE}3/">3</a></p>', HERE, (HERE + "3/",)),
        (HERE + "3/", f'<div class="page-links"><a href="{HERE}2/">Trang trước</a></div>', HERE, (HERE + "2/",)),
        ("http://xa.vn/so/123", '<p><a href="/so/122">«</a> <a href="/so/124">Trang sau</a> <a href="/so">Số</a></p>', "", ()),
        ("http://xa.vn/", '<p><a href="/2/">2</a></p>', "", ()),
    ],
)  # fmt: skip
def test_the_pages_of_an_article_have_its_address_and_a_number(
    address: str, markup: str, first: str, further: tuple[str, ...]
) -> None:
    assert paging(html.fromstring(f"<html><body>{markup}</body></html>"), address) == Paging(first, further)


def test_rows_of_page_numbers_are_no_text() -> None:
    lines = ["1 | 2", "Trang 2 của sổ ghi 14 lượt.", "Trang: 1 2 3", "Đến 2025 còn 3 thôn.", "Trang sau »", "3"]
    assert without_rows(lines) == ["Trang 2 của sổ ghi 14 lượt.", "Đến 2025 còn 3 thôn."]


def test_pages_become_one_article_that_says_nothing_twice() -> None:
    lead, pdf, shared = "Tóm tắt nhật ký.", Attachment(url="http://xa.vn/a.pdf"), Image(url="http://xa.vn/dau.jpg")
    first = Article(title="Nhật ký", lead=lead, paragraphs=("Một.", "Hai."), images=(shared,))
    second = Article(title="Nhật ký", paragraphs=(lead, "Ba.", "Hai."), images=(shared, Image(url="http://xa.vn/2.jpg")))
    third = Article(title="Nhật ký", paragraphs=("Nhật ký", "Bốn."), author="Lò Thị Mai", attachments=(pdf,))
    whole = continued(first, [second, third])
    assert whole.paragraphs == ("Một.", "Hai.", "Ba.", "Hai.", "Bốn.")
    assert (whole.author, whole.attachments) == ("Lò Thị Mai", (pdf,))
    assert [image.url for image in whole.images] == ["http://xa.vn/dau.jpg", "http://xa.vn/2.jpg"]


@pytest.mark.parametrize(
    ("identity", "title", "paragraphs", "same"),
    [
        ("wordpress:7", "Nhật ký ở quầy", ("Hai.",), True),
        ("wordpress:8", "Nhật ký ở quầy", ("Hai.",), False),
        ("", "NHẬT KÝ Ở QUẦY", ("Hai.",), True),
        ("", "Bài khác", ("Hai.",), False),
        ("wordpress:7", "Nhật ký ở quầy", (), False),
        ("wordpress:7", "Nhật ký ở quầy", ("Một.",), False),
    ],
)
def test_a_page_belongs_to_an_article_by_its_identity_or_title(
    identity: str, title: str, paragraphs: tuple[str, ...], same: bool
) -> None:
    first = Article(identity="wordpress:7", title="Nhật ký ở quầy", paragraphs=("Một.",))
    assert belongs(Article(identity=identity, title=title, paragraphs=paragraphs), first) is same

"""Addresses: one form for one page, files and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.links import absolute, attachment, canonical, file_address, is_file


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("HTTP://Cong.VN:80/Tin?id=3#top", "http://cong.vn/Tin?id=3"),
        ("https://cong.vn:443", "https://cong.vn/"),
        ("http://cong.vn:8080/a", "http://cong.vn:8080/a"),
        ("http://cong.vn/a?utm_source=zalo&b=&fbclid=x", "http://cong.vn/a?b="),
        ("http://[::1]:99/a", "http://[::1]:99/a"),
        (" http://cong.vn/a b ", "http://cong.vn/a b"),
    ],
)
def test_one_form(written: str, form: str) -> None:
    assert canonical(written) == form


@given(st.sampled_from(["http", "https"]), st.from_regex(r"[a-z]{1,8}\.vn", fullmatch=True), st.text(max_size=20))
def test_the_form_of_a_form_is_itself(scheme: str, host: str, rest: str) -> None:
    once = canonical(f"{scheme}://{host}/{rest.replace('?', '').replace('#', '')}")
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("http://a.vn/QD%2012.PDF", True),
        ("http://a.vn/x.docx?t=1", True),
        ("http://a.vn/tin.html", False),
        ("http://a.vn/pdf", False),
    ],
)
def test_a_file_is_told_by_its_ending(url: str, answer: bool) -> None:
    assert is_file(url) is answer


@pytest.mark.parametrize(
    ("url", "behind"),
    [
        ("http://a.vn/viewer.html?file=/tep/1.pdf", "http://a.vn/tep/1.pdf"),
        ("https://view.officeapps.live.com/op/embed.aspx?src=http%3A%2F%2Fa.vn%2F2.docx", "http://a.vn/2.docx"),
        ("http://a.vn/tai?id=9", "http://a.vn/tai?id=9"),
    ],
)
def test_the_file_behind_a_viewer(url: str, behind: str) -> None:
    assert file_address(url) == behind


@pytest.mark.parametrize(
    ("markup", "sure", "expected"),
    [
        (
            '<a href="/x?download=1" title="t">Tập tin 1: <strong>KH-12.pdf</strong></a>',
            True,
            ("http://a.vn/x?download=1", "KH-12.pdf"),
        ),
        ('<a href="/x/a.docx">Tải về: Phụ lục</a>', False, ("http://a.vn/x/a.docx", "Phụ lục")),
        ('<iframe src="/x/a%20b.pdf"></iframe>', False, ("http://a.vn/x/a%20b.pdf", "a b.pdf")),
        ('<a href="/tin.html">Tin</a>', False, None),
        ('<a href="javascript:void(0)">Tin</a>', True, None),
        ('<a href="ftp://a.vn/x.pdf">Tin</a>', True, None),
    ],
)
def test_what_a_link_offers(markup: str, sure: bool, expected: tuple[str, str] | None) -> None:
    found = attachment(html.fromstring(markup), "http://a.vn/tin/", sure=sure)
    assert (found and (found.url, found.name)) == expected


@given(st.text(max_size=60))
def test_no_link_of_a_page_breaks_it(href: str) -> None:
    url = absolute("http://cong.vn/tin/", href)
    assert url == "" or canonical(url).startswith(("http", "file"))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("../a?b=1", "http://cong.vn/a?b=1"),
        ("//khac.vn/x", "http://khac.vn/x"),
        ("javascript:void(0)", ""),
        ("mailto:a@b.vn", ""),
        ("http://[broken/", ""),
        ("/" + "x" * 3000, ""),
    ],
)
def test_a_link_as_a_whole_address(href: str, url: str) -> None:
    assert absolute("http://cong.vn/tin/", href) == url

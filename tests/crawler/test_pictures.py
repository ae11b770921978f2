"""Captions of pictures, in every way that editors set them, and lines beside a picture that are none."""

import pytest
from lxml import html

from crawler.pictures import pictures

CAPTION = "Người dân nộp hồ sơ tại quầy số 3"
CASES = [
    pytest.param(f'<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>', CAPTION, id="figure"),
    pytest.param(f'<div style="text-align:center"><img src="a.jpg"><br><em>{CAPTION}</em></div>', CAPTION, id="italics below"),
    pytest.param(f'<p><img src="a.jpg"><br><i>{CAPTION}</i></p>', CAPTION, id="italics below, not centred"),
    pytest.param(f'<p style="text-align: center;"><img src="a.jpg"><br>{CAPTION}</p>', CAPTION, id="centred below"),
    pytest.param(f'<center><a href="a.jpg"><img src="a.jpg"></a><br>{CAPTION}</center>', CAPTION, id="a link round the picture"),
    pytest.param(f'<p><img src="a.jpg"></p><p style="text-align:center"><em>{CAPTION}</em></p>', CAPTION, id="a line of its own"),
    pytest.param(f'<p><img src="a.jpg"><br>{CAPTION}</p>', "", id="plain text below"),
    pytest.param(f'<p style="text-align:center">{CAPTION}<br><img src="a.jpg"></p>', "", id="text above"),
    pytest.param(f'<div align="center"><img src="a.jpg"><br><p>Một.</p><p>{CAPTION}.</p></div>', "", id="paragraphs below"),
]


@pytest.mark.parametrize(("markup", "caption"), CASES)
def test_what_is_the_caption(markup: str, caption: str) -> None:
    root = html.fromstring(f"<div><p>Đoạn mở đầu.</p>{markup}<p>Đoạn kết của bài.</p></div>")
    found, dropped = pictures(root, "http://cong.vn/tin/")
    assert [(image.url, image.caption) for image in found] == [("http://cong.vn/tin/a.jpg", caption)]
    assert bool(dropped) is bool(caption)

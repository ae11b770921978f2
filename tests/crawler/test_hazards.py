"""Pages that are not what was asked for, and articles that only speak of such things."""

import pytest
from web_poet import HttpResponse

from crawler.hazards import hazard_in, hazard_of

LONG = "Phường đã tiếp nhận hồ sơ của người dân tại bộ phận một cửa trong buổi sáng. " * 40
NEWS = "Công an tỉnh vừa triệt phá đường dây tài xỉu, xóc đĩa và casino trực tuyến do một nhóm tội phạm cầm đầu."


def response(title: str, text: str, url: str = "http://cong.vn/tin-1.html") -> HttpResponse:
    head = f'<meta charset="utf-8"><title>{title}</title><script>var a=1</script>'
    markup = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    return HttpResponse(url, markup.encode())


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Lỗi truy cập 404", "Quay về trang chủ", "soft_404"),
        ("Cổng thông tin", "Trang không tồn tại hoặc đã bị gỡ bỏ.", "soft_404"),
        ("Bảo trì", "Xin quay lại sau", "maintenance"),
        ("Cổng thông tin", "Hệ thống đang bảo trì, mong quý vị thông cảm", "maintenance"),
        ("Hãy đợi...", "Hệ thống đang từ chối truy cập của bạn", "flood_guard"),
        ("Just a moment...", "Enable JavaScript and cookies to continue", "challenge"),
        ("403 Forbidden", "nginx", "denied"),
        ("IIS Windows Server", "", "default_page"),
        ("Nhà cái số một - tài xỉu, nổ hũ", "casino kèo nhà cái soi kèo xóc đĩa " * 80, "spam"),
        ("Một cửa hiện đại", LONG, None),
        ("Triệt phá đường dây tài xỉu trực tuyến", NEWS * 20, None),
        ("Website huyện được nâng cấp", LONG + "Trước đây trang không tồn tại mục này.", None),
    ],
)
def test_which_hazard(title: str, text: str, expected: str | None) -> None:
    found = hazard_of(response(title, text))
    assert (found.id if found else None) == expected


def test_a_script_that_sets_a_cookie_is_a_challenge() -> None:
    cookie = 'document.cookie="D1N=0123456789abcdef0123456789abcdef"+";path=/"'
    script = f"<html><body><script>{cookie};window.location.reload(true);</script></body></html>"
    found = hazard_of(HttpResponse("http://cong.vn/", script.encode()))
    assert found is not None
    assert found.id == "challenge"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Thông báo", "Bài viết không tồn tại!", "soft_404"),
        ("Thông báo", "Hệ thống đang nâng cấp", "maintenance"),
        ("Thông báo lịch nghỉ lễ", "Bộ phận một cửa nghỉ ngày 02/9.", None),
    ],
)
def test_an_article_that_says_only_that_it_is_none(title: str, body: str, expected: str | None) -> None:
    found = hazard_in(title, body)
    assert (found.id if found else None) == expected

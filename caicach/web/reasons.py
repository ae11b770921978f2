"""Why something failed, in words, by the codes of `corpus.model.Problem`."""

import re

from corpus.language import say


def reason(code: str) -> str:
    """A code as people read it; one that has no words here as it is."""
    if status := re.fullmatch(r"http_(\d{3})", code):
        return say(f"máy chủ trả lời {status[1]}", f"the server answered {status[1]}")
    return _names().get(code, code)


def _names() -> dict[str, str]:
    return {
        "archive": say("không đọc được bản lưu", "archive not readable"),
        "attachment": say("không đọc được tệp kèm", "attachment not readable"),
        "challenge": say("cổng đòi trình duyệt", "portal asks for a browser"),
        "default_page": say("máy chủ chưa có nội dung", "server has no content"),
        "denied": say("cổng từ chối", "access denied"),
        "elsewhere": say("dẫn sang trang khác", "leads to another site"),
        "empty": say("không có nội dung", "nothing in it"),
        "empty_list": say("trang danh sách không có liên kết", "list page without links"),
        "expectation": say("chưa đạt kỳ vọng", "expectation not met"),
        "finder_failed": say("lỗi khi trích xuất", "finding failed"),
        "flood_guard": say("cổng chặn vì hỏi nhiều", "refused for too many requests"),
        "gone": say("trang đã gỡ", "page gone"),
        "host_down": say("máy chủ không trả lời", "server does not answer"),
        "maintenance": say("cổng đang bảo trì", "portal under maintenance"),
        "more_pages": say("bài còn trang sau", "article goes on"),
        "no_date": say("không rõ ngày đăng", "no date of publication"),
        "no_such_host": say("không có máy chủ này", "no such server"),
        "no_text": say("không thấy phần chữ", "no text found"),
        "no_title": say("không thấy tiêu đề", "no title found"),
        "not_a_page": say("không phải trang web", "not a web page"),
        "not_warc": say("không phải tệp WARC", "not a WARC file"),
        "private_address": say("địa chỉ nội bộ, không hỏi", "private address, not asked"),
        "reader_error": say("lỗi khi đọc trang", "reading the page failed"),
        "redirect_loop": say("chuyển hướng vòng quanh", "redirects in circles"),
        "refused": say("máy chủ từ chối kết nối", "connection refused"),
        "robots": say("robots.txt không cho phép", "robots.txt forbids it"),
        "robots_unreachable": say("không lấy được robots.txt", "robots.txt not to be had"),
        "scheme": say("địa chỉ không phải trang web", "address is no web page"),
        "soft_404": say("trang báo không tồn tại", "page says it does not exist"),
        "spam": say("trang rác cài vào cổng", "planted spam page"),
        "timeout": say("quá thời gian chờ", "timed out"),
        "torn": say("tải về bị đứt", "answer torn off"),
        "too_large": say("quá lớn", "too large"),
        "unreachable": say("không kết nối được", "cannot be reached"),
        "watch_failed": say("theo dõi bị lỗi", "watch failed"),
    }

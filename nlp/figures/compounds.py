"""Words made of a word that elsewhere ends a phrase or is the verb of a figure: `hằng năm`, `hạn mức`, `đạt chuẩn`."""

import re

_COMPOUND = re.compile(
    r"(?<!\w)(?:(?:hằng|hàng|nhiều|từng) năm|(?:đồng|cân|công|văn) bằng"
    r"|bằng (?:cấp|chứng|lái|tốt nghiệp|tiền mặt|hình thức|phương tiện)"
    r"|đầu vào|tự do|gia tăng|tăng (?:cường|trưởng|ca)|(?:cắt|tinh|suy|miễn|kéo|thuyên) giảm|giảm (?:nghèo|thiểu)|theo dõi"
    r"|từ (?:thiện|chối)|trong (?:sạch|độ tuổi)|cho (?:vay|thuê|thôi)|vươn lên"
    r"|đạt (?!(?:tỷ lệ|tỉ lệ|mức|khoảng|gần|trên|hơn|được|tới|đến|xấp xỉ|bình quân|trung bình|cao|khá|thấp|chỉ)(?!\w)|[0-9])\w)",
    re.IGNORECASE,
)
_REACH = 12
_FIRST_HALVES = {
    "mức": ("hạn", "định"),
    "chỉ": ("chứng", "địa"),
    "bằng": ("đồng", "cân", "công", "văn"),
    "giảm": ("cắt", "tinh", "suy", "miễn"),
    "năm": ("hằng", "hàng"),
    "trị giá": ("tổng",),
    "lên": ("trở",),
}
"""Verbs and adverbs with what stands before them where they are the second half of a word."""


def in_compound(text: str, low: int, at: int) -> bool:
    """Whether the word at `at` is part of a longer one that begins not before `low`."""
    found = _COMPOUND.finditer(text, max(low, at - _REACH), at + _REACH)
    return any(match.start() <= at < match.end() for match in found)


def is_second_half(text: str, low: int, start: int, words: str) -> bool:
    """Whether the verb or adverb `words`, in lower case, that begins at `start` is only the second half of a word."""
    firsts = _FIRST_HALVES.get(words)
    return firsts is not None and text[max(low, start - _REACH) : start].rstrip().lower().endswith(firsts)

"""Tells how much something counts in an index (`chiếm 40% điểm cải cách hành chính`) from a value of the index itself."""

import re

from corpus.annotations import Figure

_COUNTS_FOR = re.compile(
    r"(?<!\w)(?:chiếm|quyết định|trọng số|tỷ trọng|tỉ trọng|tính|đóng góp|trừ|cộng|thang điểm|dành|phân bổ)"
    r"(?:\s+(?:tới|đến|là|khoảng|gần|hơn|trên|tối đa|tối thiểu|với|vào|cho|thêm|bằng|trọng số"
    r"|tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|:)){0,3}\s*\Z",
    re.IGNORECASE,
)
_OF_POINTS = re.compile(r"\s*(?:trong\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?!\s+%)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\w)(?:đạt|được)(?:\s+[^\W\d]+){0,2}\s*\Z", re.IGNORECASE)
_REACH = 40


def is_weight(text: str, figure: Figure) -> bool:
    """Whether the figure says how much something counts, by the verb before it or the points after it."""
    if figure.figure not in ("percent", "score"):
        return False
    begin = max(0, figure.start - _REACH)
    if _COUNTS_FOR.search(text, begin, figure.start):
        return True
    if figure.figure != "percent" or not _OF_POINTS.match(text, figure.end):
        return False
    return _REACHED.search(text, begin, figure.start) is None

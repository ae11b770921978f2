"""Numbers without a symbol after a type word: when `Quyết định 2282` is a document, and when it counts something."""

import re

from nlp.citations.before import Before
from nlp.citations.numbers import Number
from nlp.citations.vocabulary import DocType

_WORDS_AFTER = (
    "của|về|do|từ|tại|đã|được|có|cũng|là|thì|để|và|hoặc|hay|cho|với|theo|trong|khi|mà|như|nêu|quy định|ban hành|ra|đến|đối với|"
    "sẽ|vừa|vẫn|không|chưa|còn|đang|bị|gồm|bao gồm|kèm|phê duyệt|sửa đổi|thay thế|bãi bỏ|công bố|hướng dẫn|hết hiệu lực|áp dụng|"
    "đặt ra|yêu cầu|chỉ|giao|vào|nhằm|nên|tới|qua|mới|này|nói|trước|sau|đó|phải|cần|liên quan|tiếp tục|xác định|nhấn mạnh|cấm|"
    "tạo|mở|chính|giai đoạn|điều chỉnh|cho phép|nâng|hiện hành"
)
_CONTINUES = re.compile(
    r"\s*(?:\Z|[.;:!?()\]”\"’'*_|…,]|-\s|\n\s*\n)"
    rf"|\s+(?:ngày\s+[0-9]|năm\s+[12][0-9]{{3}}(?!\s?-)|tháng\s+[0-9]|(?:{_WORDS_AFTER})\b)"
)
_NAMES_IT = re.compile(r"\s+(?:của|về|phê duyệt|ban hành|quy định|(?:ngày|năm)\s+[0-9])")
_DATED = re.compile(r",?\s+(?:ngày|năm)\s+[0-9]")
_COUNTED = re.compile(
    r"\s*(?:%|(?:tỷ|tỉ|triệu|nghìn|đồng|USD|người|hồ sơ|đơn vị|điều|nội dung|nhiệm vụ|chỉ tiêu|đại biểu|lần|văn bản|giải pháp|"
    r"nhóm|điểm|mục tiêu|vấn đề|doanh nghiệp|xã|tỉnh|huyện|ngày(?!\s+[0-9])|tháng(?!\s+[0-9])|năm(?!\s+[12][0-9]{3}(?!\s?-)))\b)"
)


def continues(text: str, end: int) -> bool:
    """After a number that ends at `end` the sentence goes on as after a name, not as after a count."""
    return _CONTINUES.match(text, end) is not None


def is_document(text: str, number: Number, words: Before, kind: DocType) -> bool:
    """Whether a number without a symbol is a document of this type, which the words before it say."""
    if kind.bare == "never" or (kind.bare == "numbered" and not words.numbered) or _COUNTED.match(text, number.end):
        return False
    if not words.numbered and (":" in text[words.start : number.start] or _is_year(text, number)):
        return False
    if number.form == "year":
        return words.numbered or kind.bare == "free" or (words.capital and not _is_month(number.head))
    if kind.bare == "free":
        return True
    if words.numbered and kind.bare == "capital" and len(number.head) > 1:
        return True
    if words.numbered or words.capital:
        return continues(text, number.end)
    return len(number.head) > 2 and _NAMES_IT.match(text, number.end) is not None


def _is_year(text: str, number: Number) -> bool:
    """`Kế hoạch 2025` is the plan for a year, unless a date or its symbol elsewhere shows that the number is one."""
    digits = number.head
    if len(digits) != 4 or not digits.isdigit() or not 1945 <= int(digits) <= 2050 or _DATED.match(text, number.end):
        return False
    return re.search(rf"(?<![0-9/.]){digits}/[A-ZĐ]", text) is None


def _is_month(head: str) -> bool:
    digits = head.split("/")[0]
    return digits.isdigit() and int(digits) <= 12

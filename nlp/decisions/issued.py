"""What is issued with an act: `Ban hành kèm theo Quyết định này Quy chế …`, `Danh mục … (có Danh mục kèm theo)`."""

import regex

from corpus.annotations import ActRelation
from nlp.decisions.layout import one_line
from nlp.text import CleanText

_MOST = 5
_ACT = r"(?:Quyết\s+định|Nghị\s+quyết|Thông\s+tư|Nghị\s+định|Kế\s+hoạch|Chỉ\s+thị|Công\s+văn|Quy\s+định|Hướng\s+dẫn)\s+này"
_PAPER = (
    r"(?:Quy\s+chế|Quy\s+định|Quy\s+trình|Danh\s+mục|Kế\s+hoạch|Đề\s+án|Chương\s+trình|Điều\s+lệ|Nội\s+quy|Phương\s+án|Quy\s+hoạch|Hướng\s+dẫn|Định\s+mức|Đơn\s+giá"
    r"|Bảng|Bộ\s+(?:tiêu\s+chí|chỉ\s+số|quy\s+tắc|đơn\s+giá|thủ\s+tục|câu\s+hỏi|quy\s+chế)|Chế\s+độ|Tiêu\s+chí|Chiến\s+lược|Quy\s+tắc|Mẫu|Phụ\s+lục|Thủ\s+tục|Nguyên\s+tắc|Khung|Giá|Biểu|Hệ\s+thống|Mức|Quy\s+chuẩn|Dự\s+án|Thể\s+lệ|\d{1,3}\s+\p{Ll}+)"
)
_NAME = rf"(?P<name>[“\"]?{_PAPER}(?!\s+này)[^\n.;:]{{0,500}}?(?:\n(?![ ]{{0,40}}\n)[^\n.;:]{{0,500}}?){{0,8}})"
_WITH_ACT = regex.compile(rf"kèm\s+theo\s+{_ACT}\s*(?:là\s+)?[,:]?\s*{_NAME}(?=\s*(?:[.;:(]|\n\s*\n|gồm\b|bao\s+gồm\b|để\s|\Z))")
_ACT_BEHIND = regex.compile(
    rf"(?:Ban\s+hành|Phê\s+duyệt|Công\s+bố|Công\s+nhận|Thông\s+qua)\s+{_NAME}\s*,?\s*\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm\s+theo|đính\s+kèm)\s+{_ACT}"
)
_IN_BRACKETS = regex.compile(
    rf"(?:Ban\s+hành|Phê\s+duyệt|Công\s+bố|Công\s+nhận)\s+{_NAME}\s*,?\s*\(\s*(?:[Cc]ó\s+)?(?:(?:\p{{L}}+\s+){{0,6}}?kèm\s+theo|[Kk]èm\s+theo|[Đđ]ính\s+kèm)[^)]{{0,60}}\)"
)


def read(text: CleanText, page: str, start: int, end: int) -> tuple[ActRelation, ...]:
    """The papers issued with the act, as it names them between two offsets; each once."""
    found: dict[str, tuple[int, int]] = {}
    for pattern in (_WITH_ACT, _ACT_BEHIND, _IN_BRACKETS):
        for match in pattern.finditer(page, start, end):
            name = one_line(match["name"])
            if not any(name.startswith(other) or other.startswith(name) for other in found):
                found[name] = match.span("name")
    in_order = sorted(found.values())[:_MOST]
    return tuple(ActRelation(kind="promulgates", text=_original(text, page, *span)) for span in in_order)


def _original(text: CleanText, page: str, start: int, end: int) -> str:
    end = start + len(page[start:end].rstrip(" ,\n"))
    begin, stop = text.span(start, end)
    return text.original[begin:stop]

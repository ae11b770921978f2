"""Where the grounds of an act stand: the block from the first Căn cứ to the enacting words, or single sentences."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.text import UPPER
from nlp.decisions.words import alternatives, entries
from nlp.loose import loose

Span = tuple[int, int]

_REACH = 3000
_LONGEST = 40_000
_MARK = 40
_OPENING = re.compile(r"(?:(?:^|\n)[^\w\n]{0,20}(?i:căn\s{1,9}cứ)|Căn\s{1,9}cứ|CĂN\s{1,9}CỨ)(?!\w)")
_FIRST_ARTICLE = re.compile(r"(?:^|\n|[.:;])[^\w\n]{0,20}(?i:điều)\s{1,9}(?:1|I)\b")
_ENACTING = re.compile(
    r"(?:^|\n|(?<=[;.,]))[^\w\n]{0,20}(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|RA LỆNH|QUY ĐỊNH|BAN HÀNH)[ ]{0,9}"
    r"(?:[^\w\n]{0,20}\n|[^\w\n]{0,20}Điều|:)"
    r"|\n[^\w\n]{0,20}(?i:quyết\s{1,9}(?:định|nghị)|nghị\s{1,9}(?:quyết|định)|ra\s{1,9}lệnh)[^\w\n]{0,20}(?=\n)"
)
_PARAGRAPH = re.compile(
    r"(?P<apart>\n[^\w\n]{0,40}\n\W{0,80})|(?P<after>[.;:,][^\w\n]{0,40}\n\W{0,40})|(?P<glued>(?<=[.;:])(?=[^\W\d_]))"
)
_GROUND = loose(
    r"(?:can cu|xet|theo|thuc hien|tren co so|sau khi|duoc su|thi hanh|tiep theo|chieu|de nghi cua|khoan|diem|y kien|va)\b"
)
_ITEM = loose(
    r"(?:cac )?(?:luat|bo luat|phap lenh|hien phap|dieu le|nghi dinh|nghi quyet|quyet dinh|thong tu|thong bao|to trinh|bao cao"
    r"|cong van|cong dien|ke hoach|chi thi|ket luan|van ban|bien ban|huong dan|chuong trinh|quy dinh|quy che|de an|so \d|y kien"
    r"|de nghi)\b"
)
_ENACTING_VERBS = (
    r"(?:huong dan|quy dinh|ban hanh|quyet dinh|quyet nghi|thong nhat|thong bao|cong bo|yeu cau|xay dung|phe duyet)\b"
)
_SENTENCE_END = re.compile(
    rf"\.[ ]{{0,9}}(?=\n|$|[{UPPER}])"
    r"|:[ ]{0,9}(?=\n|$)|\n[ ]{0,40}\n"
    r"|;\W{0,20}(?=(?:Thực|Triển|Theo|Xét|Trên|Để|Nhằm|Tiếp|Sau|Ủy|UBND"
    r"|Sở|Phòng|Cục|Chi cục|Thanh tra|HĐND|Hội đồng|Chủ tịch|Giám đốc)\b)"
    r"|,\s{0,9}(?=(?:UBND|Ủy ban|Sở|Bộ|Ban)\s)"
    r"|,\s{0,9}(?=(?:HĐND|Hội đồng|Phòng|Chi cục|Cục|Tổng cục|Thanh tra|Công an|Đảng ủy|Huyện ủy|Tỉnh ủy|Văn phòng|Trung tâm|Viện"
    r"|Trường|Chủ tịch|Giám đốc|Hội)\s[^,;.]{0,80}?\s"
    r"(?:kính|trình|đề nghị|đề xuất|báo cáo|ban hành|xây dựng|yêu cầu|thông báo|hướng dẫn)\s)"
)


def block(page: str, folded: str, start: int) -> Span | None:
    """The grounds of an act that has them as a block: from the first Căn cứ behind the title to the enacting words."""
    opening = _OPENING.search(page, start, start + _REACH)
    article = _FIRST_ARTICLE.search(page, start, start + _LONGEST)
    if opening is None or (article and article.start() < opening.start()):
        return None
    begin = opening.start()
    stops = [m.start() for m in (article, _ENACTING.search(page, begin, begin + _LONGEST)) if m]
    end = _first_other_paragraph(page, folded, begin, min(stops, default=min(len(page), begin + _LONGEST)))
    inside = _enacts(inside=True).finditer(folded, _last_ground(folded, begin, end), end)
    return begin, next((m.start() for m in inside if page[m.start("body")].isupper()), end)


def sentences(page: str, start: int, end: int) -> Iterator[Span]:
    """The sentences that begin with Căn cứ, for acts without a block of grounds."""
    at = start
    while opening := _OPENING.search(page, at, end):
        stop = _SENTENCE_END.search(page, opening.end(), end)
        at = stop.start() if stop else end
        yield opening.start(), at
        at = max(at, opening.end())


def _first_other_paragraph(page: str, folded: str, start: int, end: int) -> int:
    """Where the first paragraph begins that neither states a ground nor goes on with a list of them."""
    for match in _PARAGRAPH.finditer(folded, start, end):
        at = match.end()
        last = folded[max(start, match.start() - _MARK) : match.start() + 1].rstrip()[-1:]
        inside = match["apart"] is not None and last not in ".;:,"
        if _GROUND.match(folded, at) or not page[at : at + 1].isupper() or inside:
            continue
        if _enacts(inside=False).match(folded, at) or (last in ".:" and match["after"] is None):
            return at
        if (match["apart"] is not None or last in ".:") and not _ITEM.match(folded, at):
            return at
    return end


def _last_ground(folded: str, start: int, end: int) -> int:
    """Where the last sentence of the block begins: only there may the enacting words stand inside it."""
    ends = [m.end() for m in _PARAGRAPH.finditer(folded, start, end) if _GROUND.match(folded, m.end())]
    return ends[-1] if ends else start


def enacting_body(page: str, folded: str, start: int) -> str | None:
    """The body of the enacting words that follow the grounds: `Chính phủ ban hành Nghị định …`; None where no such words do."""
    at = next((i for i in range(start, min(start + _MARK, len(page))) if page[i].isalnum()), len(page))
    match = _enacts(inside=False).match(folded, at)
    return page[match.start() : match.start("verb")] if match and page[match.start()].isupper() else None


@cache
def _enacts(inside: bool) -> re.Pattern[str]:
    """`Bộ Tài chính hướng dẫn`, `Ủy ban nhân dân tỉnh ban hành Quyết định`, `inside` a sentence behind a mark."""
    office, body = alternatives(entries()["positions"]), alternatives(entries()["bodies"])
    mark = r"[,;.]\s{0,40}" if inside else ""
    named = rf"(?=(?P<body>\w))(?:(?:pho |quyen )?{office} )?{body}(?!\w)(?! hanh)"
    return loose(rf"{mark}{named}[^,;.:0-9]{{0,90}}?\s(?P<verb>{_ENACTING_VERBS})")

"""An official document as bare text: recognised by its national heading, named by its type, number and subject."""

import re
from collections.abc import Sequence

from corpus.model import Head
from corpus.text import fold
from crawler.item import Article

_HEADING = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc")
_PARTY_HEADING = re.compile(r"dang cong san viet nam")
_NUMBER = re.compile(r"\bsố\s*[:：]?\s*(?P<number>[\d.…]*\s*[-/][\w/\-–]+)", re.IGNORECASE)
_TYPES = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "KẾ HOẠCH", "BÁO CÁO", "THÔNG BÁO", "TỜ TRÌNH", "HƯỚNG DẪN", "KẾT LUẬN",
    "CHƯƠNG TRÌNH", "QUY ĐỊNH", "QUY CHẾ", "CÔNG ĐIỆN", "ĐỀ ÁN", "PHƯƠNG ÁN", "THÔNG TƯ", "NGHỊ ĐỊNH", "CÔNG VĂN", "GIẤY MỜI",
)  # fmt: skip
"""Types of documents as they stand alone on a line (Nghị định 30/2020/NĐ-CP, Điều 7)."""
_HEADING_LINES = 25
_ENACTING = re.compile(r"dieu 1\b|can cu\b")
_ENACTING_LINES = 60
_SUBJECT_END = re.compile(
    r"[_\-—–.\s]{3,}|căn cứ\b.*|kính gửi\b.*|(?:chủ tịch |hội đồng nhân dân|ủy ban nhân dân|uỷ ban nhân dân).*", re.IGNORECASE
)


def is_official(lines: Sequence[str]) -> bool:
    """Whether a number and the national heading, or the Party's, stand at the top (Nghị định 30/2020/NĐ-CP, Phụ lục I).

    Copies often lack the heading: the type alone on a line with grounds or articles under it will do.
    """
    top = lines[:_HEADING_LINES]
    if not any(_NUMBER.search(line) for line in top):
        return False
    headed = any(_HEADING.search(fold(line)) or _PARTY_HEADING.fullmatch(fold(line)) for line in top)
    typed = any(line.strip(" .:").upper() in _TYPES for line in top)
    return headed or (typed and any(_ENACTING.match(fold(line)) for line in lines[:_ENACTING_LINES]))


def read_official(lines: Sequence[str]) -> Article:
    """The document, its text whole; the title is its type, number and subject as far as they stand there."""
    top = lines[:_HEADING_LINES]
    number = next((re.sub(r"\s+", "", m["number"]) for line in top if (m := _NUMBER.search(line))), "")
    at = next((n for n, line in enumerate(top) if line.strip(" .:").upper() in _TYPES), None)
    doc_type = top[at].strip(" .:").capitalize() if at is not None else ""
    subject = _subject(lines[at + 1 :]) if at is not None else _letter_subject(top)
    title = " ".join(part for part in (doc_type, number, subject) if part)
    head = Head(number=number, doc_type=doc_type, summary=subject)
    return Article(title=title or lines[0], kind="decision", paragraphs=tuple(lines), head=head)


def _subject(lines: Sequence[str]) -> str:
    parts: list[str] = []
    for line in lines[:6]:
        if _SUBJECT_END.fullmatch(line):
            break
        parts.append(line)
        if line.endswith((".", ";")):
            break
    return " ".join(parts)


def _letter_subject(lines: Sequence[str]) -> str:
    """The subject of an official letter, which has no type line but `V/v …` under its number."""
    return next((line for line in lines if fold(line).startswith(("v/v", "ve viec"))), "")

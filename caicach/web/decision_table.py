"""The head of an official document as lines of a table: what the portal states, else what the text says."""

from datetime import date

from caicach.web.formatting import day
from corpus.annotations import Decision, Signer
from corpus.language import say
from corpus.model import Head


def decision_lines(head: Head | None, decision: Decision | None) -> list[tuple[str, str]]:
    """Titles and values, in the order of Nghị định 30/2020/NĐ-CP; only what is known."""
    stated, read = head or Head(), decision or Decision()
    lines = (
        (say("Số, ký hiệu", "Number"), stated.number or read.number or ""),
        (say("Thể loại", "Type"), stated.doc_type or read.doc_type or ""),
        (say("Cơ quan ban hành", "Issuer"), stated.issuer or read.issuer or ""),
        (say("Cơ quan cấp trên", "Parent body"), read.parent or ""),
        (say("Ngày ban hành", "Issued on"), _day(stated.issued_on or read.issued_on)),
        (say("Nơi ban hành", "Issued at"), read.issued_at or ""),
        (say("Trích yếu", "Subject"), stated.summary or read.title or ""),
        (say("Hiệu lực từ", "In force from"), _day(stated.effective_on or read.effective_on)),
        (say("Hết hiệu lực", "Expires"), _day(stated.expires_on)),
        (say("Tình trạng", "Status"), stated.status),
        (say("Lĩnh vực", "Field"), stated.field),
        (say("Người ký", "Signer"), _signer(read.signer) or stated.signer),
        (say("Số điều", "Articles"), str(read.articles or "")),
        (say("Nơi nhận", "Recipients"), "; ".join(read.recipients)),
    )
    return [(title, value) for title, value in lines if value]


def act_of(head: Head | None, decision: Decision | None) -> tuple[str, str]:
    """The type and the number of an official document, empty where neither portal nor text says them."""
    stated, read = head or Head(), decision or Decision()
    return stated.doc_type or read.doc_type or "", stated.number or read.number or ""


def _day(value: date | None) -> str:
    return day(value) if value else ""


def _signer(signer: Signer | None) -> str:
    return ", ".join(filter(None, (signer.name, signer.position, signer.on_behalf))) if signer else ""

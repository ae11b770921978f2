"""The fixed parts of an official document: letterhead, dateline, signature block.

The layout follows Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import datetime as dt
from dataclasses import dataclass

from demo.model import Decision

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around an act's body, each a list of lines in reading order."""

    office: tuple[str, ...]
    state: tuple[str, ...]
    head: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]


def frame(act: Decision) -> Frame:
    """The letterhead's two columns, the title lines, and the two columns at the end."""
    office = (*((act.parent.upper(),) if act.parent else ()), act.issuer.upper(), f"Số: {act.number}")
    head = tuple(line for line in (act.heading or act.doc_type.upper(), act.title, act.authority) if line)
    recipients = tuple(f"- {line}{'.' if line == act.recipients[-1] else ';'}" for line in act.recipients)
    return Frame(
        office=office,
        state=(STATE_NAME, MOTTO, f"{act.place}, {letter_date(act.issued)}"),
        head=head,
        recipients=("Nơi nhận:", *recipients),
        signature=(*act.capacity, act.position.upper(), act.signer),
    )


def letter_date(day: dt.date) -> str:
    """`ngày 05 tháng 3 năm 2021`: days 1 to 9 and months 1 and 2 with a leading zero (NĐ 30/2020, Phụ lục I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"

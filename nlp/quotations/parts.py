"""One part of a clause between commas, dashes or brackets, read as a person, a pronoun or an office."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from nlp.quotations.names import is_name, name_at
from nlp.quotations.vocabulary import no_office, office, person, pronouns

_FIELDS = "Thể thao|Thương binh|Xã hội|Du lịch|Tài chính|Kế toán|Kinh tế|Công nghệ|Kỹ thuật|Đầu tư|Giáo dục|Gia đình|Truyền thông"
BREAK = re.compile(rf"\s*[,;]\s*|\s+[–-]\s+(?!(?:{_FIELDS})(?!\w))|\s*\(\s*|\)\s*")
"""Between name and office; a dash within the name of a department (`Văn hóa - Thể thao`) parts nothing."""
_GAP = re.compile(rf"[,;()–-](?:(?<=[,;()])|(?<=\s[–-])(?=\s)(?!\s+(?:{_FIELDS})(?!\w)))\s*")
"""The same from its mark on, which is quicker to search for."""

_LEAD = re.compile(r"(?:theo|đó là|trong khi đó|cùng|và|nhưng|còn|là|ông|bà|đồng chí|đ/c)\s+$", re.IGNORECASE)
_SPOKEN_FOR = ("đại diện ", "lãnh đạo ")
_WHERE = re.compile(r"\s(?:tại|trong|khi|sau|trước|ở|ngụ|trú|thay mặt)\s[^,]{0,60}$")
_DOES = re.compile(r"\s(?:vừa|đã|mới|cũng)\s(?:(?:mới|đã|vừa)\s)?(?:ký|có|gửi|ban hành|phát đi|ra|giao|chủ trì)\s[^“”]{1,200}$")
"""What the speaker also did, before the verb of speaking: `Chủ tịch Lê A vừa ký công văn … yêu cầu`."""
_OF_ANOTHER = re.compile(
    r"(?<!\sý kiến)(?<!^ý kiến)(?<!lời)(?<!quan điểm)(?<!thông tin)(?<!nhận định)(?<!đánh giá)"
    r"(?<!chia sẻ)(?<!phát biểu)(?<!báo cáo)\scủa\s+$",
    re.IGNORECASE,
)
"""Before a title: another one speaks, `con gái của ông Lê A`, unless it is the words of the one named."""
_LONGEST_OFFICE = 130

Known = Callable[[int], int]
"""How far places and bodies reach before an offset of the clause: no name begins before."""


@dataclass(frozen=True, slots=True)
class Part:
    """Offsets in the clause, with the name and the office that it tells; `titled`: the name stands behind a title."""

    start: int
    end: int
    name: str | None
    position: str | None
    titled: bool = False

    def whole(self, clause: str) -> "Part":
        """The same part as an office only: what was taken for a name belongs to it (`Viện Phan Châu Trinh`)."""
        return replace(self, name=None, position=clause[self.start : self.end])


def apart(clause: str, end: int) -> Iterator[tuple[int, int]]:
    """The spans between the breaks of a clause up to `end`."""
    start = 0
    for gap in _GAP.finditer(clause, 0, end):
        stop = gap.start()
        while clause[gap.start()] != ")" and stop > start and clause[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = gap.end()
    if start < end:
        yield start, end


def read(clause: str, start: int, end: int, known: Known, *, alone: bool) -> Part | None:
    """One part between commas as a person, a pronoun, or an office; `alone`: nothing is known of the speaker yet."""
    does = _DOES.search(clause, start, end) if alone else None
    end = does.start() if does else end
    part = clause[start:end]
    if part.lower() in pronouns():
        return Part(start, end, part, None)
    return _person(part, start, end, alone) or office_in(part, start, known, alone) or _name_only(part, start, end, alone)


def _person(part: str, start: int, end: int, alone: bool) -> Part | None:
    where = _WHERE.search(part) if alone else None
    body = part[: where.start()] if where else part
    match = next((m for m in person().finditer(body) if m.end() == len(body)), None)
    if match is None:
        return None
    if _OF_ANOTHER.search(body, 0, match.start()):
        return None
    held = office().search(body, 0, match.start())
    begin = held.start() if held else match.start()
    position = body[begin : match.start()].strip() or None
    return Part(start + begin, end, match[1], position, titled=True)


def office_in(part: str, start: int, known: Known, alone: bool) -> Part | None:
    """The office in a part that begins at `start` of its clause, with any name at its end; `alone`: no more tells a speaker."""
    held = office().search(part)
    if held is None or len(part) - held.start() > _LONGEST_OFFICE or not (alone or _opens(part, held.start())):
        return None
    at = name_at(part, held.end(), known(start + len(part)) - start)
    position, name = part[held.start() : at].strip(), part[at:]
    if not name and alone and not (position[0].isupper() or position.lower().startswith(_SPOKEN_FOR)):
        return None
    if no_office().search(position):
        return None
    return Part(start + held.start(), start + len(part), name or None, position)


def _opens(part: str, at: int) -> bool:
    return not at or _LEAD.search(part, 0, at) is not None


def _name_only(part: str, start: int, end: int, alone: bool) -> Part | None:
    return Part(start, end, part, None) if not alone and is_name(part.split()) else None

"""Lines that a page's width broke, put together into paragraphs again."""

import re

_NEW_PARAGRAPH = re.compile(
    r"\s*(?:[-–+*•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|[IVX]+\.\s|\S+ \| |Số\s*:"
    r"|Điều\s\d|Chương\s|Mục\s|Phần\s|Căn cứ|Xét|Theo đề nghị|Nơi nhận|Kính gửi)"
)
_OPEN_END = re.compile(r"[^.;:!?…/|]$")
SHORT_LINE = 0.6


def unwrapped(text: str) -> str:
    """Joins a line to the one before it where that one is full, ends in mid-sentence, and nothing new begins."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    full = SHORT_LINE * max(map(len, lines), default=0)
    done: list[str] = []
    last = 0
    for line in lines:
        if done and line and done[-1] and last >= full and _OPEN_END.search(done[-1]) and not _starts_anew(done[-1], line):
            done[-1] += " " + line
        else:
            done.append(line)
        last = len(line)
    return "\n".join(done).strip()


def _starts_anew(before: str, line: str) -> bool:
    return bool(_NEW_PARAGRAPH.match(line)) or (line.isupper() != before.isupper() and any(map(str.isalpha, line)))

"""Names of issuing bodies in running text: where they begin and how far they reach."""

import re
from functools import cache

from corpus.provinces import table
from nlp.vocabulary import load

_UPPER = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
_PLACE = rf"[{_UPPER}]\w*(?:(?:\s+-\s+|\s*-\s*|[ ]+|[ ]?\r?\n)[{_UPPER}]\w*){{0,4}}|[0-9]{{1,2}}(?![0-9/.,])"
_WORD = re.compile(r"(?P<comma>,)?(?:[ ]+|[ ]?\r?\n)(?P<word>[^\s,.;:()\[\]\"“”|*]+)")
_LONGEST = 24
_COUNCILS = ("Ban", "BCĐ", "Ủy", "Uỷ", "Hội", "Trưởng Ban", "Trưởng ban")
_PERSON = re.compile(
    rf"(?<=[^\s-])\s+(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Lương|Mai|Đoàn|Cao|Tạ|Hà|Tô)"
    rf"(?:\s+[{_UPPER}]\w*){{2,3}}\Z"
)
_OFFICE = re.compile(r"(?:Phó\s+)?Chủ\s+tịch\s")
_NEXT_TYPE = re.compile(
    r"(?:V/v|Luật|Căn\s+cứ|Nghị\s+(?:định|quyết)|Quyết\s+định|Thông\s+(?:tư|báo)|Chỉ\s+thị|Kế\s+hoạch|Công\s+(?:văn|điện)|Tờ\s+trình|"
    r"Kết\s+luận|Báo\s+cáo|Chương\s+trình|Hướng\s+dẫn|Quy\s+(?:định|chế))(?!\w)"
)


def body_at(text: str, at: int) -> int | None:
    """Where the body that begins at `at` ends; None where none begins there."""
    end = _one(text, at)
    while end is not None:
        more = _joined().match(text, end)
        if more is None:
            break
        end = more.end()
    return end


def body_starts(text: str, start: int, end: int) -> list[int]:
    """Where a body may begin between two offsets, in order."""
    return [match.start() for match in _heads().finditer(text, start, end)]


def _one(text: str, at: int) -> int | None:
    known = _known().match(text, at)
    if known is not None:
        return _without_person(text, known.start(), known.end())
    head = _others().match(text, at)
    return None if head is None else _open_end(text, head)


def _without_person(text: str, start: int, end: int) -> int:
    """`Chủ tịch UBND thành phố Nguyễn Văn Mẫu`: a full name after an office is its holder's. Wards bear such names too."""
    person = _PERSON.search(text, start, end) if _OFFICE.match(text, start) else None
    if person is None or re.search(r"(?:phường|xã)\Z", text[start : person.start()], re.IGNORECASE):
        return end
    return end if " ".join(person.group().split()) in _provinces() else person.start()


def _open_end(text: str, head: re.Match[str]) -> int | None:
    """The end of a name that no list closes: before a word that starts a new thought, or a mark that ends a clause."""
    end = whole = head.end()
    council = head.group().startswith(_COUNCILS)
    topic = False
    for _ in range(_LONGEST):
        match = _WORD.match(text, end)
        if match is None:
            break
        word = match["word"].lower()
        if word == "về" and council and not topic and not text.startswith(" việc", match.end()):
            topic = True
        elif _stops(text, match, word) or (match["comma"] and not (council and word[0].islower())):
            break
        end = match.end()
        whole = end if word not in ("và", "về") else whole
    return whole if whole > head.end() else None


def _stops(text: str, match: re.Match[str], word: str) -> bool:
    singles, pairs = _stop_words()
    if match["word"][0].isupper():
        return _NEXT_TYPE.match(text, match.start("word")) is not None
    if word in singles:
        return True
    following = _WORD.match(text, match.end())
    if word == "số":
        return following is None or following["word"][0].isdigit()
    if word == "và":
        start = following.start("word") if following else None
        return start is None or _begins(text, start)
    return following is not None and f"{word} {following['word'].lower()}" in pairs


def _begins(text: str, at: int) -> bool:
    """Another document or another body begins at `at`."""
    return any(pattern.match(text, at) for pattern in (_NEXT_TYPE, _known(), _others()))


@cache
def _stop_words() -> tuple[frozenset[str], frozenset[str]]:
    stops = load("issuing_bodies")["stops"]
    return frozenset(s for s in stops if " " not in s), frozenset(s for s in stops if " " in s)


def _any(words: list[str]) -> str:
    """One of the words, the longest first; commas, `và` and white space as loose as texts are."""
    escaped = [re.escape(word).replace(r"\ và\ ", r"\ (?:và|&)\ ") for word in sorted(words, key=len, reverse=True)]
    return "(?:" + "|".join(word.replace(r",\ ", r",?\s+").replace(r"\ ", r"\s+") for word in escaped) + ")"


@cache
def _known() -> re.Pattern[str]:
    """Bodies that are whole names, or built from known parts."""
    parts = load("issuing_bodies")
    levels = [level for level in parts["levels"] if level != "tỉnh"]
    level = rf"(?:{_any([*levels, *(x.capitalize() for x in levels)])}(?:(?<=TP)\.|(?<=TX)\.)?)"
    province = rf"(?:tỉnh|Tỉnh)(?:\s+{_any(_provinces())}(?!\w))?"
    locality = rf"(?:\s+{province}|\s+{level}(?:\s+(?:{_PLACE}))?|\s+(?=[{_UPPER}])(?:{_PLACE}))"
    field = (
        rf"(?:{_any(parts['fields'])}|[{_UPPER}&]{{2,}}(?:-[{_UPPER}&]{{2,}})*)(?:\s+{province}|\s+{level}(?:\s+(?:{_PLACE}))?)?"
    )
    named = rf"{_any(parts['whole'])}|(?:{_any(parts['committees'])}|{_any(parts['local'])})(?:{locality})?"
    body = rf"{named}|(?:Bộ|Sở)\s+{field}"
    return re.compile(rf"(?:(?:{_any(parts['offices'])})\s+){{0,2}}(?:{body})(?!\w)")


@cache
def _provinces() -> list[str]:
    entries = table()["then"]
    return [name for entry in entries for name in (entry["name"], *entry.get("also", ()), *entry.get("before", ()))]


@cache
def _joined() -> re.Pattern[str]:
    """A second Party body of the same document."""
    return re.compile(r"(?:,|\s+và)\s+(?:Ban\s+Bí\s+thư|Bộ\s+Chính\s+trị)(?!\w)")


@cache
def _others() -> re.Pattern[str]:
    parts = load("issuing_bodies")
    return re.compile(rf"(?:(?:{_any(parts['offices'])})\s+)?{_any(parts['others'])}(?=\s)")


@cache
def _heads() -> re.Pattern[str]:
    parts = load("issuing_bodies")
    words = [*parts["whole"], *parts["offices"], *parts["local"], *parts["committees"], "Bộ", "Sở", *parts["others"]]
    return re.compile(rf"(?<!\w){_any(sorted({word.split()[0].rstrip(',') for word in words}))}(?!\w)")

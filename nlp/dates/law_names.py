"""Years that end the name of a law, code, ordinance or constitution: `Luật Đất đai năm 2024`, `Bộ luật Lao động 2019`."""

import re

_IN_NAME = r"[^.;:!?\n\d§”\"]"
_LAW = re.compile(r"(?:(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!bộ )luật|bộ luật|hiến pháp|pháp lệnh)(?! sư)")
_NAME = re.compile(rf"{_IN_NAME}{{0,90}}(?:\n{_IN_NAME}{{0,60}})?")
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:hiệu lực|được|đã|sẽ|từ|đến|so với|(?<!gia )tăng|giảm|(?<!luật )ban hành|thông qua|quy định|ngày|tháng|theo"
    r"|vào|này|năm)(?!\w)"
)


def law_before(text: str, low: str, at: int) -> bool:
    """Whether the name of a law ends directly before an offset; `low` is `text` in lower case."""
    for law in _LAW.finditer(low, max(0, at - 120), at):
        named = text[law.start()].isupper() and _NAME.fullmatch(low, law.end(), at)
        if named and not _NOT_A_NAME.search(low, law.end(), at):
            return True
    return False

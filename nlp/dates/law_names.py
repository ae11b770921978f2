"""Years that end the name of a law, code, ordinance or constitution: `Luật Đất đai năm 2024`, `Bộ luật Lao động 2019`."""

import re

_IN_NAME = r"[^.;:!?\n\d§”\"]"
_LAW = re.compile(
    r"(?:(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!bộ )luật|bộ luật|hiến pháp|pháp lệnh)(?! sư)"
    rf"(?P<name>{_IN_NAME}{{0,90}}(?:\n{_IN_NAME}{{0,60}})?)$"
)
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:hiệu lực|được|đã|sẽ|từ|đến|so với|(?<!gia )tăng|giảm|(?<!luật )ban hành|thông qua|quy định|ngày|tháng|theo"
    r"|vào|này|năm)(?!\w)"
)


def law_before(text: str, low: str, at: int) -> bool:
    """Whether the name of a law ends directly before an offset; `low` is `text` in lower case."""
    match = _LAW.search(low, max(0, at - 120), at)
    return match is not None and text[match.start()].isupper() and not _NOT_A_NAME.search(low, match.start("name"), at)

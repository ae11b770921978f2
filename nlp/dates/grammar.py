"""The fragments that the written forms of dates are built from, for lower-case text.

Spelling by Nghị định 30/2020/NĐ-CP, Phụ lục I (`ngày 05 tháng 02 năm 2024`), loosened to what pages really print. A line may
break once inside every gap. All repetitions are bounded, so no input makes a pattern explode.
"""

import re

SPACE = r"[ ]{0,4}(?:\r?\n[ ]{0,4})?"
SEPARATOR = r"[ ]?[/.\-][ ]?"
YEAR = r"(?:1\d|20|21)\d\d(?!\d)"
RECENT = r"(?:19|20)\d\d(?!\d)"
BACK = r"(?:nay|ngoái|trước|qua|sau|tới|này|kia)(?!\w)"
OTHER_YEAR = rf"{SPACE}(?:của{SPACE})?năm{SPACE}{BACK}(?![ ](?:đó|khi|ấy))"
YEAR_WORD = rf"{SPACE}(?:của{SPACE})?năm{SPACE}"
RANGE_GAP = rf"(?:[ ]{{0,4}}[-→~]|{SPACE}(?:cho )?(?:đến|tới)(?!\w)){SPACE}(?:(?:hết|cuối){SPACE})?"
LIST_GAP = rf"{SPACE}(?:[,;&]{SPACE}(?:và{SPACE}(?:cả{SPACE})?)?|(?:và|hoặc|cùng)(?: cả)?(?=[\s\d]){SPACE})"
GAP = rf"(?:{RANGE_GAP}|{LIST_GAP})"
MONTH_NAMES = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
MONTH_NAME = rf"(?:mười một|mười hai|một|hai|ba|tư|sáu|bảy|tám|chín|mười|năm(?={YEAR_WORD}\d))(?!\w)"

RANGE_BETWEEN = re.compile(RANGE_GAP)
LIST_BETWEEN = re.compile(LIST_GAP)


def of_year(group: str) -> str:
    """The year after a day, month or quarter: `năm 2024`, `/2024`, `tháng 5 2024`, `3 tháng 11, 2013`."""
    bare = rf"{SPACE},?{SPACE}(?={RECENT}(?![%]|[.,]\d))"
    return rf"(?:(?:,?{YEAR_WORD}|{SEPARATOR}|{bare})(?P<{group}>{YEAR}))"

"""Lines round an article: every rule's own examples, tails, doubled paragraphs."""

import pytest

from crawler.boilerplate import Rule, once, role_of, rules, without_tail

LONG = (
    "Bộ phận một cửa của phường đã tiếp nhận 1.204 hồ sơ trong sáu tháng đầu năm, "
    "giải quyết đúng hạn 1.198 hồ sơ, không để hồ sơ nào "
)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_rule_keeps_its_examples(rule: Rule) -> None:
    assert {line: role_of(line) for line in rule.hits} == dict.fromkeys(rule.hits, rule.role)
    assert {line: role_of(line) for line in rule.misses} == dict.fromkeys(rule.misses, "")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([LONG + "tồn.", "Tin liên quan", "Khai trương trung tâm", "Mã xác nhận"], [LONG + "tồn."]),
        ([LONG + "tồn.", "(0)", "(0)"], [LONG + "tồn."]),
        ([LONG + "một.", "Lượt xem: 12", LONG + "hai."], [LONG + "một.", LONG + "hai."]),
        ([LONG + "tồn.", "- Hội nghị thôn (02/03/2021)", "- Ra quân dọn vệ sinh (01/03/2021)"], [LONG + "tồn."]),
        (
            [LONG + "tồn.", "Kế hoạch có hiệu lực từ ngày ký (02/03/2021)"],
            [LONG + "tồn.", "Kế hoạch có hiệu lực từ ngày ký (02/03/2021)"],
        ),
        (["Mở đầu.", "Xem thêm", LONG + "một.", LONG + "hai."], ["Mở đầu.", LONG + "một.", LONG + "hai."]),
    ],
    ids=["tail", "stars", "views between", "dated links", "one dated line is text", "a tail line inside the text"],
)
def test_tails_are_cut(lines: list[str], kept: list[str]) -> None:
    assert without_tail(lines) == kept


def test_doubled_paragraphs_stand_once_and_short_ones_may_recur() -> None:
    lines = [LONG + "a", LONG + "b", LONG + "a", "Đạt", "Đạt", LONG + "b"]
    assert once(lines) == [LONG + "a", LONG + "b", "Đạt", "Đạt"]


def test_the_title_is_not_repeated_above_the_text() -> None:
    assert once(["Một cửa hiện đại", "Sáng nay.", "Một cửa hiện đại"], "MỘT CỬA HIỆN ĐẠI") == ["Sáng nay.", "Một cửa hiện đại"]

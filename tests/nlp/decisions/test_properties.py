"""What holds for a text of any kind: it is read without an error, and what is quoted from it stands in it."""

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.annotations import Decision
from corpus.codec import decision_from_json, decision_json

Read = Callable[[str], Decision | None]

_NOTHING_IS_RESET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
_PIECES = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH HÀ NAM",
    "BAN CHẤP HÀNH TRUNG ƯƠNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/QĐ-UBND",
    "Số: /KH-SNV",
    "Hà Nam, ngày 3 tháng 4 năm 2020",
    "ngày … tháng … năm",
    "QUYẾT ĐỊNH",
    "KẾ HOẠCH",
    "Về việc giao đất",
    "V/v báo cáo",
    "Kính gửi: Các sở",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
    "Căn cứ Luật Đất đai ngày 29/11/2013;",
    "Căn cứ Nghị định số 5/2019/NĐ-CP sửa đổi Nghị định số 4/2018/NĐ-CP;",
    "Xét đề nghị của Giám đốc Sở tại Tờ trình số 7/TTr-STC,",
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.",
    "Điều 2: Bãi bỏ Quyết định số 5/QĐ-UBND và Quyết định số 6/QĐ-UBND.",
    "**Điều 3.** Có hiệu lực sau 10 ngày kể từ ngày ký./.",
    "Điều 99999999999999999999.",
    "hiệu lực từ ngày 31/02/2020",
    "sau 99999999 ngày",
    "Nơi nhận:",
    "- Như Điều 3;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "(Đã ký)",
    "Nguyễn Văn An",
    "SAO Y BẢN CHÍNH",
    "PHỤ LỤC",
    "| --- | --- |",
    "&nbsp;",
    "-----",
    "***",
    "“",
    "\ufeff",
    "İ",
    "đã\u0301",
]
_JOINTS = ["\n", "\n\n", " ", "     ", "", " | ", "\t", "\r\n", "</p><p>"]
_SCRAPS = st.tuples(st.sampled_from(_PIECES), st.sampled_from(_JOINTS)).map("".join)
_HEAD = "UBND TỈNH HÀ NAM\nSố: 12/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQUYẾT ĐỊNH\n"
_ACTS = st.tuples(st.sampled_from(["", _HEAD]), st.lists(_SCRAPS, max_size=40).map("".join)).map("".join)
_ACTS_IN_PASSAGES = {"d059"}


@_NOTHING_IS_RESET
@given(st.text())
def test_any_text_is_read(read_act: Read, body: str) -> None:
    _check(read_act(body), body)


@_NOTHING_IS_RESET
@given(_ACTS)
def test_any_scraps_of_acts_are_read(read_act: Read, body: str) -> None:
    _check(read_act(body), body)


def test_an_act_cut_off_anywhere_is_read(read_act: Read, act_text: str, act_parts: dict[str, object]) -> None:
    for end in range(0, len(act_text), 97):
        _check(read_act(act_text[:end]), act_text[:end])
    for start in range(0, len(act_text), 197):
        _check(read_act(act_text[start:]), act_text[start:])


def test_news_and_plain_passages_are_no_acts(read_act: Read, shared: Path) -> None:
    lines = (shared / "dev" / "passages.jsonl").read_text("utf8").splitlines()
    passages = [json.loads(line) for line in lines]
    assert {each["id"] for each in passages if read_act(each["text"])} <= _ACTS_IN_PASSAGES


def _check(found: Decision | None, body: str) -> None:
    if found is None:
        return
    quotations = [basis.text for basis in found.bases] + [relation.text for relation in found.relations]
    assert all(quotation in body for quotation in quotations)
    assert len(found.recipients) <= 10
    assert all(entry == entry.strip() != "" for entry in found.recipients)
    assert found.articles is None or found.articles >= 0
    assert decision_from_json(decision_json(found)) == found

"""What an act says between title and signature: grounds, articles, effect, relations, papers issued with it."""

from collections.abc import Callable
from datetime import date

import pytest

from corpus.annotations import Decision
from nlp.decisions import articles

Read = Callable[[str], Decision | None]

HEAD = """UBND TỈNH HÀ GIANG
SỞ NỘI VỤ
Số: 77/{symbol}-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Hà Giang, ngày 04 tháng 02 năm 2020

{kind}
{title}

"""
END = """
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Sùng Đại Hùng
"""


def act(body: str, kind: str = "QUYẾT ĐỊNH", symbol: str = "QĐ", title: str = "Về công tác văn thư") -> str:
    return HEAD.format(kind=kind, symbol=symbol, title=title) + body + END


def _read(read_act: Read, text: str) -> Decision:
    found = read_act(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("grounds", "found"),
    [
        ("Căn cứ Luật Lưu trữ ngày 11/11/2011; Luật Đất đai;", ["Luật Lưu trữ", "Luật Đất đai"]),
        ("Căn cứ Luật Lưu trữ và Luật Đất đai số 31/2024/QH15;", ["Luật Lưu trữ", "31/2024/QH15"]),
        ("Căn cứ Nghị định số 61/2018/NĐ-CP quy định chi tiết Luật Lưu trữ;", ["61/2018/NĐ-CP"]),
        ("Căn cứ điểm a khoản 2 Điều 5 Luật Lưu trữ;", ["Luật Lưu trữ"]),
        ("Căn cứ Luật Lưu trữ được sửa đổi, bổ sung bởi Luật số 9/2020/QH14;", ["Luật Lưu trữ", "9/2020/QH14"]),
        ("Căn cứ các Nghị định: số 1/2020/NĐ-CP; số 2/2020/NĐ-CP;", ["1/2020/NĐ-CP", "2/2020/NĐ-CP"]),
        ("Căn cứ Quyết định số 5/QĐ-UBND;\nCăn cứ Quyết định số 5/QĐ-UBND ngày 3/3/2019;", ["5/QĐ-UBND"]),
        ("Căn cứ Quy chế làm việc của Sở;\nXét Tờ trình số 8/TTr-VP;", ["8/TTr-VP"]),
        (
            "Căn cứ **Luật Lưu trữ** ngày 11/11/2011;\nCăn cứ **Nghị định số** **61/2018/NĐ-CP**;",
            ["Luật Lưu trữ", "61/2018/NĐ-CP"],
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của 12 Luật về chợ quê ngày 22/11/2019;",
            ["Luật sửa đổi, bổ sung một số điều của 12 Luật về chợ quê"],
        ),
        ("Căn cứ Nghị định số 61//2018/NĐ-CP ngày 3/3/2018;", ["61/2018/NĐ-CP"]),
        ("- Căn cứ Điều lệ Đảng;\n- Thực hiện Kết luận số 4-KL/TU,", ["Điều lệ Đảng", "4-KL/TU"]),
        (
            "Căn cứ Quyết định số 5/QĐ-UBND ngày 3/3/2019\ncủa UBND tỉnh về\nviệc giao;\nTheo đề nghị của Văn phòng.",
            ["5/QĐ-UBND"],
        ),
    ],
)
def test_grounds_of_a_block(read_act: Read, grounds: str, found: list[str]) -> None:
    bases = _read(read_act, act(f"{grounds}\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Theo Thông tư số 9/TT-BNV.")).bases
    assert [basis.number or basis.name for basis in bases if not basis.nested] == found


@pytest.mark.parametrize(
    "enacting",
    [
        "QUYẾT ĐỊNH:\nTheo Thông tư số 9/2019/TT-BNV.",
        "Quyết định\nTheo Thông tư số 9/2019/TT-BNV.",
        "Điều 1. Theo Thông tư số 9/2019/TT-BNV.",
        "Giám đốc Sở Nội vụ ban hành Quyết định thay thế Thông tư số 9/2019/TT-BNV.",
    ],
)
def test_enacting_words_end_the_grounds(read_act: Read, enacting: str) -> None:
    found = _read(read_act, act(f"Căn cứ Thông tư số 1/2018/TT-BNV;\n{enacting}"))
    assert [basis.number for basis in found.bases] == ["1/2018/TT-BNV"]
    assert [relation.number for relation in found.relations] == ["9/2019/TT-BNV"]


def test_enacting_words_inside_the_last_ground(read_act: Read) -> None:
    body = (
        "Căn cứ Thông tư số 1/2018/TT-BNV về lưu trữ, Sở Nội vụ hướng dẫn thực hiện Kế hoạch số 3/KH-UBND như sau:\n1. Rà soát."
    )
    found = _read(read_act, act(body))
    assert [basis.number for basis in found.bases] == ["1/2018/TT-BNV"]
    assert [(r.kind, r.number) for r in found.relations] == [("implements", "3/KH-UBND")]


def test_what_stands_in_a_title_is_nested(read_act: Read) -> None:
    body = "Căn cứ Thông tư số 1/2018/TT-BNV hướng dẫn Nghị định số 2/2017/NĐ-CP;\nQUYẾT ĐỊNH:\nĐiều 1. Giao."
    assert [(b.number, b.nested) for b in _read(read_act, act(body)).bases] == [("1/2018/TT-BNV", False), ("2/2017/NĐ-CP", True)]


def test_a_plan_has_only_the_sentences_with_can_cu(read_act: Read) -> None:
    body = "Thực hiện Quyết định số 1/QĐ-TTg; căn cứ tình hình thực tế.\nCăn cứ Kế hoạch số 2/KH-UBND, Sở Nội vụ lập kế hoạch.\n"
    found = _read(read_act, act(body, "KẾ HOẠCH", "KH"))
    assert [basis.number for basis in found.bases] == ["2/KH-UBND"]
    assert [(r.kind, r.number) for r in found.relations] == [("implements", "1/QĐ-TTg")]


@pytest.mark.parametrize(
    ("text", "closed", "many"),
    [
        ("\nĐiều 1. Giao.\nĐiều 2: Hiệu lực.\n**Điều 3.** Thi hành.", True, 3),
        ("\nĐiều 1. Theo Điều 7 của Luật và\nĐiều 9. Nghị định.\nĐiều 2. Hiệu lực.", True, 2),
        ("\nĐiều 1. Sửa như sau:\n“Điều 2. Phạm vi\nĐiều 3. Đối tượng”\nĐiều 2. Hiệu lực.", True, 2),
        ("\nĐiều 1. Sửa như sau:\n“1. Khoản một.\nĐiều 2. Thay “tỉnh” bằng “thành phố” tại điểm a”.\nĐiều 3. Hiệu lực.", True, 3),
        ("\nĐiều 1. Ban hành.\nĐiều 2. Thi hành.\nQUY CHẾ\nĐiều 1. Phạm vi.\nĐiều 2. Áp dụng.\nĐiều 3. Hết.", False, 2),
        ("\nĐiều 1. Giao.\n[...]\nĐiều 4. Thi hành.", True, 4),
        ("\nĐiều 1. Giao.\nĐiều 4. Thi hành.", True, 1),
        ("như sau:Điều 1. Giao.Điều 2. Thi hành.", True, 2),
        ("\nKhông có điều nào.", True, 0),
    ],
)
def test_articles_of_the_act_itself(text: str, closed: bool, many: int) -> None:
    assert articles.count(text.replace("**", "  "), 0, len(text), closed) == many


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", date(2020, 2, 4)),
        ("Quyết định này có hiệu lực từ ngày ký ban hành.", date(2020, 2, 4)),
        ("Quyết định có hiệu lực kể ngày ký.", date(2020, 2, 4)),
        ("Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2020.", date(2020, 3, 15)),
        ("Quyết định này có hiệu lực thi hành kể từ 01/7/2020.", date(2020, 7, 1)),
        ("Quyết định này có hiệu lực sau 10 (mười) ngày kể từ ngày ký.", date(2020, 2, 14)),
        ("Quyết định này thay thế Quyết định số 5/QĐ-SNV và có hiệu lực từ ngày ký.", date(2020, 2, 4)),
        ("Quyết định được Hội đồng họp thông qua ngày 02/02/2020 và có hiệu lực từ ngày 01 tháng 4 năm 2020.", date(2020, 4, 1)),
        (
            "Quyết định này được HĐND xã khóa XI, kỳ họp thứ 9 thông qua ngày 2/2/2020 và có hiệu lực từ 9/2/2020.",
            date(2020, 2, 9),
        ),
        (
            "Quyết định này có hiệu lực sau 10 ngày kể từ ngày HĐND tỉnh thông qua. Quyết định được thông qua ngày 02/02/2020.",
            date(2020, 2, 12),
        ),
        ("Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", None),
        ("Quyết định này có hiệu lực từ ngày Thông tư số 5/2019/TT-BNV có hiệu lực.", None),
        ("Quyết định này có hiệu lực từ ngày ... tháng ... năm 2020.", None),
        ("Thông tư số 5/2019/TT-BNV có hiệu lực từ ngày 15/3/2020.", None),
        ("Bổ nhiệm ông A từ ngày 15/3/2020.", None),
    ],
)
def test_the_day_from_which_it_holds(read_act: Read, sentence: str, day: date | None) -> None:
    assert _read(read_act, act(f"Căn cứ Luật Lưu trữ;\nQUYẾT ĐỊNH:\nĐiều 1. Giao.\nĐiều 2. {sentence}\n")).effective_on == day


def test_a_blank_day_of_signing_leaves_the_effect_open(read_act: Read) -> None:
    text = act("Căn cứ Luật Lưu trữ;\nQUYẾT ĐỊNH:\nĐiều 1. Quyết định này có hiệu lực từ ngày ký.")
    assert _read(read_act, text.replace("ngày 04 tháng 02", "ngày     tháng    ")).effective_on is None


@pytest.mark.parametrize(
    ("body", "relations"),
    [
        (
            "Điều 1. Bãi bỏ Quyết định số 5/QĐ-SNV ngày 1/1/2018 và Quyết định số 6/QĐ-SNV.",
            ["repeals 5/QĐ-SNV", "repeals 6/QĐ-SNV"],
        ),
        (
            "Điều 1. Bãi bỏ các văn bản sau:\n\n1. Quyết định số 5/QĐ-SNV của Sở.\n\n"
            "2. Quyết định số 6/QĐ-SNV sửa đổi Quyết định số 4/QĐ-SNV.",
            ["repeals 5/QĐ-SNV", "repeals 6/QĐ-SNV", "refers 4/QĐ-SNV"],
        ),
        ("Điều 1. Quyết định này thay thế Quy chế tại Quyết định số 5/QĐ-SNV.", ["replaces 5/QĐ-SNV"]),
        ("Điều 1. Sửa đổi khoản 2 Điều 3 Quyết định số 5/QĐ-SNV như sau:", ["amends 5/QĐ-SNV"]),
        ("Điều 1. Quyết định số 5/QĐ-SNV hết hiệu lực từ ngày ký Quyết định này.", ["repeals 5/QĐ-SNV"]),
        (
            f"Điều 1. Quyết định số 5/QĐ-SNV ngày 1/1/2018 về {'việc lập sổ trực ' * 25}"
            "hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            ["repeals 5/QĐ-SNV"],
        ),
        (
            f"Điều 1. Hiệu lực\n1. Từ ngày 6/2/2020.\n2. Quyết định số 5/QĐ-SNV về {'việc lập sổ trực ' * 25}hết hiệu lực.",
            ["repeals 5/QĐ-SNV"],
        ),
        ("Điều 1. Giao Văn phòng tham mưu sửa đổi Quyết định số 5/QĐ-SNV.", ["refers 5/QĐ-SNV"]),
        (
            "Điều 1. Thực hiện nghiêm Chỉ thị số 5/CT-UBND, Kế hoạch số 6/KH-UBND.",
            ["implements 5/CT-UBND", "implements 6/KH-UBND"],
        ),
        ("Điều 1. Giao chỉ tiêu theo Quyết định số 5/QĐ-UBND.", ["refers 5/QĐ-UBND"]),
        ("Điều 1. Quyết định có hiệu lực từ ngày ký và thay thế Quyết định số 5/QĐ-SNV.", ["replaces 5/QĐ-SNV"]),
        ("Điều 1. Quyết định này thay thế các Quyết định: số 5/QĐ-SNV; số 6/QĐ-SNV.", ["replaces 5/QĐ-SNV", "replaces 6/QĐ-SNV"]),
        ("Điều 1. Bãi bỏ Quyết định số 5/QĐ-SNV và Điều 3 Quyết định số 6/QĐ-SNV.", ["repeals 5/QĐ-SNV", "repeals 6/QĐ-SNV"]),
        ("Điều 1. Điều chỉnh, bổ sung một số nội dung tại Quyết định số 5/QĐ-SNV.", ["amends 5/QĐ-SNV"]),
        ("Điều 1. Sở trình dự thảo Nghị quyết bãi bỏ toàn bộ Quyết định số 5/QĐ-SNV.", ["repeals 5/QĐ-SNV"]),
        (
            "Điều 1. Quyết định này thay thế Quyết định số 5/QĐ-SNV ngày 1/1/2018; bãi bỏ Quyết định số 6/QĐ-SNV.",
            ["replaces 5/QĐ-SNV", "repeals 6/QĐ-SNV"],
        ),
        ("Điều 1. Đánh giá tình hình thực hiện Kế hoạch số 5/KH-UBND.", ["refers 5/KH-UBND"]),
        ("Điều 1. Mức chi được thực hiện theo Nghị quyết số 5/NQ-HĐND.", ["refers 5/NQ-HĐND"]),
        ("Điều 1. Báo cáo kết quả tổ chức thực hiện Nghị quyết số 5/NQ-HĐND.", ["refers 5/NQ-HĐND"]),
        (
            "Điều 1. Sửa đổi Điều 2 Quyết định số 5/QĐ-SNV (được bổ sung tại Quyết định số 6/QĐ-SNV).",
            ["amends 5/QĐ-SNV", "refers 6/QĐ-SNV"],
        ),
        ("Điều 1. Thu hồi Quyết định số 77/QĐ-SNV.", []),
        ("Điều 1. Áp dụng Thông tư số 1/2018/TT-BNV. Nhắc lại Thông tư số 1/2018/TT-BNV.", []),
    ],
)
def test_relations(read_act: Read, body: str, relations: list[str]) -> None:
    found = _read(read_act, act(f"Căn cứ Thông tư số 1/2018/TT-BNV;\nQUYẾT ĐỊNH:\n{body}\n")).relations
    assert [f"{relation.kind} {relation.number}" for relation in found] == relations


def test_a_ground_is_repeated_where_the_act_changes_it(read_act: Read) -> None:
    body = "Căn cứ Quyết định số 5/QĐ-SNV;\nQUYẾT ĐỊNH:\nĐiều 1. Sửa đổi, bổ sung Quyết định số 5/QĐ-SNV như sau:\n"
    assert [(r.kind, r.number) for r in _read(read_act, act(body)).relations] == [("amends", "5/QĐ-SNV")]


def test_the_title_counts(read_act: Read) -> None:
    found = _read(read_act, act("Căn cứ Luật Lưu trữ;\nQUYẾT ĐỊNH:\nĐiều 1. Giao.", title="Bãi bỏ Quyết định số 5/QĐ-SNV"))
    assert [(r.kind, r.number) for r in found.relations] == [("repeals", "5/QĐ-SNV")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ban hành kèm theo Quyết định này Quy chế văn thư.", "Quy chế văn thư"),
        ("Công bố kèm theo Quyết định này Danh mục 05 thủ tục (có phụ lục).", "Danh mục 05 thủ tục"),
        ("Ban hành Quy định về lưu trữ ban hành kèm theo Quyết định này.", "Quy định về lưu trữ"),
        ("Công bố Danh mục văn bản (có Danh mục kèm theo).", "Danh mục văn bản"),
        ("Công bố kèm theo quyết định này danh mục hồ sơ nội bộ.", "danh mục hồ sơ nội bộ"),
        ("Phê duyệt danh sách cán bộ.", None),
        ("Số liệu ở biểu kèm theo Quyết định này được cập nhật.", None),
    ],
)
def test_what_is_issued_with_the_act(read_act: Read, sentence: str, name: str | None) -> None:
    found = _read(read_act, act(f"Căn cứ Luật Lưu trữ;\nQUYẾT ĐỊNH:\nĐiều 1. {sentence}\n")).relations
    assert [r.text for r in found if r.kind == "promulgates"] == ([name] if name else [])

"""The end of an act: persons, positions, signature, recipients, and what stands behind them."""

from collections.abc import Callable

import pytest

from corpus.annotations import Decision, Signer
from corpus.text import fold
from nlp.decisions import closing, people, recipients, signature
from nlp.decisions.layout import is_glued, plain

Read = Callable[[str], Decision | None]


def _ending(text: str) -> tuple[Signer | None, tuple[str, ...]]:
    page = plain(text)
    glued = is_glued(page)
    found = closing.find(page, fold(page), 0, glued)
    if found is None:
        return None, ()
    pieces = signature.pieces(page, found, glued)
    return signature.signer(pieces), recipients.read(pieces)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
        ("Thiếu tướng Vũ Xuân Sinh", "Vũ Xuân Sinh"),
        ("PGS.TS. Lê Văn Cường", "Lê Văn Cường"),
        ("Y Giang Gry Niê Knơng", "Y Giang Gry Niê Knơng"),
        ("Rơ Châm H’Hồng", "Rơ Châm H’Hồng"),
        ("(Đã ký) Lê Trường Lưu", "Lê Trường Lưu"),
        ("Hoàng Nam đã ký", "Hoàng Nam"),
        ("Lò Văn Thư", "Lò Văn Thư"),
        ("Văn thư", None),
        ("CHỦ TỊCH", None),
        ("KHÁCH SẠN XANH", None),
        ("Văn Phòng Chính Phủ", None),
        ("Như Điều 3", None),
        ("Các sở, ngành", None),
    ],
)
def test_persons(line: str, name: str | None) -> None:
    assert people.person(line) == name


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", ["KT. BỘ TRƯỞNG, CHỦ NHIỆM"]),
        ("TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ NỘI VỤ", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
        ("T/M BAN BÍ THƯ", ["T/M BAN BÍ THƯ"]),
        ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", ["PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
        ("BÍ THƯ KIÊM CHỦ TỊCH", ["BÍ THƯ KIÊM CHỦ TỊCH"]),
        ("Q. GIÁM ĐỐC", ["Q. GIÁM ĐỐC"]),
    ],
)
def test_titles_on_one_line(line: str, titles: list[str]) -> None:
    assert people.titles(line) == titles


@pytest.mark.parametrize(
    ("text", "name", "position", "on_behalf"),
    [
        ("./.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTống Thanh Bình", "Tống Thanh Bình", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("./.\nTM. ỦY BAN\nNHÂN DÂN\nCHỦ\nTỊCH\nHồ Văn Mười", "Hồ Văn Mười", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ("./.\nCHỦ TỊCH     Huỳnh Tấn Vinh", "Huỳnh Tấn Vinh", "CHỦ TỊCH", None),
        ("./.\nTM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Đình Bảo", "Phạm Đình Bảo", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ("./.\nT/M BAN BÍ THƯ\nTrần Cẩm Vân", "Trần Cẩm Vân", None, "T/M BAN BÍ THƯ"),
        ("./.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nĐại\ntá Lê Văn Tám", "Lê Văn Tám", "CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH"),
        ("./.\nGIÁM ĐỐC\n(Ký tên, đóng dấu)\nPhan\nThị Thắng", "Phan Thị Thắng", "GIÁM ĐỐC", None),
        ("./.\nCHỦ TỊCH\nLê A Bê\nSAO Y BẢN CHÍNH\nCHÁNH VĂN PHÒNG\nVũ Xê", "Lê A Bê", "CHỦ TỊCH", None),
        ("Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", None, "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ("./.\nQ. CHỦ TỊCH\n\nVàng A Tám", "Vàng A Tám", "Q. CHỦ TỊCH", None),
        (
            "./.\nNơi nhận: TL. CHỦ TỊCH\n- Như trên; KT. CHÁNH VĂN PHÒNG\n- Lưu: VT. PHÓ CHÁNH VĂN PHÒNG\n\nLê Văn Tám",
            "Lê Văn Tám",
            "PHÓ CHÁNH VĂN PHÒNG",
            "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG",
        ),
        ("Nơi nhận:\n- Như Điều 2;\nCHỦ TỊCH\nLò Văn Thư", "Lò Văn Thư", "CHỦ TỊCH", None),
        ("Nơi nhận:\n\n- - Như Điều 2;\n- - Lưu VT.\n\nNguyễn Văn Tám", "Nguyễn Văn Tám", None, None),
        (
            " bãi bỏ./.\nNơi nhận:        KT/bộ trưởng bộ y tế\n- Công báo       thứ trưởng\n- Lưu.     Lê Xuân Bắc",
            "Lê Xuân Bắc",
            "thứ trưởng",
            "KT/bộ trưởng bộ y tế",
        ),
    ],
)
def test_signatures(text: str, name: str | None, position: str | None, on_behalf: str | None) -> None:
    assert _ending(text)[0] == Signer(name=name, position=position, on_behalf=on_behalf)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Nơi nhận:\n- Như Điều 3;\n- Bộ Y tế (b/c);\n- Lưu: VT.", ["Như Điều 3", "Bộ Y tế (b/c)", "Lưu: VT"]),
        ("Nơi nhận: - Như trên; - Cục KS TTHC - VPCP; - Lưu: VT.", ["Như trên", "Cục KS TTHC - VPCP", "Lưu: VT"]),
        ("Nơi nhận:\n- Các Cục, Vụ,\n  đơn vị thuộc Bộ;\n- Lưu.", ["Các Cục, Vụ, đơn vị thuộc Bộ", "Lưu"]),
        ("Nơi nhận:\n- Các tỉnh ủy,\n- Lưu Văn phòng Tỉnh ủy.", ["Các tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"]),
        ("Nơi nhận:\n-\nNhư Điều 6;\n- Lưu: VT.\nHP_VP11", ["Như Điều 6", "Lưu: VT"]),
        ("Nơi nhận:\n- Như trên;     GIÁM ĐỐC\n- Lưu: VT.      Lê Văn Tám", ["Như trên", "Lưu: VT"]),
        ("Nơi gửi:\n. Văn phòng Quốc hội\n+ Công báo\n- Lưu", ["Văn phòng Quốc hội", "Công báo", "Lưu"]),
        ("thi hành./.\n- Thủ tướng Chính phủ;\n- Lưu: VT.", ["Thủ tướng Chính phủ", "Lưu: VT"]),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nPHỤ LỤC\n- Biểu số 1;", ["Như trên", "Lưu: VT"]),
        ("Nơi nhận:\n" + "".join(f"- Sở {i};\n" for i in range(14)), [f"Sở {i}" for i in range(10)]),
        ("Nơi nhận:\n\n- - Như trên;\n- - Lưu: TCHC.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Tám", ["Như trên", "Lưu: TCHC"]),
        ("Nơi nhận\n\n- -Như Điều 3;\n- -Lưu\nCHỦ TỊCH\nLê Văn Tám", ["Như Điều 3", "Lưu"]),
        ("Nơi nhận:\n- Bộ Y tế,\n- Lưu VT, Vụ TH\n\nFAX 0803 P2\n\nTỪ: VĂN PHÒNG", ["Bộ Y tế", "Lưu VT, Vụ TH"]),
        (
            "Nơi nhận:\n- Như trên;\n- Lưu VT (2) Tám\nTHỦ TƯỚNG\nLê Văn Bê\nVăn bản liên quan\nCập nhật",
            ["Như trên", "Lưu VT (2) Tám"],
        ),
        ("./.\nCHỦ TỊCH\nLê Văn Tám\nCảm ơn quý khách\n- Đăng nhập lại\n- Gọi hỗ trợ", []),
        ("Ghi rõ nơi nhận kết quả.", []),
    ],
)
def test_recipients(text: str, entries: list[str]) -> None:
    assert list(_ending(text)[1]) == entries


def test_a_run_together_ending_comes_apart() -> None:
    text = (
        "đề nghị./.Nơi nhận:- Như trên;- Phòng HC&amp;TV;- Lưu: VT, NC.Châu"
        "TL. CHỦ TỊCHKT. CHÁNH VĂN PHÒNGPHÓ CHÁNH VĂN PHÒNGLê Văn Tám"
    )
    signer, entries = _ending(text)
    assert signer == Signer(name="Lê Văn Tám", position="PHÓ CHÁNH VĂN PHÒNG", on_behalf="TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG")
    assert entries == ("Như trên", "Phòng HC&amp;TV", "Lưu: VT, NC.Châu")


def test_a_title_before_the_dash_of_the_next_entry_is_the_signers() -> None:
    text = (
        "đề nghị./.\nNơi nhận:     TL. CHỦ TỊCH\n"
        "- Như trên;     CHÁNH VĂN PHÒNG- Chủ tịch UBND tỉnh;\n- Lưu: VT.     Lê Văn Tám\n"
    )
    signer, entries = _ending(text)
    assert signer == Signer(name="Lê Văn Tám", position="CHÁNH VĂN PHÒNG", on_behalf="TL. CHỦ TỊCH")
    assert entries == ("Như trên", "Chủ tịch UBND tỉnh", "Lưu: VT")


@pytest.mark.parametrize(
    "text",
    [
        "(QNO) - Ngày 6/6, Chủ tịch UBND tỉnh ban hành Quyết định số 1472/QĐ-UBND. Căn cứ Luật Đất đai, Điều 1 nêu rõ.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nĐƠN ĐỀ NGHỊ\nKính gửi: Sở Xây dựng\nTôi tên là ...",
        "Điều 1. Phạm vi\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\n",
        "QUYẾT ĐỊNH\nVề việc khen thưởng\nCăn cứ Luật Thi đua;\nĐiều 1. Khen thưởng.",
        "Chào mừng Đảng Cộng sản Việt Nam tròn 95 tuổi",
        "",
        "\x00\x01\x02",
        "The quick brown fox",
    ],
)
def test_what_is_no_act(read_act: Read, text: str) -> None:
    assert read_act(text) is None

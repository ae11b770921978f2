"""Every written form of a document number, and its canonical form (the variants really found in texts)."""

import pytest

from corpus.text import number_key
from nlp.citations.numbers import numbers
from nlp.text import clean

FORMS = {
    "state": [
        ("2825/QĐ-UBND", "2825/QĐ-UBND"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("012/KH-UBND", "012/KH-UBND"),
        ("45/2025/NQ-HĐND", "45/2025/NQ-HĐND"),
        ("7/TTr-SNV", "7/TTr-SNV"),
        ("12/VBHN-VPQH", "12/VBHN-VPQH"),
        ("08/QyĐ-UBND", "08/QyĐ-UBND"),
    ],
    "party": [("13-KL/TU", "13-KL/TU"), ("366-QĐ/TW", "366-QĐ/TW"), ("05-HD/VPTW", "05-HD/VPTW"), ("04-NQ/ĐUK", "04-NQ/ĐUK")],
    "assembly": [("72/2025/QH15", "72/2025/QH15"), ("1211/2016/UBTVQH13", "1211/2016/UBTVQH13")],
    "letter": [
        ("1494/SNV-CCHC", "1494/SNV-CCHC"),
        ("2896/BNV-CQĐP", "2896/BNV-CQĐP"),
        ("2252/SNV-TCBC&TCPCP", "2252/SNV-TCBC&TCPCP"),
        ("463/TTg-KTN", "463/TTg-KTN"),
        ("618/TCCB-CP", "618/TCCB-CP"),
        ("5534/UBND-VX3", "5534/UBND-VX3"),
        ("88/SGD&ĐT-VP", "88/SGD&ĐT-VP"),
    ],
    "joint": [
        ("08/2015/TTLT-BTP-BNV", "08/2015/TTLT-BTP-BNV"),
        ("12/2010/TTLT/BTC-BGTVT", "12/2010/TTLT-BTC-BGTVT"),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"),
        ("72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", "72/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"),
        ("09/2014/TTLT-BTC-\nBTP", "09/2014/TTLT-BTC-BTP"),
    ],
    "old": [
        ("61-CP", "61-CP"),
        ("74/CP", "74/CP"),
        ("167-HĐBT", "167-HĐBT"),
        ("163a/CT", "163a/CT"),
        ("23-L/CTN", "23-L/CTN"),
        ("137/2003/QĐ-UB", "137/2003/QĐ-UB"),
        ("8353/QĐ-UB", "8353/QĐ-UB"),
        ("8/07/NQNS-TW", "8/07-NQNS/TW"),
    ],
    "number with year, dot or letter": [
        ("19-2017/NQ-CP", "19-2017/NQ-CP"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("66.22/2026/NQ-CP", "66.22/2026/NQ-CP"),
        ("1.250/QĐ-UBND", "1250/QĐ-UBND"),
        ("30c/NQ-CP", "30c/NQ-CP"),
        ("522b/NQ-UBTVQH13", "522b/NQ-UBTVQH13"),
        ("33B/QĐ-UBND", "33B/QĐ-UBND"),
        ("562a/QĐ-BTC", "562a/QĐ-BTC"),
    ],
    "space or line break at the hyphen": [
        ("1717/QĐ-\nUBND", "1717/QĐ-UBND"),
        ("15/NQ- CP", "15/NQ-CP"),
        ("15/NQ-\r\nCP", "15/NQ-CP"),
        ("291/QĐ - XPVPHC", "291/QĐ-XPVPHC"),
        ("135/2020/NĐ -CP", "135/2020/NĐ-CP"),
        ("837 / QĐ - BKH", "837/QĐ-BKH"),
    ],
    "space before or after a slash": [
        ("340 /QĐ-CTN", "340/QĐ-CTN"),
        ("105 /2021/TT-BQP", "105/2021/TT-BQP"),
        ("117  /2000/TT-BTC", "117/2000/TT-BTC"),
        ("22/2010 /QĐ-UBND", "22/2010/QĐ-UBND"),
    ],
    "stroke and look-alikes": [
        ("320/2025/ND-CP", "320/2025/NĐ-CP"),
        ("679/QD-UBND", "679/QĐ-UBND"),
        ("775/QÐ-BVHTTDL", "775/QĐ-BVHTTDL"),
        ("52/2025/NQ-HDND", "52/2025/NQ-HĐND"),
    ],
    "dashes": [
        ("1947/QĐ–UBND", "1947/QĐ-UBND"),
        ("18–NQ/TW", "18-NQ/TW"),
        ("02 – NQ/TW", "02-NQ/TW"),
        ("12/QĐ‑UBND", "12/QĐ-UBND"),
        ("12/QĐ—UBND", "12/QĐ-UBND"),
    ],
    "dot or underscore for the hyphen": [
        ("05/2025/NQ.CP", "05/2025/NQ-CP"),
        ("2836/QĐ.UBND", "2836/QĐ-UBND"),
        ("50/2022/NĐ_CP", "50/2022/NĐ-CP"),
        ("03/2006/NQ.HĐTP", "03/2006/NQ-HĐTP"),
        ("5567/UBND.VX", "5567/UBND-VX"),
    ],
    "slash for the hyphen": [
        ("70/2025/NĐ/CP", "70/2025/NĐ-CP"),
        ("600/QĐ/UBND", "600/QĐ-UBND"),
        ("25/BC/UBND", "25/BC-UBND"),
        ("1232/QĐ/TTg", "1232/QĐ-TTg"),
        ("144 /2002/QĐ/BTC", "144/2002/QĐ-BTC"),
    ],
    "hyphen missing": [
        ("118/2025/NĐCP", "118/2025/NĐ-CP"),
        ("10/2024/TTBTC", "10/2024/TT-BTC"),
        ("2609QĐ/UBND", "2609/QĐ-UBND"),
        ("1157KT/CTN", "1157/KT-CTN"),
        ("92CT/TW", "92-CT/TW"),
        ("2825/QD UBND", "2825/QĐ-UBND"),
        ("43/2017 NĐ-CP", "43/2017/NĐ-CP"),
    ],
    "Party order, state order": [
        ("51/NQ-TW", "51-NQ/TW"),
        ("09/NQ-TW", "09-NQ/TW"),
        ("233/NQ-ĐU", "233-NQ/ĐU"),
        ("01/NQ-TU", "01-NQ/TU"),
        ("16-NQ/CP", "16/NQ-CP"),
        ("16-QĐ/UBND", "16/QĐ-UBND"),
    ],
    "TƯ for TW": [("29-NQ/TƯ", "29-NQ/TW"), ("05-CT/T.Ư", "05-CT/TW"), ("128 QĐ/TƯ", "128-QĐ/TW"), ("7-NQ/T.W", "7-NQ/TW")],
    "third token": [
        ("15/QĐ-UBND-HC", "15/QĐ-UBND-HC"),
        ("15/QĐ-UBND-NC", "15/QĐ-UBND-NC"),
        ("15/QĐ-UBND-ĐTXD", "15/QĐ-UBND-ĐTXD"),
        ("2972/QĐ-BNN-CN", "2972/QĐ-BNN-CN"),
    ],
    "reversed": [("1085/LĐTBXH-QĐ", "1085/LĐTBXH-QĐ"), ("202/TCCP-VC", "202/TCCP-VC")],
    "small letters": [("21/2009/nđ-cp", "21/2009/NĐ-CP"), ("12/qđ-ubnd", "12/QĐ-UBND"), ("18-nq/tw", "18-NQ/TW")],
    "truncated or long year": [
        ("128/205/NĐ-CP", "128/205/NĐ-CP"),
        ("56/017/NĐ-CP", "56/017/NĐ-CP"),
        ("22/201 /QĐ-UBND", "22/201/QĐ-UBND"),
        ("279/20116/TT-BTC", "279/20116/TT-BTC"),
    ],
    "what follows is not part of it": [
        ("275-CP[1]", "275-CP"),
        ("31/QĐ-UBND.", "31/QĐ-UBND"),
        ("31/QĐ-UBND.Trong năm", "31/QĐ-UBND"),
        ("31/QĐ-UBND - Về việc", "31/QĐ-UBND"),
        ("31/QĐ-UBND, UBND tỉnh", "31/QĐ-UBND"),
        ("31/QĐ-UBND(sau đây)", "31/QĐ-UBND"),
        ("31/QĐ-UBND/", "31/QĐ-UBND"),
    ],
    "file name": [("26-2019-NĐ-CP.docx", "26/2019/NĐ-CP")],
    "letters read as digits": [
        ("l54/2O24/NĐ-CP", "154/2024/NĐ-CP"),
        ("83/2O22/NĐ-CP", "83/2022/NĐ-CP"),
        ("I2/QĐ-UBND", "12/QĐ-UBND"),
    ],
    "Markdown inside": [("203**/2025/QH15", "203/2025/QH15"), ("45/QĐ-UBND_", "45/QĐ-UBND")],
    "doubled slash": [("38//2009/NĐ-CP", "38/2009/NĐ-CP")],
    "runs into the next word": [("2388/C04-P6Lâm Đồng", "2388/C04-P6")],
}


@pytest.mark.parametrize(
    ("written", "canonical"), [pytest.param(*pair, id=f"{kind}: {pair[0]!r}") for kind, pairs in FORMS.items() for pair in pairs]
)
def test_a_written_form_has_its_canonical_form(written: str, canonical: str) -> None:
    found = list(numbers(clean(written).text))
    assert [n.canonical for n in found][:1] == [canonical]
    assert found[0].start == 0


@pytest.mark.parametrize(
    "pair", [p for pairs in FORMS.values() for p in pairs if p[0][0].isdigit() and "[" not in p[0]], ids=repr
)
def test_canonical_forms_stay_as_they_are(pair: tuple[str, str]) -> None:
    again = next(numbers(pair[1]))
    assert again.canonical == pair[1]
    assert number_key(again.canonical) == number_key(pair[1])

"""Places that ranks have risen or fallen: which movement belongs to which rank, and since when."""

import pytest

from corpus.annotations import Figure
from nlp.annotate import annotate

CASES = [
    ("Chỉ số PAR INDEX của xã đứng thứ 2 toàn tỉnh, tăng 1 bậc so với năm 2022.", [(2, 1, "năm 2022")]),
    ("Năm 2023, huyện xếp thứ 9/63 tỉnh, thành phố với 65,2 điểm, giảm 4 bậc so với năm 2021.", [(9, -4, "năm 2021")]),
    ("Kết quả năm 2024 tăng ba bậc so với năm 2023, xếp thứ 5/63.", [(5, 3, "năm 2023")]),
    ("Sở đứng thứ 14/19, tụt 2 hạng.", [(14, -2, None)]),
    ("Sở đứng thứ 14/19 (xuống 2 bậc so với năm 2020).", [(14, -2, "năm 2020")]),
    ("Thành phố vươn lên 12 bậc, đứng thứ 7/34.", [(7, 12, None)]),
    ("Chỉ số PCI tăng 3 bậc, xếp thứ 8/63; chỉ số PAPI giảm 2 bậc, xếp thứ 10/63.", [(8, 3, None), (10, -2, None)]),
    ("PCI xếp thứ 8/63, PAPI lùi mười hai bậc, xếp thứ 40/63.", [(8, None, None), (40, -12, None)]),
    ("Tỉnh tăng 7 bậc, từ vị trí thứ 12/63 lên vị trí thứ 5/63.", [(12, None, None), (5, 7, None)]),
    ("Tỉnh từ vị trí thứ 12/63 lên vị trí thứ 5/63, tăng 7 bậc.", [(12, None, None), (5, 7, None)]),
    ("Xã xếp thứ 3/15. Năm nay có 20 người được nâng 1 bậc lương.", [(3, None, None)]),
    ("Xã xếp thứ 3/15, có 20 người được nâng 1 bậc lương.", [(3, None, None)]),
    ("Xã lên hạng 3 toàn huyện.", [(3, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_movements_belong_to_ranks(text: str, expected: list[tuple[float, int | None, str | None]]) -> None:
    ranks = [a for a in annotate(text).annotations if isinstance(a, Figure) and a.figure == "rank"]
    assert [(rank.value, rank.moved, rank.base.text if rank.base else None) for rank in ranks] == expected


def test_a_movement_has_no_span_of_its_own() -> None:
    figures = [a for a in annotate("Xã đứng thứ 2 toàn tỉnh, tăng 1 bậc so với năm 2022.").annotations if a.kind == "figure"]
    assert [figure.text for figure in figures] == ["thứ 2"]

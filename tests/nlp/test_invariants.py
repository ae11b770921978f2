"""What holds for every text: true offsets, no exception, one kind never overlapping itself, the same again each time."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.annotate import annotate, kinds
from nlp.contract import Context

PIECES = [
    "UBND tỉnh Phú Yên",
    "huyện Tuy An",
    "các xã An Phú, An Chấn",
    "Phường 2",
    "TP.HCM",
    "Hà Giang",
    "Thái Bình Dương",
    "tỉnh",
    "xã ",
    "mô hình “Một cửa hiện đại”",
    "phần mềm TD.Office",
    "Đề án 06",
    "phong trào thi đua “",
    "”",
    '"',
    "«",
    "»",
    "Ông Lê Văn An, Chủ tịch UBND xã, cho biết: ",
    "khẳng định",
    "theo bà Sen, ",
    "cải cách thể chế; ",
    "cải cách TTHC, ",
    "một cửa",
    "Sở Nội vụ",
    "Bộ Nội vụ cho biết ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    " - ",
    "\u00a0",
    "\u200b",
    "o\u0323\u0302",
    "Ð",
    "\u202e",
    "…",
    "5",
    "QĐ-",
    "(",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)
CONTEXTS = st.builds(
    Context,
    published=st.none() | st.dates(),
    province=st.sampled_from(["", "phu-yen", "lam-dong", "xyz"]),
    locality=st.sampled_from(["", "Phường 2", "huyện Tuy An, Phú Yên", "\x00"]),
)


@given(TEXTS, CONTEXTS)
@settings(max_examples=250, deadline=None)
def test_offsets_are_true_and_kinds_do_not_overlap_themselves(text: str, context: Context) -> None:
    annotations = annotate(text, context).annotations
    assert all(text[a.start : a.end] == a.text and a.start < a.end for a in annotations)
    assert all(0 <= a.confidence <= 1 and a.rule for a in annotations)
    for kind in kinds():
        of_kind = [a for a in annotations if a.kind == kind]
        assert all(one.end <= other.start for one, other in pairwise(of_kind))


@given(TEXTS, CONTEXTS)
@settings(max_examples=100, deadline=None)
def test_one_kind_alone_comes_out_as_among_all(text: str, context: Context) -> None:
    together = annotate(text, context).annotations
    for kind in kinds():
        assert annotate(text, context, [kind]).annotations == tuple(a for a in together if a.kind == kind)


@pytest.mark.parametrize(
    "piece",
    [
        "xã ",
        "“",
        '"',
        "An ",
        "các xã An Phú, ",
        "theo ",
        "khẳng định ",
        "Chủ tịch, ",
        "- ",
        "cải cách thể chế, ",
        'mô hình "a", ',
        "\n",
    ],
)
def test_long_monotonous_texts_end_well(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(text[a.start : a.end] == a.text for a in annotate(text).annotations)

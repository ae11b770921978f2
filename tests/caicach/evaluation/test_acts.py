"""Scores of whole documents: single fields, bases, relations, recipients."""

from datetime import date
from typing import Any

import pytest

from caicach.evaluation.acts import score_decisions
from caicach.evaluation.gold import Act
from corpus.annotations import ActRelation, Basis, Decision, Signer

PARTS: dict[str, Any] = {
    "doc_type": "Quyết định",
    "number": "7/QĐ-UBND",
    "issuer": "Ủy ban nhân dân xã An Phú",
    "parent": None,
    "issued_on": "2024-03-05",
    "effective_on": None,
    "issued_at": "An Phú",
    "title": "V/v ban hành Quy chế  làm việc",
    "signer": {"name": "Lê Văn An", "position": "CHỦ TỊCH", "on_behalf": None},
    "bases": [
        {"text": "Luật Đất đai", "number": None, "name": "Luật Đất đai", "date": None},
        {"text": "Nghị định số 8/NĐ-CP", "number": "8/NĐ-CP", "name": None, "date": "2023-02-01"},
        {"text": "Nghị định số 9/NĐ-CP", "number": "9/NĐ-CP", "name": None, "date": None, "nested": True},
    ],
    "relations": [
        {"kind": "implements", "number": "3/KH-UBND", "text": "Kế hoạch số 3/KH-UBND"},
        {"kind": "promulgates", "number": None, "text": "Quy chế làm việc"},
    ],
    "recipients": ["Như Điều 3", "Lưu: VT"],
    "articles": 3,
}
LAW = Basis(text="luật đất đai", name="luật đất đai")
DECREE = Basis(text="Nghị định số 8/NĐ-CP", number="8/NĐ-CP", date=date(2023, 2, 1))
NESTED = Basis(text="Nghị định số 9/NĐ-CP", number="9/NĐ-CP")
PLAN = ActRelation(kind="implements", text="Kế hoạch số 3/KH-UBND", number="3/KH-UBND")
RULES = ActRelation(kind="promulgates", text="Quy chế làm việc")


def scores(decision: Decision | None, **parts: Any) -> dict[str, tuple[float, float, float]]:
    act = Act("a1", "văn bản", {**PARTS, **parts}, frozenset(parts.get("unscored", ())))
    measures, _ = score_decisions([act], lambda _: decision)
    return {m.name: (m.right, m.found, m.gold) for m in measures}


@pytest.mark.parametrize(
    ("decision", "name", "score"),
    [
        (Decision(doc_type="quyết  định"), "doc_type", (1, 1, 1)),
        (Decision(number="7/QĐ-UBND"), "number", (1, 1, 1)),
        (Decision(number="7/QD-UBND"), "number", (0, 1, 1)),
        (Decision(issuer="ỦY BAN NHÂN DÂN XÃ AN PHÚ"), "issuer", (1, 1, 1)),
        (Decision(), "parent", (1, 1, 1)),
        (Decision(issued_on=date(2024, 3, 5)), "issued_on", (1, 1, 1)),
        (Decision(effective_on=date(2024, 3, 5)), "effective_on", (0, 1, 1)),
        (Decision(title="Ban hành Quy chế làm việc"), "title", (1, 1, 1)),
        (Decision(title="Về việc ban hành quy chế làm việc"), "title", (1, 1, 1)),
        (Decision(title="Ban hành Quy chế"), "title", (0, 1, 1)),
        (Decision(articles=3), "articles", (1, 1, 1)),
        (Decision(signer=Signer(name="Lê Văn An")), "signer_name", (1, 1, 1)),
        (Decision(signer=Signer(name="Lê Văn An")), "signer_position", (0, 1, 1)),
        (None, "signer_on_behalf", (1, 1, 1)),
    ],
)
def test_single_fields(decision: Decision | None, name: str, score: tuple[int, ...]) -> None:
    assert scores(decision)[name] == score


def test_what_is_unscored_is_not_judged() -> None:
    got = scores(Decision(bases=(LAW,)), unscored=["articles", "bases", "signer"])
    assert got["articles"] == got["signer_name"] == got["bases"] == got["basis_date"] == (0, 0, 0)
    assert got["fields"][1] == 8


@pytest.mark.parametrize(
    ("bases", "score", "dates"),
    [
        ((LAW, DECREE), (2, 2, 2), (2, 2, 2)),
        ((LAW, DECREE, NESTED), (2, 2, 2), (3, 3, 3)),
        ((DECREE, DECREE), (1, 2, 2), (1, 1, 1)),
        ((Basis(text="Luật Nhà ở", name="Luật Nhà ở"),), (0, 1, 2), (0, 0, 0)),
        ((Basis(text="8/NĐ-CP", number="8/NĐ-CP"),), (1, 1, 2), (0, 1, 1)),
    ],
)
def test_bases_by_number_or_name_with_nested_ones_free(
    bases: tuple[Basis, ...], score: tuple[int, ...], dates: tuple[int, ...]
) -> None:
    got = scores(Decision(bases=bases))
    assert (got["bases"], got["basis_date"]) == (score, dates)


@pytest.mark.parametrize(
    ("relations", "score"),
    [
        ((PLAN, RULES), (2, 2, 2)),
        ((ActRelation(kind="refers", text="Kế hoạch số 3/KH-UBND", number="3/KH-UBND"),), (0.5, 1, 2)),
        ((ActRelation(kind="repeals", text="Kế hoạch số 3/KH-UBND", number="3/KH-UBND"),), (0, 1, 2)),
        ((ActRelation(kind="promulgates", text="Quy chế"),), (2 / 3, 1, 2)),
        ((PLAN, PLAN), (1, 2, 2)),
    ],
)
def test_relations_with_half_credit_on_the_thin_line(relations: tuple[ActRelation, ...], score: tuple[float, ...]) -> None:
    assert scores(Decision(relations=relations))["relations"] == pytest.approx(score)


def test_recipients_without_their_closing_marks() -> None:
    assert scores(Decision(recipients=("Như điều 3;", "UBND tỉnh")))["recipients"] == (1, 2, 2)

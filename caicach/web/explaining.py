"""What an annotation says, in one line for people: the kinds by name, and each annotation explained."""

from collections.abc import Callable
from typing import Any, cast

from caicach.fact_queries import indicator_name
from caicach.web.formatting import area, day, number, place, provinces
from corpus.annotations import AnyAnnotation, Area, Body, Check, Citation, Date, Figure, Place, Practice, Quotation
from corpus.language import say

SHOWN_FIRST = ("citation", "figure", "practice", "quotation")
"""The kinds that are marked unless the reader chooses others."""


def kinds() -> dict[str, str]:
    """Every kind of annotation by its name, in the order of the switches."""
    return {
        "figure": say("Số liệu", "Figures"),
        "citation": say("Văn bản được dẫn", "Documents cited"),
        "practice": say("Mô hình, sáng kiến", "Practices"),
        "quotation": say("Lời nói", "Quotations"),
        "date": say("Thời gian", "Dates"),
        "place": say("Địa danh", "Places"),
        "body": say("Cơ quan", "Public bodies"),
        "area": say("Lĩnh vực cải cách", "Reform areas"),
    }


def relations() -> dict[str, str]:
    """What one document does with another."""
    return {
        "based_on": say("căn cứ", "based on"),
        "amends": say("sửa đổi, bổ sung", "amends"),
        "replaces": say("thay thế", "replaces"),
        "repeals": say("bãi bỏ", "repeals"),
        "implements": say("thực hiện", "implements"),
        "promulgates": say("ban hành", "promulgates"),
        "refers": say("nhắc đến", "refers to"),
    }


def explain(annotation: AnyAnnotation) -> str:
    """One line: what it is and what is known of it."""
    make = cast(Callable[[Any], list[str]], _WAYS[type(annotation)])
    return f"{kinds()[annotation.kind]}: " + " · ".join(filter(None, make(annotation)))


def figure_kinds() -> dict[str, str]:
    """What a figure may be."""
    return {
        "percent": say("tỷ lệ", "percentage"),
        "ratio": say("phân số", "ratio"),
        "rank": say("thứ hạng", "rank"),
        "money": say("số tiền", "money"),
        "score": say("điểm", "score"),
        "count": say("số lượng", "count"),
    }


def value_of(figure: Figure) -> str:
    """The value with its unit: `99,2 %`, `1.040/1.072 hồ sơ`, `thứ 8/102`, `1.200.000 đồng`."""
    text = number(figure.value)
    if figure.of is not None:
        text += "/" + number(figure.of)
    if figure.upper is not None:
        text += " – " + number(figure.upper)
    bound = {"at_least": say("từ ", "at least "), "at_most": say("đến ", "at most ")}.get(figure.bound or "", "")
    units = {"percent": "%", "money": " " + (figure.currency or "VND"), "score": say(" điểm", " points")}
    return bound + text + (f" {figure.unit}" if figure.unit else units.get(figure.figure, ""))


def checked(check: Check | None) -> str:
    """What the arithmetic of the text says of a figure; empty where it allows none."""
    if check is None:
        return ""
    if check.holds:
        return say("phép tính khớp", "the arithmetic holds")
    expected = number(check.expected)
    return say(
        f"phép tính không khớp: tính ra {expected}, lệch {number(check.difference)}",
        f"the arithmetic fails: it gives {expected}, {number(check.difference)} off",
    )


def _figure(figure: Figure) -> list[str]:
    change = {"increase": say("tăng", "increase"), "decrease": say("giảm", "decrease")}.get(figure.direction or "", "")
    return [
        f"{figure_kinds()[figure.figure]} {value_of(figure)}",
        indicator_name(figure.indicator_id) if figure.indicator_id else figure.indicator or "",
        figure.period.text if figure.period else "",
        place(figure.place) if figure.place else "",
        change,
        say("chỉ tiêu", "goal") if figure.target else "",
        checked(figure.check),
    ]


def _citation(cited: Citation) -> list[str]:
    name = cited.number or cited.name or ""
    named = name if name.startswith(cited.doc_type or "") else f"{cited.doc_type} {name}"
    dated = day(cited.date) if cited.date else str(cited.year or "")
    return [named, dated, cited.issuer or "", relations().get(cited.relation or "", "")]


def _date(date: Date) -> list[str]:
    roles = {
        "issued": say("ngày ban hành", "issued"),
        "effective": say("ngày có hiệu lực", "effective"),
        "event": say("sự kiện", "event"),
        "period": say("kỳ", "period"),
    }
    if date.impossible:
        return [say("ngày không có thật", "no such day")]
    ends = [each for each in (date.date_from, date.date_to) if each]
    span = " – ".join(dict.fromkeys(map(day, ends))) or say("chưa rõ năm", "year not known")
    return [span, roles.get(date.role or "", "")]


def _place(found: Place) -> list[str]:
    levels = {"province": say("tỉnh", "province"), "district": say("huyện", "district"), "commune": say("xã", "commune")}
    return [found.name, levels[found.level], provinces(found.province_then or "", found.province_now or "")]


def _body(body: Body) -> list[str]:
    return [body.name, place(body.place) if body.place else ""]


def _practice(practice: Practice) -> list[str]:
    return [practice.practice, practice.name]


def _quotation(quotation: Quotation) -> list[str]:
    how = say("trích nguyên văn", "verbatim") if quotation.direct else say("thuật lại", "reported")
    return [quotation.speaker or say("không rõ người nói", "speaker not named"), quotation.position or "", how]


def _area(found: Area) -> list[str]:
    return [area(found.area)]


_WAYS: dict[type, object] = {
    Figure: _figure,
    Citation: _citation,
    Date: _date,
    Place: _place,
    Body: _body,
    Practice: _practice,
    Quotation: _quotation,
    Area: _area,
}

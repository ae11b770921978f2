"""The head of official documents: every label known, in every layout."""

from datetime import date

import pytest
import yaml
from lxml import html

from corpus.model import Head
from crawler import labels
from crawler.labels import field_of, head_of, head_place, labelled

ROWS = [("Số ký hiệu", "12/QĐ-UBND"), ("Ngày ban hành", "05/03/2021"), ("Người ký", "Lê Văn A"), ("Trích yếu", "Giao chỉ tiêu")]
HEAD = Head(number="12/QĐ-UBND", issued_on=date(2021, 3, 5), signer="Lê Văn A", summary="Giao chỉ tiêu")

LAYOUTS = {
    "th and td": "<table>" + "".join(f"<tr><th>{k}:</th><td>{v}</td></tr>" for k, v in ROWS) + "</table>",
    "td and td": "<table>" + "".join(f"<tr><td><b>{k}</b></td><td>{v}</td></tr>" for k, v in ROWS) + "</table>",
    "with a number before": "<table>" + "".join(f"<tr><td>1</td><td>{k}</td><td>{v}</td></tr>" for k, v in ROWS) + "</table>",
    "four cells": "<table><tr>"
    + "".join(f"<td>{k}</td><td>{v}</td>" for k, v in ROWS[:2])
    + "</tr><tr>"
    + "".join(f"<td>{k}</td><td>{v}</td>" for k, v in ROWS[2:])
    + "</tr></table>",
    "definition list": "<dl>" + "".join(f"<dt>{k} :</dt><dd>{v}</dd>" for k, v in ROWS) + "</dl>",
    "divs": "<div>" + "".join(f"<div class=r><div>{k}</div><div>{v}</div></div>" for k, v in ROWS) + "</div>",
    "spans": "<div>" + "".join(f"<p><span>{k}:</span> <span>{v}</span></p>" for k, v in ROWS) + "</div>",
    "strong and text": "<ul>" + "".join(f"<li><strong>{k}:</strong> {v}</li>" for k, v in ROWS) + "</ul>",
    "plain lines": "<div>" + "".join(f"<p>{k}: {v}</p>" for k, v in ROWS) + "</div>",
}


@pytest.mark.parametrize("markup", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_every_layout_gives_the_same_head(markup: str) -> None:
    page = html.fromstring(f"<html><body><h1>Văn bản</h1>{markup}<p>Chân trang</p></body></html>")
    place = head_place(page)
    assert place is not None
    assert head_of((name, value) for name, value, _ in labelled(place)) == HEAD


def test_every_label_of_the_dictionary_names_its_field() -> None:
    from importlib.resources import files

    known = yaml.safe_load(files("crawler").joinpath("labels.yaml").read_text("utf-8"))
    for name, printed in known.items():
        assert {label: field_of(label) for label in printed} == dict.fromkeys(printed, name)


@pytest.mark.parametrize("label", ["Số / Ký hiệu :", "SỐ KÝ HIỆU", "so ky hieu", "Số   kí hiệu*"])
def test_a_label_is_known_however_it_is_spelt(label: str) -> None:
    assert field_of(label) == "number"


def test_a_head_row_of_a_list_is_no_head() -> None:
    page = html.fromstring(
        "<table><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>"
        "<tr><td>12/QĐ-UBND</td><td>05/03/2021</td><td>Giao chỉ tiêu</td></tr></table>"
    )
    assert head_place(page) is None


@pytest.mark.parametrize(
    ("pairs", "number", "status", "effective"),
    [
        ([("number_part", "15"), ("symbol_part", "KH-UBND")], "15/KH-UBND", "", None),
        ([("number", "1/QĐ"), ("effective_on", "Còn hiệu lực")], "1/QĐ", "Còn hiệu lực", None),
        ([("number", "1/QĐ"), ("effective_on", "01-07-2024")], "1/QĐ", "", date(2024, 7, 1)),
        ([("number", "1/QĐ"), ("number", "2/QĐ"), ("status", "N/A")], "1/QĐ", "", None),
    ],
)
def test_what_pairs_say(pairs: list[tuple[str, str]], number: str, status: str, effective: date | None) -> None:
    head = head_of(pairs)
    assert head is not None
    assert (head.number, head.status, head.effective_on) == (number, status, effective)


def test_without_a_number_or_a_dated_summary_there_is_no_head() -> None:
    assert labels.head_of([("signer", "Lê Văn A"), ("field", "Nội vụ")]) is None

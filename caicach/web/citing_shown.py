"""The graph around a number as the page shows it: relations by name from either side, and a drawing of the nearest documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from caicach.citation_graph import In, Neighbourhood, Out
from caicach.web.formatting import day
from corpus.language import say

BOXES = 7
"""Documents that a side of the drawing shows at most."""
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP = 960, 280, 46, 14
LETTERS = 36


def outgoing_names() -> dict[str, str]:
    """What an act does with another document, from the relation that says most."""
    return {
        "based_on": say("Căn cứ vào", "Based on"),
        "repeals": say("Bãi bỏ", "Repeals"),
        "replaces": say("Thay thế", "Replaces"),
        "amends": say("Sửa đổi, bổ sung", "Amends"),
        "implements": say("Thực hiện", "Implements"),
        "promulgates": say("Ban hành", "Promulgates"),
        "refers": say("Nhắc đến", "Refers to"),
        "": say("Dẫn", "Cites"),
    }


def incoming_names() -> dict[str, str]:
    """What other documents do with this one."""
    return {
        "repeals": say("Bị bãi bỏ bởi", "Repealed by"),
        "replaces": say("Bị thay thế bởi", "Replaced by"),
        "amends": say("Được sửa đổi, bổ sung bởi", "Amended by"),
        "implements": say("Được thực hiện bởi", "Implemented by"),
        "based_on": say("Là căn cứ của", "Basis of"),
        "promulgates": say("Được ban hành bởi", "Promulgated by"),
        "refers": say("Được nhắc đến trong", "Referred to in"),
        "": say("Được dẫn trong", "Cited in"),
    }


def number_address(number: str) -> str:
    """The address of the page of a number."""
    return "/van-ban/" + quote(number, safe="/")


@dataclass(frozen=True, slots=True)
class Box:
    """A document in the drawing: its place, two lines of text, and where it leads."""

    x: float
    y: float
    text: str
    below: str
    address: str
    way: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes left (what it cites) and right (what cites it) of the one in the middle."""

    centre: Box
    sides: Sequence[Box]
    width: int
    height: int
    more_left: int
    more_right: int


def drawing(known: Neighbourhood) -> Drawing | None:
    """The nearest documents of either side, those that say most first; None when there is nothing around it."""
    left, right = distinct(known.out), known.incoming
    if not left and not right:
        return None
    rows = max(1, min(BOXES, max(len(left), len(right))))
    height = rows * (BOX_HEIGHT + GAP) + GAP
    middle = (height - BOX_HEIGHT) / 2
    dates = ", ".join(day(each) for each, _ in known.dates[:2])
    centre = Box((WIDTH - BOX_WIDTH) / 2, middle, known.number[:LETTERS], dates, "", "")
    sides = [_box(0, n, len(left[:BOXES]), height, *_out(each)) for n, each in enumerate(left[:BOXES])]
    sides += [_box(WIDTH - BOX_WIDTH, n, len(right[:BOXES]), height, *_in(each)) for n, each in enumerate(right[:BOXES])]
    return Drawing(centre, sides, WIDTH, height, max(0, len(left) - BOXES), max(0, len(right) - BOXES))


def distinct(out: Sequence[Out]) -> list[Out]:
    """What is cited, each document once though several acts of the number may cite it, bases first."""
    order = list(outgoing_names())
    found: dict[str, Out] = {}
    for each in sorted(out, key=lambda o: order.index(o.cited.relation)):
        found.setdefault(each.cited.label, each)
    return list(found.values())


def _out(each: Out) -> tuple[str, str, str]:
    other = each.cited
    address = f"/tai-lieu/{other.document_id}" if other.document_id else number_address(other.number) if other.number else ""
    return other.label, outgoing_names()[other.relation], address


def _in(each: In) -> tuple[str, str, str]:
    return each.title or each.document_id, incoming_names()[each.relation], f"/tai-lieu/{each.document_id}#m{each.start}"


def _box(x: float, n: int, number: int, height: float, text: str, below: str, address: str) -> Box:
    """The n-th of `number` boxes of a side, evenly over the height, with its way to the middle."""
    y = (height - number * (BOX_HEIGHT + GAP) + GAP) / 2 + n * (BOX_HEIGHT + GAP)
    own = (x + BOX_WIDTH if x == 0 else x, y + BOX_HEIGHT / 2)
    centre = ((WIDTH - BOX_WIDTH) / 2 if x == 0 else (WIDTH + BOX_WIDTH) / 2, height / 2)
    bend = (own[0] + centre[0]) / 2
    way = f"M{own[0]} {own[1]} C{bend} {own[1]} {bend} {centre[1]} {centre[0]} {centre[1]}"
    cut = text if len(text) <= LETTERS else text[: LETTERS - 1].rstrip() + "…"
    return Box(x, y, cut, below, address, way)

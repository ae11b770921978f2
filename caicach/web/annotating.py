"""A body as paragraphs of markup, every annotation marked by its kind and explained where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from caicach.web.explaining import explain
from corpus.annotations import AnyAnnotation

BAR = " | "
"""What stands between the cells of a row, as readers of tables write it."""
_MARK = Markup(
    '<mark class="k k-{kind}"{anchor} tabindex="0" data-stop aria-describedby="t{start}">{text}'
    '<span class="tip" role="tooltip" id="t{start}">{told}</span></mark>'
)
_REST = Markup('<mark class="k k-{kind}"{anchor}>{text}</mark>')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its offsets in the body, and its markup; `cells` is the same as cells where it is a row of a table."""

    start: int
    end: int
    markup: Markup
    cells: Sequence[Markup] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that belongs to the same annotations throughout; `owner` is the shortest of them."""

    start: int
    end: int
    owner: AnyAnnotation | None = None


def paragraphs(body: str, annotations: Sequence[AnyAnnotation]) -> list[Paragraph]:
    """The paragraphs that have text, in order."""
    made: list[Paragraph] = []
    explained: set[int] = set()
    start = 0
    waiting = sorted(annotations, key=lambda a: a.start, reverse=True)
    under_way: list[AnyAnnotation] = []
    for line in body.split("\n"):
        end = start + len(line)
        while waiting and waiting[-1].start < end:
            under_way.append(waiting.pop())
        under_way = [a for a in under_way if a.end > start]
        if line.strip():
            edges = _cells(line, start)
            parts = [Markup().join(_piece(body, piece, explained) for piece in segments(*edge, under_way)) for edge in edges]
            made.append(Paragraph(start, end, escape(BAR).join(parts), parts if len(parts) > 1 else ()))
        start = end + 1
    return made


def blocks(made: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs one by one, and rows that follow each other with as many cells as one block: a table."""
    found: list[list[Paragraph]] = []
    for each in made:
        if each.cells and found and len(found[-1][-1].cells) == len(each.cells):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    """The offsets of a line's cells; of the whole line where it has no bars."""
    edges = []
    for cell in line.split(BAR):
        edges.append((start, start + len(cell)))
        start += len(cell) + len(BAR)
    return edges


def segments(start: int, end: int, annotations: Sequence[AnyAnnotation]) -> list[Segment]:
    """`start`..`end` cut wherever an annotation begins or ends; each piece is owned by the shortest annotation over it."""
    cuts = sorted({start, end, *(min(end, max(start, edge)) for a in annotations for edge in (a.start, a.end))})
    waiting = sorted(annotations, key=lambda a: a.start, reverse=True)
    over: list[AnyAnnotation] = []
    pieces = []
    for first, last in zip(cuts, cuts[1:], strict=False):
        while waiting and waiting[-1].start <= first:
            over.append(waiting.pop())
        over = [a for a in over if a.end > first]
        pieces.append(Segment(first, last, min(over, key=lambda a: a.end - a.start) if over else None))
    return pieces


def _piece(body: str, piece: Segment, explained: set[int]) -> Markup:
    """The first piece of an annotation can be reached by keyboard and tells what it is; its other pieces only look like it."""
    text, owner = body[piece.start : piece.end], piece.owner
    if owner is None:
        return escape(text)
    anchor = Markup(' id="m{}"').format(piece.start) if piece.start == owner.start else Markup()
    if id(owner) in explained:
        return _REST.format(kind=owner.kind, anchor=anchor, text=text)
    explained.add(id(owner))
    return _MARK.format(kind=owner.kind, anchor=anchor, text=text, start=piece.start, told=explain(owner))

"""From a text to the parts of the act that it is: every part read by its own module, put together here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.annotations import Citation, Decision
from corpus.text import early_tones, fold
from nlp.decisions import (
    articles,
    bases,
    bodies,
    closing,
    effect,
    issued,
    layout,
    letterhead,
    motto,
    preamble,
    recipients,
    relations,
    signature,
    title,
)
from nlp.decisions.closing import Closing
from nlp.decisions.layout import Page
from nlp.decisions.letterhead import Letterhead
from nlp.decisions.title import Title
from nlp.text import CleanText

Span = tuple[int, int]

_HEAD = 6000
_HEADING = re.compile(r"(?m)^\W{0,20}(?:quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|ke hoach)\b")
_GROUND = re.compile(r"can(?<!\wcan)\s+cu\b")


@dataclass(frozen=True, slots=True)
class _Act:
    """A text on its way: the page without markup, folded, and where its parts stand."""

    text: CleanText
    page: str
    folded: str
    glued: bool
    head: Letterhead
    title: Title
    grounds: tuple[Span, ...]
    body: int
    closing: Closing | None

    @property
    def end(self) -> int:
        """Where the act's own text ends."""
        return self.closing.start if self.closing else len(self.page)


def decision(text: CleanText, citations: Sequence[Citation]) -> Decision | None:
    """The act's parts; None where the text is no act."""
    if not _may_be_act(text.text):
        return None
    head = text.once(letterhead.of)
    return _parts(_cut(text, text.once(layout.page), head), citations) if _is_act(head) else None


def _may_be_act(text: str) -> bool:
    """A quick look at the top: most texts are news and end here."""
    top = fold(layout.plain(text[:_HEAD]))
    return motto.may_stand_in(top) or (_GROUND.search(top) is not None and _HEADING.search(top) is not None)


def _is_act(head: Letterhead) -> bool:
    """A motto with type and number or date; without a motto a heading with its number, as in collections of laws."""
    if head.type is None:
        return False
    if not head.has_motto:
        if head.heading is None or head.number is None:
            return False
        return bool(head.dateline or head.issuer) or head.number.doc_type == head.type.name
    return bool(head.number or head.dateline or (head.heading and head.issuer))


def _cut(text: CleanText, whole: Page, head: Letterhead) -> _Act:
    page, folded, glued = whole.text, whole.folded, whole.glued
    named = title.read(head.sheet, head.title_at, head.issuer, glued, letter=head.heading is None)
    in_block = head.type is not None and head.type.preamble == "block"
    block = preamble.block(page, folded, named.end) if in_block else None
    body = block[1] if block else named.end
    end = closing.find(page, folded, body, glued)
    sentences = () if in_block else preamble.sentences(page, body, end.start if end else len(page))
    return _Act(text, page, folded, glued, head, named, (block,) if block else tuple(sentences), body, end)


def _parts(act: _Act, citations: Sequence[Citation]) -> Decision:
    head, issued_on = act.head, act.head.dateline.on if act.head.dateline else None
    pieces = signature.pieces(act.page, act.closing, act.glued) if act.closing else []
    grounds = bases.read(act.text, act.grounds, citations)
    number = head.number.number if head.number else None
    cited = relations.read(act.page, act.folded, (head.title_at, act.title.end), _outside_grounds(act), citations)
    known = {basis.number for basis in grounds if basis.number}
    return Decision(
        doc_type=head.type.name if head.type else None,
        number=number,
        issuer=head.issuer or _deciding(act),
        parent=head.parent,
        issued_on=issued_on,
        effective_on=effect.effective_on(act.page, act.folded, act.body, act.end, issued_on),
        issued_at=head.dateline.place if head.dateline else None,
        title=act.title.text,
        signer=signature.signer(pieces),
        bases=grounds,
        relations=(*issued.read(act.text, act.page, act.body, act.end), *relations.once(act.text, cited, number, known)),
        recipients=recipients.read(pieces),
        articles=articles.count(act.page, act.body, act.end, closed=act.closing is not None),
    )


def _deciding(act: _Act) -> str | None:
    """The body that decides, for acts that have lost the left half of their letterhead."""
    if not act.grounds or act.head.type is None or act.head.type.preamble != "block":
        return None
    name = bodies.deciding(layout.cells(act.page, act.title.end, act.grounds[0][0], act.glued))
    if name is None:
        enacting = preamble.enacting_body(act.page, act.folded, act.body)
        name = bodies.without_office(layout.one_line(enacting)) if enacting else None
    return early_tones(bodies.ordinary(name, act.page)) if name else None


def _outside_grounds(act: _Act) -> list[Span]:
    """The stretches of the act behind its title that are no grounds."""
    spans = []
    at = act.title.end
    for start, end in act.grounds:
        spans.append((at, start))
        at = max(at, end)
    return [*spans, (at, act.end)]

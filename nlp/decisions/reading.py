"""From a text to the parts of the act that it is: every part read by its own module, put together here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.annotations import Citation, Decision
from corpus.text import fold
from nlp.contract import Context, Found
from nlp.decisions import articles, bases, closing, effect, issued, layout, letterhead, motto, preamble, recipients, relations, signature, title
from nlp.decisions.closing import Closing
from nlp.decisions.letterhead import Letterhead
from nlp.decisions.title import Title
from nlp.text import CleanText

Span = tuple[int, int]

_HEAD = 6000
_BARE_HEADING = re.compile(r"(?m)^\W*(?:quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|ke hoach)\b")
_GROUND = re.compile(r"\bcan\s+cu\b")


@dataclass(frozen=True, slots=True)
class _Page:
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


def decision(text: CleanText, found: Found, context: Context) -> Decision | None:
    """The act's parts; None where the text is no act."""
    if not _may_be_act(text.text):
        return None
    page = layout.plain(text.text)
    folded = fold(page)
    glued = layout.is_glued(page)
    head = letterhead.read(page, folded, glued)
    if not _is_act(head):
        return None
    return _parts(_cut(text, page, folded, glued, head), found.of(Citation))


def _may_be_act(text: str) -> bool:
    """A quick look at the top: most texts are news and end here."""
    top = fold(layout.plain(text[:_HEAD]))
    return motto.may_stand_in(top) or (_BARE_HEADING.search(top) is not None and _GROUND.search(top) is not None)


def _is_act(head: Letterhead) -> bool:
    """A motto with a type or number; without a motto, a heading with number and date, as in collections of laws."""
    if head.type is None:
        return False
    known = [part for part in (head.number, head.dateline, head.issuer) if part]
    if head.has_motto:
        return len(known) >= 1
    return head.heading is not None and head.number is not None and len(known) >= 2


def _cut(text: CleanText, page: str, folded: str, glued: bool, head: Letterhead) -> _Page:
    named = title.read(head.sheet, head.title_at, head.issuer, glued, letter=head.heading is None)
    block = preamble.block(page, folded, named.end) if head.type and head.type.preamble == "block" else None
    body = block[1] if block else named.end
    end = closing.find(page, folded, body, glued)
    stop = end.start if end else len(page)
    grounds = (block,) if block else tuple(preamble.sentences(page, folded, body, stop)) if head.type and head.type.preamble == "clauses" else ()
    return _Page(text, page, folded, glued, head, named, grounds, body, end)


def _parts(act: _Page, citations: Sequence[Citation]) -> Decision:
    head, issued_on = act.head, act.head.dateline.on if act.head.dateline else None
    pieces = signature.pieces(act.page, act.closing, act.glued) if act.closing else []
    grounds = bases.read(act.text, act.grounds, citations)
    own = head.number.number if head.number else None
    cited = relations.read(act.page, act.folded, (head.title_at, act.title.end), _outside_grounds(act), citations)
    related = relations.once(act.text, cited, own, {b.number for b in grounds if b.number})
    return Decision(
        doc_type=head.type.name if head.type else None,
        number=own,
        issuer=head.issuer,
        parent=head.parent,
        issued_on=issued_on,
        effective_on=effect.effective_on(act.page, act.folded, act.body, act.end, issued_on),
        issued_at=head.dateline.place if head.dateline else None,
        title=act.title.text,
        signer=signature.signer(pieces),
        bases=grounds,
        relations=(*issued.read(act.text, act.page, act.body, act.end), *related),
        recipients=recipients.read(pieces),
        articles=articles.count(act.page, act.body, act.end, closed=act.closing is not None),
    )


def _outside_grounds(act: _Page) -> list[Span]:
    """The stretches of the act behind its title that are no grounds."""
    spans = []
    at = act.title.end
    for start, end in act.grounds:
        spans.append((at, start))
        at = max(at, end)
    return [*spans, (at, act.end)]

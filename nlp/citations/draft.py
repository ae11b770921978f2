"""A citation in the making, as the steps of finding hand it on."""

from dataclasses import dataclass
from datetime import date

from corpus.annotations import Citation
from nlp.citations.numbers import Number
from nlp.citations.vocabulary import Issuer


@dataclass(slots=True)
class Draft:
    """One citation.

    Attributes:
        start, end: with the type word where that stands beside the number.
        number: None for laws cited by name.
        shared: canonical number, where a list completes it.
        in_list: it continues the citation before it, whose type it shares.
        beside: where the date beside it ends; 0 where there is none.
        issuer: as stated.
        heads: its issuer stands at the head of a list.
    """

    start: int
    end: int
    number: Number | None
    doc_type: str | None
    rule: str
    confidence: float
    name: str | None = None
    shared: str | None = None
    in_list: bool = False
    day: date | None = None
    year: int | None = None
    beside: int = 0
    issuer: str | None = None
    heads: bool = False

    @property
    def symbol_issuer(self) -> Issuer | None:
        """The body that the symbol of its number stands for."""
        return self.number.issuer if self.number else None

    @property
    def said_until(self) -> int:
        """Where number and date end."""
        return max(self.end, self.beside)

    @property
    def canonical(self) -> str | None:
        """The number in canonical form."""
        return self.shared or (self.number.canonical if self.number else None)

    def citation(self, text: str, issuer: str | None) -> Citation:
        """The annotation, with the issuer given."""
        doc_type = self.doc_type
        if doc_type is None and self.number is not None and self.number.form == "assembly":
            doc_type = "Luật"
        return Citation(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            rule=self.rule,
            confidence=self.confidence,
            number=self.canonical,
            doc_type=doc_type,
            date=self.day,
            year=self.year,
            issuer=issuer,
            name=self.name,
        )

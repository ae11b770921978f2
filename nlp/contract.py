"""What a finder and a resolver are: the contract that every file in `finders/` and `resolve/` keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Protocol, TypeVar, cast, get_args

from corpus.annotations import AnyAnnotation
from nlp.text import CleanText

_IN_ORDER = attrgetter("start", "end")
_KINDS: dict[type, str] = {shape: shape.__dataclass_fields__["kind"].default for shape in get_args(AnyAnnotation)}
A = TypeVar("A", bound=AnyAnnotation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a text from outside it; any part may be unknown.

    Attributes:
        published: day of publication.
        issued: the document's own date, for decisions.
        province: id of the province the source speaks for (among the 63 before 1 July 2025, or the 34 after).
        locality: the district or commune the source speaks for, as printed.
        title: the title that stands above the text.
    """

    published: date | None = None
    issued: date | None = None
    province: str = ""
    locality: str = ""
    title: str = ""


@dataclass(slots=True)
class Found:
    """The annotations found so far in one text, by kind, each list ordered by start; offsets into `CleanText.text`."""

    by_kind: dict[str, Sequence[AnyAnnotation]] = field(default_factory=dict)

    def of(self, shape: type[A]) -> Sequence[A]:
        """All annotations of one class, in order of their start; empty when there are none yet."""
        return cast(Sequence[A], self.by_kind.get(_KINDS[shape], ()))

    def keep(self, kind: str, annotations: Iterable[AnyAnnotation]) -> None:
        """Puts one kind's annotations in, in the place of what was known of that kind before."""
        self.by_kind[kind] = sorted(annotations, key=_IN_ORDER)


class Finder(Protocol):
    """A module `finders/<kind>.py`.

    `AFTER` names the kinds whose spans it wants to see first. `VERSION` rises with every change of its results.
    `find` returns annotations with offsets into `text.text` (the clean form), never overlapping each other.
    """

    AFTER: tuple[str, ...]
    VERSION: int

    def find(self, text: CleanText, found: Found) -> Iterable[AnyAnnotation]: ...


class Resolver(Protocol):
    """A module `resolve/<kind>.py`: gives the annotations of its kind again, with more of their fields known.

    It runs after all finders; `AFTER` names the kinds that must be resolved before. It may drop what the whole text
    shows to be wrong, and add what only the whole text shows.
    """

    AFTER: tuple[str, ...]
    VERSION: int

    def resolve(self, text: CleanText, found: Found, context: Context) -> Iterable[AnyAnnotation]: ...

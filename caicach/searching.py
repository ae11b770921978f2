"""A search as it stands in an address: what may be asked, the query it means, and the addresses of its neighbours."""

from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.errors import QueryError
from corpus.language import say
from index import Query, parse_query
from index.query import Interval, Sort
from index.values import day_of

LISTS = ("province", "province_then", "province_now", "kind", "doc_type", "issuer", "area", "source", "group")


class Asked(BaseModel):
    """The parameters of a search, by the names that the command line and the API use too."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    q: str = Field(default="", description='words, "phrases", OR, -not, fields (tỉnh:"Quảng Trị" năm:2018-2020 số:2825/QĐ-UBND)')
    province: list[str] = Field(default=[], description="province ids, of then or of now")
    province_then: list[str] = Field(default=[], description="ids among the 63 provinces before 1 July 2025")
    province_now: list[str] = Field(default=[], description="ids among the 34 provinces since")
    kind: list[str] = Field(default=[], description="news, decision")
    doc_type: list[str] = Field(default=[], description="Quyết định, Kế hoạch …")
    issuer: list[str] = Field(default=[], description="words of the issuer's name")
    area: list[str] = Field(default=[], description="reform area ids")
    source: list[str] = Field(default=[], description="source ids")
    group: list[str] = Field(default=[], description="near-duplicate group ids")
    year: list[int] = Field(default=[], description="of the document's day")
    since: str = Field(default="", alias="from", description="first day: 2018-03-15, 15/3/2018, 3/2018 or 2018")
    until: str = Field(default="", alias="to", description="last day, in the same forms")
    sort: Sort = Field(default="relevance", description="relevance, newest, oldest")
    fold: Literal["yes", "no"] = Field(default="yes", description="near-duplicates as one hit")
    page: int = Field(default=1, ge=1, le=1_000_000, description="from 1")

    @field_validator(*LISTS, "year", mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        """A form sends its empty fields, too."""
        return [each for each in value if each != ""] if isinstance(value, list) else value

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.parameters(page=1))

    def query(self, *, size: int, facets: tuple[str, ...] = (), histogram: Interval | None = None) -> Query:
        """The query it means. Raises QueryError for a day that is none."""
        days: dict[str, Any] = {"date_from": _day(self.since, end=False), "date_to": _day(self.until, end=True)}
        lists: dict[str, Any] = {name: tuple(getattr(self, name)) for name in (*LISTS, "year")}
        shape: dict[str, Any] = {
            "facets": facets,
            "histogram": histogram,
            "size": size,
            "fold_groups": self.fold == "yes" and not self.group,
        }
        return parse_query(self.q, sort=self.sort, page=self.page, **lists, **days, **shape)

    def parameters(self, **changes: Any) -> list[tuple[str, str]]:
        """Its parameters with changes, without those that say nothing."""
        told = self.model_copy(update=changes).model_dump(by_alias=True, exclude_defaults=True)
        return [(name, str(each)) for name, value in told.items() for each in (value if isinstance(value, list) else [value])]

    def address(self, **changes: Any) -> str:
        """The address of the same search with changes; of its first page unless `page` is among them."""
        return "/?" + urlencode(self.parameters(**{"page": 1, **changes}))

    def toggled(self, name: str, value: Any) -> str:
        """The address with one value of a list added, or taken out when it is there."""
        there = getattr(self, name)
        return self.address(**{name: [each for each in there if each != value] if value in there else [*there, value]})


def _day(text: str, *, end: bool) -> date | None:
    if not text.strip():
        return None
    found = day_of(text, end=end)
    if found is None:
        raise QueryError(
            say(f"'{text[:40]}' không phải là ngày", f"'{text[:40]}' is no day"),
            where="to" if end else "from",
            remedy=say("Ghi như 15/3/2018, 3/2018 hoặc 2018.", "Write it like 15/3/2018, 3/2018 or 2018."),
        )
    return found

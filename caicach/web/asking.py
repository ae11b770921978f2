"""A form as it stands in an address: empty fields say nothing, and every state of it has an address that can be shared."""

from typing import Annotated, Any, Self
from urllib.parse import urlencode

from fastapi import Query as InAddress
from pydantic import BaseModel, ConfigDict, Field, model_validator

from caicach.fact_queries import province_of
from caicach.searching import Asked
from corpus.errors import QueryError, SettingsError
from corpus.language import say

AskedInAddress = Annotated[Asked, InAddress()]

EARLIEST_YEAR, LATEST_YEAR = 1945, 2100


class Form(BaseModel):
    """The fields of a form; a subclass names its fields, and `path` where the form leads."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    page: int = Field(default=1, ge=1, le=1_000_000)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Any) -> Any:
        """A form sends its empty fields, too."""
        if not isinstance(values, dict):
            return values
        lists = {name: [each for each in value if each != ""] for name, value in values.items() if isinstance(value, list)}
        return {name: value for name, value in (values | lists).items() if value != ""}

    def parameters(self, **changes: Any) -> list[tuple[str, str]]:
        """The fields with changes, without those that say nothing."""
        told = self.model_copy(update=changes).model_dump(by_alias=True, exclude_defaults=True)
        return [(name, str(each)) for name, value in told.items() for each in (value if isinstance(value, list) else [value])]

    def address(self, path: str, **changes: Any) -> str:
        """The address of the same form with changes; of its first page unless `page` is among them."""
        told = urlencode(self.parameters(**{"page": 1, **changes}))
        return f"{path}?{told}" if told else path


class YearsForm(Form):
    """A form that asks for years, too: `from` and `to`, both inclusive."""

    since: int | None = Field(default=None, alias="from", ge=EARLIEST_YEAR, le=LATEST_YEAR, description="first year")
    until: int | None = Field(default=None, alias="to", ge=EARLIEST_YEAR, le=LATEST_YEAR, description="last year")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise QueryError(
                say("Năm đầu lớn hơn năm cuối", "The first year is after the last"),
                where=f"{self.since} – {self.until}",
                remedy=say("Đổi chỗ hai năm.", "Change them round."),
            )
        return self


def province_asked(text: str) -> str:
    """The id of a province given by id or name; empty for none. Raises QueryError with the nearest."""
    if not text:
        return ""
    try:
        return province_of(text)
    except SettingsError as error:
        raise QueryError(error.what, where=say("tỉnh", "province"), remedy=error.remedy) from error

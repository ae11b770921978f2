"""The provinces then and now as data, `provinces.yaml` beside this file: what every room means by a province's id."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table() -> dict[str, Any]:
    """The parsed file; its head says what its fields mean."""
    text = files(__package__).joinpath("provinces.yaml").read_text("utf8")
    parsed: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return parsed


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Each id of the 63 with the province's name, its other written forms, and the names it bore before."""
    return {row["id"]: (row["name"], *row.get("also", ()), *row.get("before", ())) for row in table()["then"]}

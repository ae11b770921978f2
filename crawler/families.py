"""The families of portals: found in the folder `portals`, recognised from a page."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import cast

from web_poet import HttpResponse

from corpus.errors import SettingsError
from corpus.language import say
from crawler import portals
from crawler.portal import Family

GENERIC = "generic"


@cache
def families() -> Mapping[str, Family]:
    """Every family by its id, in the order in which they are tried; `generic` takes what no other knows."""
    names = [module.name for module in pkgutil.iter_modules(portals.__path__)]
    found = {name: cast(Family, importlib.import_module(f"crawler.portals.{name}")) for name in names}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].RANK, pair[0])))


def family_of(response: HttpResponse) -> str:
    """The id of the first family that recognises the page."""
    return next((name for name, family in families().items() if family.recognise(response)), GENERIC)


def family(name: str) -> Family:
    """The family with this id.

    Raises:
        SettingsError: there is none of this name.
    """
    if name not in families():
        known = ", ".join(sorted(families()))
        raise SettingsError(
            say(f"Không có họ cổng '{name}'", f"There is no portal family '{name}'"),
            where="family",
            remedy=say(f"Chọn: {known}; hoặc bỏ trống.", f"Choose: {known}; or leave it out."),
        )
    return families()[name]

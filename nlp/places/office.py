"""The page's own place: the district or commune that its source speaks for, and its province on the day of the text."""

from functools import lru_cache

from nlp.contract import Context, Found
from nlp.finders import place
from nlp.places import provinces
from nlp.places.narrow import narrow
from nlp.places.scene import scene
from nlp.places.units import Unit
from nlp.text import clean


def office(context: Context) -> tuple[Unit, ...]:
    """The units that `context.locality` may mean, the smallest first; several where the name does not settle it."""
    if not context.locality:
        return ()
    return _office(Context(published=context.issued or context.published, province=context.province, locality=context.locality))


@lru_cache(maxsize=256)
def _office(context: Context) -> tuple[Unit, ...]:
    text = clean(context.locality)
    places = list(place.find(text, Found()))
    return tuple(unit for units in narrow(text.text, places, scene(context)) for unit in units)


def own_province(context: Context) -> str:
    """The id of the province that the page speaks for on the day of the text; empty where it is not known."""
    day = context.issued or context.published
    if context.province not in provinces.then():
        return ""
    return provinces.province_on(context.province, day) if day else context.province

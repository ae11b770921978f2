"""What people type about facts, as a query: indicators by any wording, provinces by name, then or now."""

from dataclasses import replace

from caicach.settings import unknown
from corpus.language import say
from corpus.store.facts import FactQuery
from index.values import known, value_of
from nlp.figures.names import all_indicators, indicator_id


def indicator_of(text: str) -> str:
    """The id of an indicator given by id or by any wording; empty when the vocabulary does not know it."""
    ids = {indicator.id.lower(): indicator.id for indicator in all_indicators()}
    return ids.get(text.strip().lower()) or indicator_id(text) or ""


def indicator_name(identity: str) -> str:
    """The name of an indicator as it is shown; the id itself when it is unknown."""
    return next((indicator.name for indicator in all_indicators() if indicator.id == identity), identity)


def province_of(text: str) -> str:
    """The id of a province given by id or name, then or now. Raises SettingsError with the nearest."""
    found = value_of("province", text)
    if found is None:
        raise unknown(say("tỉnh", "province"), text, sorted(set(known("province").values())), "--province")
    return found


def fact_query(query: FactQuery, *, indicator: str = "", province: str = "") -> FactQuery:
    """`query` with an indicator and a province as people write them.

    An id means what the vocabulary knows under it; words mean that, and whatever else is called so.
    """
    if indicator:
        identity = indicator_of(indicator)
        words = "" if indicator.strip().lower() == identity.lower() else indicator
        query = replace(query, indicator=words, indicator_id=identity)
    return replace(query, province=province_of(province)) if province else query

"""Pages that are not what was asked for: soft 404s, maintenance, script challenges, planted gambling pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from web_poet import HttpResponse

from corpus.text import fold
from crawler.pagetext import clean

Role = Literal["gone", "later", "refused"]
_SHORT = 1_500
"""Code points of readable text up to which a phrase of error decides; longer pages are articles that may speak of such things."""
_SMALL = 30_000
"""Code points of markup up to which a page is looked at whole; larger ones have a frame round whatever they say."""
_SPAM_PHRASES = 3
_TAG = re.compile(r"<(?:script|style|noscript)\b.*?</(?:script|style|noscript)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_SCRIPT_COOKIE = re.compile(
    r"document\.cookie\s*=.{0,400}?(?:location\.reload|location\.href|window\.location)", re.IGNORECASE | re.DOTALL
)
_PLANTED = re.compile(r"/(?:games?|bmw|bull|fish|video|slot|casino|bet)\w*-?[^/]*-?\d{4}[-/.]|/bmw/[^/]+\.html?$", re.IGNORECASE)
_MOSTLY_SCRIPT = 400


@dataclass(frozen=True, slots=True)
class Hazard:
    """What a page is instead of an article: `id` is the reason of its problem row, `role` what to do about the address."""

    id: str
    role: Role


@dataclass(frozen=True, slots=True)
class _Rule:
    hazard: Hazard
    titles: tuple[str, ...]
    phrases: re.Pattern[str]
    innocent: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    rows: list[Mapping[str, Any]] = yaml.safe_load(files("crawler").joinpath("hazards.yaml").read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            Hazard(row["id"], row["role"]),
            tuple(row["title"]),
            _any_of(row["text"]),
            _any_of(row.get("innocent", [])),
        )
        for row in rows
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in phrases) or r"(?!)")


def hazard_of(response: HttpResponse) -> Hazard | None:
    """The hazard that a page is, None for a page worth reading."""
    markup = response.text
    found = _TITLE.search(markup)
    title = fold(clean(found[1])) if found else ""
    betting = any(rule.phrases.search(title) for rule in _rules() if rule.hazard.role == "refused")
    text = clean(_TAG.sub(" ", markup[found.end() if found else 0 :])) if betting or len(markup) < _SMALL else None
    if text is not None and len(text) < _MOSTLY_SCRIPT and _SCRIPT_COOKIE.search(markup):
        return Hazard("challenge", "later")
    said = fold(text) if text is not None and (betting or len(text) < _SHORT) else None
    return next((rule.hazard for rule in _rules() if _holds(rule, title, said, str(response.url))), None)


def hazard_in(title: str, body: str) -> Hazard | None:
    """The hazard that shows only once the frame of the portal is taken away: an article that says no more than an error page."""
    if len(body) >= _MOSTLY_SCRIPT:
        return None
    folded = fold(clean(title)), fold(clean(body))
    return next((rule.hazard for rule in _rules() if rule.hazard.role != "refused" and _holds(rule, *folded, "")), None)


def _holds(rule: _Rule, title: str, text: str | None, url: str) -> bool:
    """Whether a rule holds for a folded title and text; the text is None where there is too much of it for an error page."""
    if rule.hazard.role == "refused":
        met = len(set(rule.phrases.findall(f"{title} {text}")))
        wanted = _SPAM_PHRASES - 1 if _PLANTED.search(url) else _SPAM_PHRASES
        return met >= wanted and bool(rule.phrases.search(title)) and not rule.innocent.search(text or "")
    titled = any(title == phrase or title.startswith((phrase + " -", phrase + " |", phrase + " :")) for phrase in rule.titles)
    return titled or bool(text is not None and len(text) < _SHORT and rule.phrases.search(text))

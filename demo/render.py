"""Jinja templates and the ways of writing dates that they need."""

import datetime as dt
import hashlib
import unicodedata
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from demo.acts import letter_date
from demo.markup import Block, blocks
from demo.model import News
from demo.replies import LOCAL

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
TODAY = dt.datetime(2026, 10, 30, 9, 5, tzinfo=LOCAL)
"""The clock that the page heads print: fixed, so that a page changes only when its content does."""


def page(template: str, /, **context: object) -> str:
    """A template of `demo/templates` filled in; HTML and XML are escaped."""
    return _environment().get_template(template).render(today=TODAY, **context)


def story(news: News) -> tuple[Block, ...]:
    """The blocks of a news body as the page prints them: all of it twice where the page has that fault."""
    return blocks(news.body) * (2 if "twice" in news.quirks else 1)


def spelt(news: News, html: str) -> str:
    """The page in the normal form its editor typed: NFD where the page has that fault."""
    return unicodedata.normalize("NFD", html) if "nfd" in news.quirks else html


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("demo"),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "weekday": lambda d: f"{WEEKDAYS[d.weekday()]} - {d:%d/%m/%Y %H:%M}",
        "stamp": lambda d: f"{d:%d/%m/%Y %H:%M:%S}",
        "dmy": lambda d: f"{d:%d/%m/%Y}",
        "iso": lambda d: f"{d:%Y-%m-%dT%H:%M:%S}+07:00",
        "rfc822": lambda d: format_datetime(d.replace(tzinfo=LOCAL)),
        "letter": letter_date,
        "md5": lambda text: hashlib.md5(text.encode()).hexdigest(),
        "blocks": blocks,
        "story": story,
    }
    return environment

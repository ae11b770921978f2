"""Patterns on text whose lines may be broken anywhere."""

import re


def loose(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, in which a space stands for any white space, ` ?` for any or none: lines may be broken anywhere.

    White space is bounded, so that long runs of it cannot make a search slow.
    """
    return re.compile(pattern.replace(" ?", r"\s{0,40}").replace(" ", r"\s{1,40}"))

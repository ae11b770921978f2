"""The generic reader on the pages of every family, measured beside trafilatura alone."""

import json
import re
from collections import Counter
from pathlib import Path

import trafilatura
from web_poet import HttpResponse

from crawler.reader import article_of

PAGES = Path(__file__).parent / "pages"


def overlap(found: str, wanted: str) -> float:
    """F1 of the words of two texts."""
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values()))


def test_the_main_text_is_found_at_least_as_well_as_by_trafilatura_alone() -> None:
    ours, alone = [], []
    for path in sorted(PAGES.glob("*/*.json")):
        golden = json.loads(path.read_text("utf-8"))
        wanted = "\n".join([golden.get("article", {}).get("lead", ""), *golden.get("article", {}).get("paragraphs", [])]).strip()
        markup = path.with_suffix(".html").read_text("utf-8")
        if not wanted or not markup.startswith("<!DOCTYPE"):
            continue
        article = article_of(HttpResponse(golden["url"], markup.encode()), "generic")
        ours.append(overlap("\n".join(article.paragraphs), wanted))
        alone.append(
            max(overlap(trafilatura.extract(markup, favor_precision=precise) or "", wanted) for precise in (False, True))
        )
    assert len(ours) > 20
    assert sum(ours) >= sum(alone)

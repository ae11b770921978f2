"""Harvesting beside a bare Scrapy spider that fetches the same pages and only yields their bodies; memory as a harvest grows.

`CAICACH_BENCH_PAGES` sets how many pages are fetched for the rates (1000 when not set); memory is measured at two and twenty
times as many. Delays are off. The portal is a small server of its own whose pages lie ready, so that it is not what is measured.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.report import Figure

PAGES = int(os.environ.get("CAICACH_BENCH_PAGES", "1000"))
ROUNDS = 4
"""All ways take their turns in each, so that a machine that is slow for a while is slow for all; the best of each is compared."""
FLAT = 1 / 1.2
"""RSS at 20,000 pages within 1.2 of RSS at 2,000."""


def figures() -> Iterator[Figure]:
    """Pages per second, and megabytes at the height of a harvest."""
    with _portal(PAGES) as address:
        rounds = [[_run(way, address, PAGES)["rate"] for way in ("bare", "fetch", "archive", "store")] for _ in range(ROUNDS)]
    bare, fetch, light, whole = map(max, zip(*rounds, strict=True))
    yield Figure("crawl", "fetch only, beside a bare Scrapy spider", fetch, bare, "pages/s", 0.9)
    yield Figure("crawl", "archive and parse, beside a bare Scrapy spider", light, bare, "pages/s", 0.6)
    yield Figure("crawl", "archive, parse and store, beside a bare Scrapy spider", whole, bare, "pages/s")
    sizes = {}
    for many in (2 * PAGES, 20 * PAGES):
        with _portal(many) as address:
            sizes[many] = _run("archive", address, many)["rss"]
    few, most = sizes.values()
    yield Figure("crawl", f"memory at {2 * PAGES:,} pages over memory at {20 * PAGES:,}", few, most, "MB", FLAT)


@contextmanager
def _portal(pages: int) -> Iterator[str]:
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.still_portal", str(pages)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.kill()
        server.wait()


def _run(way: str, address: str, pages: int) -> dict[str, float]:
    """One harvest in a process of its own: its rate, and the most memory that it held."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.one_crawl", way, address, str(pages), folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parent.parent)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told

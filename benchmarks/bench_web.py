"""The web page over a large corpus: how long its pages take, how large the first one is, and many people at once for a while.

A real server (`caicach serve`) over a corpus of `benchmarks.web_corpus`, asked over loopback. Pages are timed one after the
other, from asking to the last byte. Then `CAICACH_BENCH_USERS` people (50) open pages for `CAICACH_BENCH_SECONDS` (60), each the
next one as soon as the one before is there: every answer that is no page, and every one that fails to come, is an error.

`CAICACH_BENCH_DOCUMENTS` sets how many documents there are (100000 when not set). `CAICACH_BENCH_CORPUS` names a folder where the
corpus is kept, and used again when it is there.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx
import psutil

from benchmarks.bench_index import ASKED, DOCUMENTS
from benchmarks.report import Figure
from benchmarks.web_corpus import fill
from caicach.session import Session

USERS = int(os.environ.get("CAICACH_BENCH_USERS", "50"))
SECONDS = float(os.environ.get("CAICACH_BENCH_SECONDS", "60"))
SEARCH_MS, DOCUMENT_MS, FIRST_PAGE_BYTES = 120, 60, 60_000
TIMES = 100
PATIENCE = 60.0


def figures() -> Iterator[Figure]:
    """Milliseconds by kind of page, bytes of the first page, errors and pages a second under load."""
    with ExitStack() as stack:
        kept = os.environ.get("CAICACH_BENCH_CORPUS")
        folder = Path(kept) if kept else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        corpus(folder, DOCUMENTS)
        address, server = stack.enter_context(_serving(folder))
        yield from _one_by_one(address, server)
        yield from _together(address)


def corpus(folder: Path, many: int) -> None:
    """Fills the folder, unless that was done before."""
    settings, done = folder / "pipelines.yaml", folder / f"{many}.done"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({"source_folders": []}), "utf8")
        fill(Session(settings), many)
        done.touch()


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    command = [sys.executable, "-m", "caicach", "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        yield server.stderr.readline().rpartition(" ")[2].strip().rstrip("/"), psutil.Process(server.pid)
    finally:
        server.terminate()
        server.communicate(timeout=60)


def searches(chance: random.Random) -> list[str]:
    """Addresses of searches: as typed, and narrowed further by what the facets offer."""
    ways = ("", "", "&sort=newest", "&province_now=quang-tri", "&year=2019", "&kind=decision", "&kind=news&year=2021")
    return [f"/?q={quote(chance.choice(ASKED))}{chance.choice(ways)}" for _ in range(TIMES)]


def documents(chance: random.Random) -> list[str]:
    """Addresses of documents, news and decisions as they come."""
    return [f"/tai-lieu/{chance.randrange(DOCUMENTS):016x}" for _ in range(TIMES)]


def others(chance: random.Random) -> list[str]:
    """The pages that are neither, and what the search box asks while somebody types."""
    fixed = (
        "/",
        "/so-lieu",
        "/so-lieu?indicator=ho_so_dung_han",
        "/so-sanh?indicator=ho_so_dung_han",
        "/mo-hinh",
        "/van-ban",
        "/nguon",
    )
    numbers = [f"/van-ban/{chance.randrange(5_000)}/{quote('QĐ-UBND')}" for _ in range(5)]
    return [*fixed, *numbers, *(f"/api/suggest?q={quote(text[:6])}" for text in ASKED)]


def _one_by_one(address: str, server: psutil.Process) -> Iterator[Figure]:
    chance = random.Random(7)
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        for path in (*others(chance), *searches(chance)[:20], *documents(chance)[:20]):
            client.get(path)
        slow, work = {}, {}
        for kind, paths in (("search", searches(chance)), ("document", documents(chance))):
            begun = _worked(server)
            slow[kind] = _milliseconds(client, paths)
            work[kind] = (_worked(server) - begun) * 1_000 / len(paths)
        first = client.get("/")
        size = int(first.headers["content-length"]) + sum(
            int(client.get(f"/static/{name}").headers["content-length"]) for name in ("site.css", "site.js")
        )
        rest = {path: _milliseconds(client, [path] * 5) for path in others(chance)[:7]}
    for (kind, times), most in zip(slow.items(), (SEARCH_MS, DOCUMENT_MS), strict=True):
        told = f"{kind} page: 95 % within {most} ms / as measured (median {median(times):.0f}), {DOCUMENTS:,} documents"
        yield Figure("web", told, most, quantiles(times, n=20)[-1], "ms", 1)
    yield Figure("web", "processor time of the server: a search page / a document page", work["search"], work["document"], "ms")
    yield Figure("web", "first page with style and script: 60 kB / as sent", FIRST_PAGE_BYTES, size, "bytes", 1)
    for path, times in rest.items():
        yield Figure("web", f"{path}: median / slowest of {len(times)}", median(times), max(times), "ms")


def _worked(server: psutil.Process) -> float:
    """Seconds that the server has worked for so far, however busy the machine was with other things."""
    times = server.cpu_times()
    return float(times.user + times.system)


def _milliseconds(client: httpx.Client, paths: Sequence[str]) -> list[float]:
    times = []
    for path in paths:
        begun = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - begun) * 1_000)
    return times


def _together(address: str) -> Iterator[Figure]:
    times, errors = asyncio.run(_load(address))
    load = os.getloadavg()[0]
    told = f"{USERS} people at once for {SECONDS:g} s: answers / errors (load average {load:.1f})"
    told += "".join(f"; {count} × {what}" for what, count in errors.items())
    yield Figure("web", told, len(times), errors.total(), "", float("inf"))
    yield Figure("web", f"{USERS} people at once: pages a second", len(times) / SECONDS, 0, "1/s")
    yield Figure("web", f"{USERS} people at once: median / 95 %", median(times), quantiles(times, n=20)[-1], "ms")


async def _load(address: str) -> tuple[list[float], Counter[str]]:
    """Milliseconds of every answer, and the errors by what they were."""
    limits = httpx.Limits(max_connections=USERS, max_keepalive_connections=USERS)
    until = time.perf_counter() + SECONDS
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits) as client:
        people = await asyncio.gather(*(_person(client, number, until) for number in range(USERS)))
    return [each for times, _ in people for each in times], sum((errors for _, errors in people), Counter())


async def _person(client: httpx.AsyncClient, number: int, until: float) -> tuple[list[float], Counter[str]]:
    """Searches, reads what is found, looks at figures; never waits."""
    chance = random.Random(number)
    paths = [*searches(chance)[:40], *documents(chance)[:50], *others(chance)]
    times: list[float] = []
    errors: Counter[str] = Counter()
    while time.perf_counter() < until:
        begun = time.perf_counter()
        try:
            path = chance.choice(paths)
            answer = await client.get(path)
            times.append((time.perf_counter() - begun) * 1_000)
            if answer.status_code not in (200, 303):
                errors[f"{answer.status_code} {path}"] += 1
        except httpx.HTTPError as error:
            errors[type(error).__name__] += 1
    return times, errors

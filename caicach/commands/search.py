"""`caicach search QUERY`: what was asked for, with highlighted sentences and the facts in them."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from caicach.console import Exit, out, print_json
from caicach.evaluation.asking import ranked
from caicach.evaluation.trec import Queries, read_queries, write_run
from caicach.progress import progress
from caicach.session import session
from corpus.annotations import Reading
from corpus.codec import plain
from corpus.errors import CaicachError
from corpus.language import say
from index import DEEPEST, FACETS, Bucket, Engine, Hit, Hits, parse_query

FACTS_A_HIT = 6


def help_text() -> str:
    """The command in one line."""
    return say("Tìm tài liệu; có dấu hay không dấu đều được.", "Search documents, with or without diacritics.")


def command(
    context: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY…", help=say('Từ, "cụm từ", số văn bản, tỉnh:…', 'Words, "phrases", numbers.')),
    ] = None,
    province: Annotated[list[str], typer.Option(help=say("Mã tỉnh, cũ hoặc mới.", "Province id, old or new."))] = [],  # noqa: B006
    kind: Annotated[str, typer.Option(help="news, decision")] = "",
    source: Annotated[list[str], typer.Option(help=say("Mã nguồn.", "Source id."))] = [],  # noqa: B006
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help=say("Từ ngày.", "From this day."))
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help=say("Đến hết ngày.", "To this day."))
    ] = None,
    sort: Annotated[str, typer.Option(help="relevance, newest, oldest")] = "relevance",
    facets: Annotated[str, typer.Option(help=", ".join(FACETS))] = "",
    page: Annotated[int, typer.Option(min=1, help=say("Trang.", "Page."))] = 1,
    size: Annotated[int, typer.Option(min=1, max=200, help=say("Số kết quả mỗi trang.", "Hits a page."))] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=say("Nhiều câu hỏi: mỗi dòng mã, tab, câu hỏi.", "Many questions: id, tab, question.")),
    ] = None,
    trec: Annotated[
        Path | None, typer.Option(metavar="FILE", help=say("Ghi kết quả dạng TREC vào đây.", "Write the TREC run here."))
    ] = None,
    top: Annotated[
        int, typer.Option(min=1, max=DEEPEST, help=say("Số tài liệu mỗi câu hỏi của --batch.", "Documents a --batch question."))
    ] = 100,
    tag: Annotated[str, typer.Option(help=say("Nhãn trong tệp TREC.", "The tag in the TREC run."))] = "caicach",
) -> Exit:
    here = session(context)
    filters: dict[str, Any] = {
        "province": tuple(province),
        "kind": (kind,) if kind else (),
        "source": tuple(source),
        "date_from": _day(since),
        "date_to": _day(until),
    }
    if batch is not None or trec is not None:
        if batch is None or query:
            raise typer.BadParameter(say("--trec cần --batch, không kèm câu hỏi", "--trec needs --batch, and no query beside it"))
        with here.engine() as engine:
            _write_runs(engine, read_queries(batch), trec, top, tag, filters)
        return Exit.DONE
    asked = parse_query(
        " ".join(query or ()),
        **filters,
        sort=sort,
        facets=tuple(filter(None, (name.strip() for name in facets.split(",")))),
        page=page,
        size=size,
    )
    with here.engine() as engine, here.store() as store:
        hits = engine.search(asked)
        readings = {hit.id: store.readings.get(hit.id) or Reading() for hit in hits.hits}
    if as_json:
        print_json({**plain(hits), "facts": {hit_id: facts_in(reading) for hit_id, reading in readings.items()}})
    else:
        _print(out(), hits, readings)
    return Exit.DONE


def _write_runs(engine: Engine, queries: Queries, path: Path | None, top: int, tag: str, filters: dict[str, Any]) -> None:
    """Every question's documents, to a file that takes its name only when it is whole, or to standard output."""
    if path is None:
        for name, text in queries.items():
            write_run(sys.stdout, name, ranked(engine, text, top, **filters), tag)
        return
    fresh = path.with_name(f".{path.name}.part")
    try:
        with fresh.open("w", encoding="utf-8") as file, progress(say("Tìm", "Searching")) as advance:
            for name, text in queries.items():
                write_run(file, name, ranked(engine, text, top, **filters), tag)
                advance(1)
        fresh.replace(path)
    except OSError as error:
        raise CaicachError(
            say(f"Không ghi được tệp: {error.strerror}", f"The file cannot be written: {error.strerror}"),
            where=str(path),
            remedy=say("Chọn thư mục khác hoặc kiểm tra quyền ghi.", "Choose another folder, or check permissions."),
        ) from error


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def facts_in(reading: Reading) -> list[dict[str, object]]:
    """The document numbers, dates and figures of a hit, as they are read."""
    return [plain(a) for a in reading.annotations if a.kind in ("citation", "date", "figure")]


def _print(console: Console, hits: Hits, readings: dict[str, Reading]) -> None:
    for notice in hits.notices:
        console.print(Text(notice, "dim"))
    if hits.did_you_mean:
        console.print(Text(say("Có phải bạn tìm: ", "Did you mean: ") + hits.did_you_mean, "yellow"))
    console.print(Text(say(f"{hits.total} tài liệu", f"{hits.total} documents"), "bold"))
    for number, hit in enumerate(hits.hits, 1):
        console.print(_entry(number, hit, readings[hit.id]))
    for name, buckets in hits.facets.items():
        console.print(_facet(name, buckets))
    if not hits.total:
        console.print(say("Thử ít từ hơn, hoặc bỏ bớt điều kiện lọc.", "Try fewer words, or fewer filters."))


def _entry(number: int, hit: Hit, reading: Reading) -> Text:
    text = Text(f"\n{number}. ")
    title = Text(hit.title, "bold")
    for start, end in hit.title_marks:
        title.stylize("reverse", start, end)
    others = say(f" · và {hit.others} cổng khác", f" · and {hit.others} other portals") if hit.others else ""
    day = f"{hit.day:%d/%m/%Y}" if hit.day else say("không rõ ngày", "no date")
    text.append(title).append(f"\n   {day} · {hit.source} · {hit.id}{others}\n   {hit.url}\n", "dim")
    for highlight in hit.highlights:
        sentence = Text(highlight.text)
        for start, end in highlight.marks:
            sentence.stylize("bold yellow", start - highlight.start, end - highlight.start)
        text.append("   … ").append(sentence).append("\n")
    if facts := facts_line(reading):
        text.append(f"   {facts}\n", "cyan")
    return text


def facts_line(reading: Reading) -> str:
    """The first document numbers and figures of a hit, on one line."""
    said: dict[str, str] = {}
    for annotation in reading.annotations:
        if annotation.kind == "citation" and annotation.number:
            dated = annotation.number + (f" ({annotation.date:%d/%m/%Y})" if annotation.date else "")
            said[annotation.number] = max(said.get(annotation.number, ""), dated, key=len)
        elif annotation.kind == "figure":
            figure = " ".join(annotation.text.split())
            said.setdefault(figure, figure)
    return " · ".join(list(said.values())[:FACTS_A_HIT])


def _facet(name: str, buckets: tuple[Bucket, ...]) -> Text:
    counts = ", ".join(f"{bucket.value} {bucket.count}" for bucket in buckets)
    return Text(f"{name}: ", "bold").append(Text(counts, "none"))

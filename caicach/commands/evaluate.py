"""`caicach evaluate [PATH…]` scores extraction on annotated sets, `caicach evaluate search` rankings on judged questions."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from caicach.cli import exits
from caicach.console import Exit, out, print_json
from caicach.evaluation.asking import collection, run_of
from caicach.evaluation.measures import Measure, Miss
from caicach.evaluation.ranking import Ranking, rankings_below, score_run
from caicach.evaluation.report import lines, ranking_table, selected, table
from caicach.evaluation.score import below, floors, score
from caicach.evaluation.trec import read_judgements, read_queries, read_run
from caicach.session import session
from corpus.errors import CaicachError
from corpus.language import say

OWN = Path("evaluation")
OWN_SEARCH = OWN / "search"


class _TextsByDefault(TyperGroup):
    """Without the name of a command it is the annotated texts that are scored, so that paths may follow at once."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = args[:1] in (["search"], ["texts"], ["--help"])
        return super().parse_args(ctx, args if named else ["texts", *args])


def build_app() -> typer.Typer:
    """The group of commands."""
    about = say("Chấm điểm trích xuất và tìm kiếm trên các bộ đã gán nhãn.", "Score extraction and search on annotated sets.")
    app = typer.Typer(help=about, cls=_TextsByDefault)
    texts = say("Chấm điểm trích xuất (mặc định).", "Score extraction; the default.")
    app.command("texts", help=texts)(exits(score_texts))
    app.command("search", help=say("Chấm điểm tìm kiếm.", "Score search."))(exits(score_search))
    return app


def score_texts(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…",
            help=say("Tệp .jsonl hoặc thư mục; mặc định: evaluation.", "A .jsonl file or a folder; evaluation by default."),
        ),
    ] = None,
    errors: Annotated[
        str,
        typer.Option(
            metavar="WHICH",
            help=say(
                "In chỗ sai trong ngữ cảnh: all, dates, false, dates.false, indicator …",
                "Print the differences in context: all, dates, false, dates.false, indicator …",
            ),
        ),
    ] = "",
    least: Annotated[
        Path | None,
        typer.Option("--floors", help=say("Tệp mức sàn; thấp hơn là lỗi.", "A file of floors; scoring below them fails.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    pinned = floors(least) if least else {}
    short: list[str] = []
    for path in paths or [OWN]:
        name = path.resolve().name
        measures, misses = score([path])
        _show(measures, selected(misses, "" if errors == "all" else errors) if errors else [], as_json)
        if least and name not in pinned:
            raise _no_floors(name, least, pinned)
        short += [f"{name}: {line}" for line in below(measures, pinned.get(name, {}))]
    if short:
        raise CaicachError(
            say("Điểm thấp hơn mức sàn: ", "Scores are below their floors: ") + "; ".join(short),
            where=str(least),
            remedy=say("Xem chỗ sai bằng --errors.", "See the differences with --errors."),
        )
    return Exit.DONE


def score_search(
    context: typer.Context,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help=say("Mỗi dòng: mã, tab, câu hỏi.", "On each line: id, tab, question."))
    ] = None,
    qrels: Annotated[
        Path | None, typer.Option(metavar="FILE", help=say("Tài liệu đúng, dạng TREC.", "Judged documents, TREC qrels."))
    ] = None,
    run: Annotated[
        Path | None, typer.Option(metavar="FILE", help=say("Chấm thêm kết quả này, dạng TREC.", "Score this TREC run, too."))
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say("Tìm trong tệp .jsonl này thay vì trong chỉ mục.", "Search the documents of this .jsonl, not the index."),
        ),
    ] = None,
    least: Annotated[
        Path | None,
        typer.Option("--floors", help=say("Tệp mức sàn; thấp hơn là lỗi.", "A file of floors; scoring below them fails.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    if qrels is None and queries is None and run is None:
        queries, qrels, documents = OWN_SEARCH / "queries.tsv", OWN_SEARCH / "qrels.txt", OWN_SEARCH / "documents.jsonl"
    if qrels is None or (queries is None and run is None):
        raise typer.BadParameter(say("cần --qrels, và --queries hoặc --run", "needs --qrels, and --queries or --run"))
    judged = read_judgements(qrels)
    rankings = {"run": score_run(read_run(run), judged)} if run else {}
    if queries is not None:
        asked = read_queries(queries)
        with collection(documents) if documents else session(context).engine() as engine:
            rankings |= {name: score_run(run_of(engine, asked, bare=name == "bare"), judged) for name in ("typed", "bare")}
    _show_rankings(rankings, as_json)
    if least:
        _hold(rankings, qrels.resolve().parent.name, least)
    return Exit.DONE


def _hold(rankings: dict[str, Ranking], name: str, least: Path) -> None:
    """Raises CaicachError for scores below their floors."""
    pinned = floors(least)
    if name not in pinned:
        raise _no_floors(name, least, pinned)
    if short := rankings_below(rankings, pinned[name]):
        raise CaicachError(say("Điểm thấp hơn mức sàn: ", "Scores are below their floors: ") + "; ".join(short), where=str(least))


def _show_rankings(rankings: dict[str, Ranking], as_json: bool) -> None:
    if as_json:
        print_json({name: {"queries": ranking.queries, **ranking.as_dict()} for name, ranking in rankings.items()})
    else:
        out().print(ranking_table(rankings))


def _no_floors(name: str, least: Path, known: Iterable[str]) -> CaicachError:
    return CaicachError(
        say(f"Không có mức sàn cho '{name}'", f"There are no floors for '{name}'"),
        where=str(least),
        remedy=say("Tệp có: ", "The file has: ") + ", ".join(known) + ".",
    )


def _show(measures: list[Measure], misses: list[Miss], as_json: bool) -> None:
    if as_json:
        for measure in measures:
            scores = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
            print_json({**asdict(measure), **scores})
        for miss in misses:
            print_json({"miss": asdict(miss)})
        return
    console = out()
    for line in lines(misses):
        console.print(line)
    console.print(table(measures))

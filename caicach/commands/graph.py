"""`caicach graph NUMBER`: what a decision is based on, what changes it, and what cites it."""

from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from caicach.citation_graph import Neighbourhood
from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.errors import QueryError
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Văn bản quanh một số văn bản: căn cứ, sửa đổi, được dẫn.", "The documents around a document number.")


def command(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help=say("Số, viết cách nào cũng được.", "The number, in any form."))],
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.citation_graph import around, candidates

    with session(context).store() as store, session(context).engine() as engine:
        known = around(store, engine, number)
        near = [] if known else [name for name, _ in candidates(store, engine, number, 8)]
    if known is None:
        raise QueryError(
            say(f"Chưa biết gì về số '{number}'", f"Nothing is known of the number '{number}'"),
            where="NUMBER",
            remedy=say("Có phải: ", "Did you mean: ") + ", ".join(near)
            if near
            else say("Thử cả ký hiệu: 2825/QĐ-UBND.", "Try it with its symbol: 2825/QĐ-UBND."),
        )
    if as_json:
        print_json(known)
    else:
        out().print(_tree(known), soft_wrap=False)
    return Exit.DONE


def _tree(known: Neighbourhood) -> Tree:
    from caicach.web.citing_shown import incoming_names, outgoing_names

    tree = Tree(Text(known.number, "bold"))
    for act in known.acts:
        dated = f" ({act.on:%d/%m/%Y})" if act.on else ""
        tree.add(Text(f"{act.doc_type} {act.number}{dated}: {act.title} [{act.document_id}]"))
    for relation, name in outgoing_names().items():
        labels = dict.fromkeys(each.cited.label for each in known.out if each.cited.relation == relation)
        if labels:
            branch = tree.add(Text(name, "bold"))
            for label in labels:
                branch.add(Text(label))
    for relation, name in incoming_names().items():
        found = [each for each in known.incoming if each.relation == relation]
        if found:
            branch = tree.add(Text(name, "bold"))
            for each in found:
                branch.add(Text(f"{each.title} [{each.document_id}]"))
    return tree

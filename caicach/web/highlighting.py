"""Texts with marks as markup: everything escaped, what was asked for in `<mark>`."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from index import Hit


def marked(text: str, marks: Iterable[tuple[int, int]], start: int = 0) -> Markup:
    """`text`, which stands at `start` of what the marks count in, with each mark's stretch in a `<mark>`."""
    made, done = Markup(), 0
    for begin, end in marks:
        begin, end = max(done, begin - start), min(len(text), end - start)
        if begin < end:
            made += escape(text[done:begin]) + Markup("<mark>{}</mark>").format(text[begin:end])
            done = end
    return made + escape(text[done:])


def title_of(hit: Hit) -> Markup:
    """The title of a hit with what was asked for marked; says so where a page had none."""
    return marked(hit.title, hit.title_marks) if hit.title.strip() else escape(hit.id)

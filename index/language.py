"""The query language: what people type, read as a Query. Any text has a reading; what was ignored is said in the notices.

Words, "phrases", OR between alternatives, -not, and fields (`tỉnh:"Quảng Trị"`, `năm:2018-2020`, `số:2825/QĐ-UBND`), their
names with or without marks.
"""

from dataclasses import replace
from typing import Any

from corpus.language import say
from index.numbers import lone_number, numbers_in
from index.options import with_options
from index.query import Filters, Number, Query, Wanted
from index.reading import Reading, read
from index.vietnamese import readable, tokens

LONGEST_TEXT = 2_000
MOST_WORDS = 128


def parse_query(text: str = "", *, plain: bool = False, **options: Any) -> Query:
    """The best reading of what was typed; never fails on the text.

    Args:
        text: the query as typed, in any normal form.
        plain: the text is a question or a sentence of somebody who does not know the query language: quotes, minus, OR and
            colons are punctuation.
        options: any other field of Query (`page=2`, `sort="newest"`, `facets=("kind",)`) or of Filters (`province="quang-tri"`,
            `year=2018`, one value or several); filters add to those in the text.

    Raises:
        QueryError: an option that does not exist, or whose value cannot be.
    """
    reading = Reading()
    clean = readable(text).replace("\x00", " ")
    if len(clean) > LONGEST_TEXT:
        clean = clean[:LONGEST_TEXT]
        reading.notices.append(
            say(
                f"Câu hỏi quá dài, chỉ đọc {LONGEST_TEXT} ký tự đầu.",
                f"The query is too long; its first {LONGEST_TEXT} characters were read.",
            )
        )
    if plain:
        reading.alternatives[-1][0].append(clean)
    else:
        read(clean, reading)
    query = Query(
        text=text,
        any_of=tuple(filter(None, _wanted(reading))),
        without=tuple(reading.without),
        filters=Filters(**reading.filters),
        filters_out=Filters(**reading.filters_out),
    )
    if text.strip() and not _asks(query):
        reading.notices.append(say("Câu hỏi không có từ nào để tìm.", "There is no word to search for in the query."))
    return with_options(replace(query, notices=tuple(dict.fromkeys(reading.notices))), **options)


def _asks(query: Query) -> bool:
    return bool(query.any_of or query.without or query.filters != Filters() or query.filters_out != Filters())


def _wanted(reading: Reading) -> list[Wanted]:
    left = MOST_WORDS
    result = []
    for texts, phrases, numbers in reading.alternatives:
        words, sought = [], list(numbers)
        for text in texts:
            plain, found = _without_numbers(text, alone=len(texts) == 1 and not phrases and not numbers)
            words += tokens(plain)
            sought += found
        if len(words) > left:
            reading.notices.append(
                say(f"Chỉ dùng {MOST_WORDS} từ đầu của câu hỏi.", f"Only the first {MOST_WORDS} words were used.")
            )
        result.append(Wanted(words=tuple(words[:left]), phrases=tuple(phrases)[:16], numbers=tuple(sought)[:16]))
        left = max(0, left - len(words))
    return result


def _without_numbers(text: str, *, alone: bool) -> tuple[str, list[Number]]:
    lone = lone_number(text) if alone else None
    if lone:
        return "", [lone]
    plain, done, numbers = [], 0, []
    for found in numbers_in(text):
        plain.append(text[done : found.start])
        numbers.append(found.number)
        done = found.end
    return " ".join([*plain, text[done:]]), numbers

"""Extraction beside the word tokenizer and the date parser that one would otherwise start from, on one core."""

from collections.abc import Iterator

from dateparser.search import search_dates
from underthesea import word_tokenize

from benchmarks.report import Figure, best_rate, paired
from benchmarks.texts import demo_texts
from nlp.annotate import annotate, find
from nlp.text import clean

NUMBERS = ("citation", "date", "figure")
DATEPARSER_CHARACTERS = 6_000


def figures() -> Iterator[Figure]:
    """Characters per second."""
    texts = demo_texts()
    amount = sum(map(len, texts))

    def find_numbers() -> None:
        for text in texts:
            find(clean(text), NUMBERS)

    def annotate_all() -> None:
        for text in texts:
            annotate(text)

    def tokenize() -> None:
        for text in texts:
            word_tokenize(text)

    ours, others = paired(find_numbers, tokenize, amount)
    yield Figure("nlp", "citation, date and figure finders / underthesea.word_tokenize", ours, others, "chars/s", 10)
    sample = "\n".join(texts)[:DATEPARSER_CHARACTERS]
    parser = best_rate(lambda: search_dates(sample, languages=["vi"]), len(sample), 1)
    yield Figure("nlp", "citation, date and figure finders / dateparser.search_dates", ours, parser, "chars/s", 20)
    ours, others = paired(annotate_all, tokenize, amount)
    yield Figure("nlp", "everything annotated and resolved / underthesea.word_tokenize", ours, others, "chars/s", 3)
    yield linear(texts)


def linear(texts: list[str]) -> Figure:
    """Rate on ten megabytes in one text, beside the rate on one hundredth of it: 1 is linear."""
    short = "\n".join(texts)
    short = (short * (100_000 // len(short) + 1))[:100_000]
    long = short * 100
    ours = best_rate(lambda: annotate(long), len(long), 1)
    others = best_rate(lambda: annotate(short), len(short))
    return Figure("nlp", "everything on 10 million characters / on 100,000", ours, others, "chars/s", 0.7)

"""Extraction beside the word tokenizer and the date parser that one would otherwise start from, on one core."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from dateparser.search import search_dates
from underthesea import word_tokenize

from benchmarks.report import Figure, best_rate, paired
from benchmarks.texts import demo_texts
from nlp.annotate import annotate, find
from nlp.text import clean

NUMBERS = ("citation", "date", "figure")
DATEPARSER_CHARACTERS = 6_000
BATCHES = 8
TORTURE = 40_000
PIECES = (
    "\n", " ", ".", ",", "(", ")", "“", '"', "-", "*", "_", "|", "/", "%", "<p>", "&nbsp;", "\u0301", "\u200b", "a", "A", "1",
    "1.", "1,", "1/", "1-", "1 ", "1%", "1% ", "1/1 ", "a ", "A ", "A, ", "a-", ". \n", "- \n", "A.B", "số ", "số 1, ",
    "1/QĐ-UBND ", "Quyết định số 1/QĐ-UBND, ", "Căn cứ ", "Căn cứ Luật ", "sửa đổi khoản 1 Điều 1 của ", "UBND ",
    "UBND tỉnh ", "xã An Phú, ", "tỉnh Hà Nam ", "ngày 1 ", "1/1 và ", "tháng 1, ", "năm 2024 ", "2024-", "6 tháng ",
    "quý I ", "tăng ", "tăng 5%, ", "đạt 5% ", "1 tỷ ", "1 triệu đồng ", "thứ 2/11, ", "một ", "hai mươi ", "đạt ", "so với ",
    "tỷ lệ hồ sơ ", "ông Nguyễn Văn A nói: “", "cho biết: ", "Theo ông A, ", "Điều 1. ", "Nơi nhận: - ", "CHỦ TỊCH ",
    "CỘNG HÒA XÃ HỘI ",
)  # fmt: skip
"""What may make a pattern try in vain: marks, blanks, numbers, and the beginnings of everything there is to find."""


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
    yield two_processes(texts)
    yield worst_input(texts)


def linear(texts: list[str]) -> Figure:
    """Rate on ten megabytes in one text, beside the rate on one hundredth of it: 1 is linear."""
    short = "\n".join(texts)
    short = (short * (100_000 // len(short) + 1))[:100_000]
    long = short * 100
    ours = best_rate(lambda: annotate(long), len(long), 1)
    others = best_rate(lambda: annotate(short), len(short))
    return Figure("nlp", "everything on 10 million characters / on 100,000", ours, others, "chars/s", 0.7)


def two_processes(texts: list[str]) -> Figure:
    """Rate of two processes that share batches of texts, beside that of one; starting them is left out."""
    batches = [texts] * BATCHES
    amount = BATCHES * sum(map(len, texts))
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        for pool, workers in ((one, 1), (two, 2)):
            list(pool.map(_annotate_batch, batches[: 2 * workers]))
        rates = paired(lambda: list(two.map(_annotate_batch, batches)), lambda: list(one.map(_annotate_batch, batches)), amount)
    return Figure("nlp", "everything in two processes / in one", *rates, "chars/s", 1.7)


def worst_input(texts: list[str]) -> Figure:
    """Rate on the slowest of many repeated pieces, beside that on ordinary text: no input makes a pattern explode."""
    ordinary = ("\n".join(texts) * (TORTURE // sum(map(len, texts)) + 1))[:TORTURE]
    slowest = min(best_rate(partial(annotate, (piece * TORTURE)[:TORTURE]), TORTURE, 2) for piece in PIECES)
    usual = best_rate(lambda: annotate(ordinary), TORTURE)
    return Figure("nlp", f"slowest of {len(PIECES)} repeated pieces / ordinary text", slowest, usual, "chars/s", 0.02)


def _annotate_batch(texts: list[str]) -> int:
    """How many annotations a batch has: what a worker sends back is small."""
    return sum(len(annotate(text).annotations) for text in texts)

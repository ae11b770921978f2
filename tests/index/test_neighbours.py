"""Which word is likely after another."""

from index.neighbours import neighbours_of

PAIRS = {("thủ", "tục"), ("thủ", "đô"), ("mã", "số"), ("chữ", "số"), ("con", "số"), ("phúc", "lộc")}


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    known = neighbours_of(PAIRS)
    assert (
        known.likelihood(("thủ", "tục"), 5, 8)
        > known.likelihood(("thủ", "đô"), 3, 8)
        > known.likelihood(("thủ", "lộc"), 0, 8)
        > 0
    )


def test_of_what_was_not_seen_that_is_likelier_which_follows_many() -> None:
    known = neighbours_of(PAIRS)
    assert known.likelihood(("thủ", "số"), 0, 8) > known.likelihood(("thủ", "lộc"), 0, 8)
    assert known.likelihood(("lạ", "số"), 0, 0) > known.likelihood(("lạ", "lộc"), 0, 0) > known.likelihood(("lạ", "kì"), 0, 0) > 0


def test_nothing_learned_is_no_error() -> None:
    assert neighbours_of(()).likelihood(("a", "b"), 0, 0) > 0

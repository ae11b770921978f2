"""Whether a figure as written is the result of a calculation."""


def agrees(stated: float, expected: float, step: float) -> bool:
    """Whether `stated`, written in units of `step`, is `expected`: exactly, rounded, or cut off at its last digit.

    >>> agrees(89.7, 26 / 29 * 100, 0.1), agrees(89.6, 26 / 29 * 100, 0.1), agrees(89.8, 26 / 29 * 100, 0.1)
    (True, True, False)
    """
    difference = stated - expected
    return abs(difference) <= 1e-9 * max(1.0, abs(expected)) or -step < difference <= step / 2 * (1 + 1e-9)

"""One key for every way to write the name of a practice, so that the same practice in two provinces meets."""

import re
from functools import cache

from nlp.places.names import slug
from nlp.practices.vocabulary import Known, abbreviations, forms

_GENERIC = re.compile(
    r"^(?:(?:mo-hinh|phan-mem|he-thong|ung-dung|nen-tang|phong-trao|thi-dua|sang-kien|de-an|diem|thi-diem)-)+(?=\D)"
)
_QUALIFIED = re.compile(
    r"-(?:cap-(?:tinh|huyen|xa|phuong)|tai|tren-dia-ban|nam-\d{4}|giai-doan|cua-(?:tinh|huyen|xa|phuong|thanh-pho|thi-xa|quan))(?:-.*)?$"
)
_NUMBER_WORD = re.compile(r"^(hai|ba|bon|nam|sau|bay)-(?=(?:tai-cho|khong|luon|xin|co|ro|biet|tot|san-sang|nhat)(?:-|$))")
_DIGITS = {"hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7"}
_ZEROS = re.compile(r"(?<![\d])0+(?=\d-)")


def key(name: str) -> str:
    """A known practice's key, else the name itself in normal form.

    >>> key("Năm tại chỗ") == key("05 TẠI CHỖ") == key("mô hình 5 tại chỗ cấp xã") == "5-tai-cho"
    True
    """
    plain = normal(name)
    known = _known().get(plain)
    return known.key if known else plain


def known(name: str) -> Known | None:
    """The known practice of this name, however written."""
    return _known().get(normal(name))


def normal(name: str) -> str:
    """A name as a slug, without generic words before it and where and when after it; digits for numbers, no abbreviations."""
    plain = _GENERIC.sub("", slug(name)) or slug(name)
    plain = _QUALIFIED.sub("", plain) or plain
    plain = "-".join(abbreviations().get(word, word) for word in plain.split("-"))
    plain = _NUMBER_WORD.sub(lambda match: _DIGITS[match[1]] + "-", plain)
    return _ZEROS.sub("", plain)


@cache
def _known() -> dict[str, Known]:
    return {normal(form): practice for form, practice in forms().items()}

"""The lines of a letterhead that name bodies, among stamps, signatures, labels and facts that name none."""

import re
from collections.abc import Iterable, Iterator

from corpus.text import early_tones, fold
from nlp.decisions import bodies
from nlp.decisions.layout import Cell

_MOST = 8
_FACT = re.compile(r":\s|\d\s?/")
_STAMP = re.compile(
    r"[\W\d]*(?:du thao|mat\b|tuyet mat|toi mat|hoa toc|khan\b|thuong khan|ky boi|nguoi ky|email|co quan\s*:|thoi gian ky|ngay ky"
    r"|so\s*[:.]|so ho so|sao y|sao luc|trich sao|ban sao|cong van den|den\W*$|ngay\s*:|chuyen\s*:|ma so|so den|page\b|trang \d"
    r"|www|https?:|cong bao|mau so|[o0]\W*o\W*[o0]|o\W*0\W*o|[a-z]{1,3}\d{1,4}$)"
)


def bodies_of(lines: Iterable[Cell], page: str) -> tuple[str | None, str | None]:
    """Issuer and the body above it, in ordinary case; None where the lines name none."""
    named = [early_tones(bodies.ordinary(name, page)) for name in bodies.names(list(_naming(lines))[-_MOST:])]
    issuer = named[-1] if named else None
    return issuer, (named[-2] if len(named) > 1 and named[-2] != issuer else None)


def _naming(lines: Iterable[Cell]) -> Iterator[Cell]:
    """Without the labels of a table of facts above the act (`Tình trạng:`), their values, and whatever is no name."""
    labelled = False
    for line in lines:
        is_label = line.text.endswith(":") and not line.text.isupper()
        no_name = is_label or labelled or _FACT.search(line.text) or _STAMP.match(fold(line.text))
        if not no_name and sum(map(str.isalpha, line.text)) > 1:
            yield line
        labelled = is_label

"""Text in pre-Unicode Vietnamese fonts (TCVN3/ABC, VNI) turned into Unicode NFC. The text decides, not the name of the font."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import viparse

Encoding = Literal["tcvn3", "vni"]

_ONLY_UNICODE = re.compile(r"[ăơưđẠ-ỹ]", re.IGNORECASE)
_TCVN3_SIGNS = re.compile(r"[®§µ¸¹¨©ª«¬\u00ad¦¡¢£¤¥¶·»¾Æ]")
_VNI_SIGNS = re.compile(r"[aeouyAEOUY][ùøûõïâêäåáàéèëãúöüÙØÛÕÏÂÊÄÅÁÀÉÈËÃÚÖÜ]|[ñÑöÖ]")
UNICODE_SHARE = 0.004
SIGN_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; the font's name may be empty."""

    text: str
    font: str = ""


def unicode_text(text: str) -> str:
    """The text with legacy lines converted, where the whole text shows that it has such lines; NFC."""
    return "\n".join(unicode_runs([Run(line) for line in text.split("\n")]))


def unicode_runs(runs: Sequence[Run]) -> list[str]:
    """The text of each run in Unicode NFC. Runs in one kind of font are judged together, for short ones say little."""
    kinds = {run.font: _font_encoding(run.font) for run in runs}
    encodings = {kind: _encoding("\n".join(r.text for r in runs if kinds[r.font] == kind), kind) for kind in set(kinds.values())}
    return [unicodedata.normalize("NFC", _converted(run, encodings[kinds[run.font]])) for run in runs]


def _font_encoding(font: str) -> Encoding | None:
    name = font.lower()
    if name.startswith("vni"):
        return "vni"
    return "tcvn3" if name.startswith(".vn") else None


def _encoding(text: str, of_font: Encoding | None) -> Encoding | None:
    """The legacy encoding of all this text, None when it is Unicode; a font's name only settles what the text leaves open."""
    letters = sum(map(str.isalpha, text))
    if not letters or len(_ONLY_UNICODE.findall(text)) > UNICODE_SHARE * letters:
        return _mixed(text) if of_font is None else None
    shares = {"tcvn3": len(_TCVN3_SIGNS.findall(text)) / letters, "vni": len(_VNI_SIGNS.findall(text)) / letters}
    if of_font is not None and shares[of_font] > 0:
        return of_font
    best: Encoding = "tcvn3" if shares["tcvn3"] >= shares["vni"] else "vni"
    return best if shares[best] >= SIGN_SHARE and viparse.detect_text_encoding(text) == best else None


def _mixed(text: str) -> Encoding | None:
    """A Unicode text may hold whole lines that are not: they are judged alone, together."""
    other = "\n".join(line for line in text.split("\n") if not _ONLY_UNICODE.search(line))
    found = viparse.detect_text_encoding(other) if _TCVN3_SIGNS.search(other) or _VNI_SIGNS.search(other) else None
    return "tcvn3" if found == "tcvn3" else "vni" if found == "vni" else None


def _converted(run: Run, encoding: Encoding | None) -> str:
    if encoding is None or _ONLY_UNICODE.search(run.text) or not run.text.strip():
        return run.text
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :]
    text = viparse.fix(run.text.strip(), encoding=encoding)
    capitals = encoding == "tcvn3" and run.font.rstrip().endswith("H")
    return f"{lead}{text.upper() if capitals else text}{tail}"

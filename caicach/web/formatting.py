"""Values as people read them, in the language spoken."""

from datetime import date, datetime

from caicach.comparison import province_name
from corpus.language import language, say
from nlp.areas.vocabulary import names as area_names
from nlp.places.gazetteer import by_id

__all__ = [
    "area",
    "brief",
    "count",
    "day",
    "file_kind",
    "kind",
    "known_from",
    "moment",
    "number",
    "outward",
    "place",
    "province",
    "provinces",
    "short",
]


def day(value: date | None) -> str:
    """A day as 26/11/2011; says so where none is known."""
    return f"{value:%d/%m/%Y}" if value else say("không rõ ngày", "no date")


def moment(value: datetime | None) -> str:
    """A moment in the server's time zone."""
    return f"{value.astimezone():%H:%M %d/%m/%Y}" if value else say("chưa rõ", "not known")


def number(value: float | None) -> str:
    """A number with at most two decimals: 1.234,5 in Vietnamese, 1,234.5 in English."""
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language() == "vi" else text


def brief(value: float | None) -> str:
    """A number as a heading or an axis has it: thousands of millions as `96 tỷ`, at most one decimal from 100 on."""
    if value is None:
        return ""
    for power, name in ((1e9, say("tỷ", "bn")), (1e6, say("triệu", "m"))):
        if abs(value) >= power:
            return f"{number(round(value / power, 1))} {name}"
    return number(round(value, 1) if abs(value) >= 100 else value)


def count(value: int) -> str:
    """A whole number with separators."""
    return number(value)


def kind(value: str) -> str:
    """News or decision."""
    return say("Văn bản", "Decision") if value == "decision" else say("Tin bài", "News")


def file_kind(media_type: str) -> str:
    """A media type by the name that people know it under; any other as it is."""
    kinds = {
        "application/pdf": "PDF",
        "application/msword": "Word (DOC)",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (DOCX)",
        "application/vnd.ms-excel": "Excel (XLS)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (XLSX)",
        "application/zip": "ZIP",
        "application/vnd.rar": "RAR",
        "image/jpeg": say("Ảnh JPEG", "JPEG image"),
        "image/png": say("Ảnh PNG", "PNG image"),
        "text/plain": say("Văn bản thuần", "Plain text"),
    }
    return kinds.get(media_type, media_type)


def known_from(how: str) -> str:
    """How the day of publication is known (`corpus.model.Published.how`)."""
    ways = {
        "dateline": say("dòng ngày trên trang", "the line on the page"),
        "metadata": say("dữ liệu của trang", "the page's metadata"),
        "url": say("địa chỉ trang", "the address"),
        "feed": say("nguồn tin RSS", "the feed"),
        "stated": say("người nhập", "whoever imported it"),
        "listing": say("trang danh sách", "the list page"),
    }
    return ways.get(how, how)


def province(identity: str) -> str:
    """A province's name by its id."""
    return province_name(identity)


def provinces(then: str, now: str) -> str:
    """The province then, and what it belongs to now where that is another."""
    if not then or not now or then == now:
        return province_name(then or now) if then or now else ""
    return say(f"{province_name(then)} (nay thuộc {province_name(now)})", f"{province_name(then)} (now {province_name(now)})")


def place(identity: str) -> str:
    """A place's name by its id in the gazetteer; any other text as it is."""
    unit = by_id().get(identity)
    return unit.name if unit else identity


def area(identity: str) -> str:
    """A reform area's name by its id."""
    return area_names().get(identity, identity)


def short(text: str, longest: int = 160) -> str:
    """A text on one line, cut at a word with an ellipsis where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


def outward(url: str) -> str:
    """An address of the web as it is; empty for any other (a page may name `javascript:` or `file:`)."""
    return url if url.lower().startswith(("http://", "https://")) else ""

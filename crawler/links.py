"""Addresses: one form for one page, and which of a page's links are files it offers."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree

from corpus.model import Attachment
from crawler.pagetext import clean, inner_text

LONGEST = 2_000
"""Code points of an address; longer ones are traps or mistakes."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|zip|rar|7z)$", re.IGNORECASE)
_NAME_LABEL = re.compile(r"^(?:(?:Tải|Xem) (?:tập|tệp) tin|Tập tin|Tệp tin|File|Tải về|Download)\s*\d*\s*:\s*", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|zarsrc|_gl|sid|phpsessid|jsessionid)$", re.IGNORECASE)
_VIEWERS = ("file", "src", "url", "FileUrl", "pdf_url")


def canonical(url: str) -> str:
    """One form for all ways of writing an address: host in lower case, no fragment, no tracking parameters, no default port.

    >>> canonical("HTTP://Cong.vn:80/tin?id=3&utm_source=zalo#top")
    'http://cong.vn/tin?id=3'
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if (port := _port(url)) and port != {"http": 80, "https": 443}.get(scheme):
        host = f"{host}:{port}"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def absolute(base: str, href: str) -> str:
    """A link of a page as a whole address; empty when it is none to ask for: a script, broken brackets, too long."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https", "file"} and (bool(parts.hostname) or parts.scheme == "file")
    except ValueError:
        return ""
    return url if sound and len(url) <= LONGEST else ""


def _port(url: str) -> int | None:
    try:
        return urlsplit(url.strip()).port
    except ValueError:
        return None


def file_address(url: str) -> str:
    """The address of the file behind a viewer's address (`viewer?file=…`, Office and Google viewers); else the address itself."""
    for name, value in parse_qsl(urlsplit(url).query):
        if name in _VIEWERS and _FILE.search(urlsplit(value).path):
            return absolute(url, value)
    return url


def is_file(url: str) -> bool:
    """Whether an address names a document file by its ending (the bytes decide later what it is)."""
    return bool(_FILE.search(unquote(urlsplit(url).path)))


def attachment(node: etree._Element, base: str, *, sure: bool) -> Attachment | None:
    """The file that a link, frame or embedded object offers; None when it offers none.

    Args:
        sure: the place of the link says that it is a file, whatever its address looks like.
    """
    href = (node.get("href") or node.get("src") or node.get("data") or "").strip()
    url = file_address(absolute(base, href)) if href and not href.startswith("#") else ""
    if not url or not (sure or is_file(url)):
        return None
    strong = next((inner_text(s) for s in node.iter("strong")), "")
    name = strong or _NAME_LABEL.sub("", inner_text(node)) or clean(node.get("title") or "") or _last_part(url)
    return Attachment(url=url, name=name)


def _last_part(url: str) -> str:
    return clean(unquote(urlsplit(url).path.rsplit("/", 1)[-1]))


def same_document(found: Iterable[Attachment | None]) -> tuple[Attachment, ...]:
    """The files each once, in order; the first name given to an address stays."""
    once: dict[str, Attachment] = {}
    for file in found:
        if file is not None:
            once.setdefault(file.url, file)
    return tuple(once.values())

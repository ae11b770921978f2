"""Provincial gazettes on Lotus Domino (Sơn La, Hà Tĩnh): document lists, attribute pages, gazette issues."""

import math
import re
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Attachment, DocumentKind, Published
from crawler.article_page import ArticlePage
from crawler.item import Listed, NextPage
from crawler.links import same_document
from crawler.list_page import ListPage
from crawler.marks import marks
from crawler.markup import select
from crawler.pagetext import inner_text

RANK = 15
VERSION = 1

_LINKED = marks(r"[\"'][^\"']*\.(?:nsf|NSF)/", ".nsf/", ".NSF/")
_IDENTITY = re.compile(r"ParentUNID=([0-9A-Fa-f]{32})")
_PAGE = 30


def recognise(response: HttpResponse) -> bool:
    """A Notes database in its address or in a link."""
    return ".nsf/" in str(response.url).lower() or bool(_LINKED.found(response.text))


class DominoPage(ArticlePage):
    """The attributes of a document; its text is another page of the same database and comes as a file."""

    TITLE = (".doc-title", ".vb-title")
    HEAD = ("table.tbl-attributes",)
    BODY = ("#noidung", ".noidung", "#divNoiDung")

    @field
    def title(self) -> str:
        return self.text(self.TITLE) or (self._head.summary if self._head else "")

    @field
    def kind(self) -> DocumentKind:
        return "decision"

    @field
    def identity(self) -> str:
        found = _IDENTITY.search(self.address)
        return f"domino:{found[1].lower()}" if found else ""

    @field
    def published(self) -> Published | None:
        """None: the date in the head's metadata is that of the template."""
        return None

    @field
    def attachments(self) -> tuple[Attachment, ...]:
        files = [self._file(node) for node in select(self.tree, 'a[href*="$file/"], a[href*="$FILE/"]')]
        text = re.sub(r"/ThuocTinh\?", "/NoiDung?", self.address, flags=re.IGNORECASE)
        more = [] if text == self.address else [Attachment(url=text, name="Nội dung văn bản", media_type="text/html")]
        return same_document([*super().attachments, *files, *more])

    def _file(self, node: etree._Element) -> Attachment:
        """Names of files contain blanks."""
        address = urljoin(self.address, (node.get("href") or "").strip().replace(" ", "%20"))
        return Attachment(url=address, name=inner_text(node) or address.rsplit("/", 1)[-1].replace("%20", " "))


class DominoList(ListPage):
    """Rows of thirty; the printed total tells the last page. Of two dates in a row the one marked as effect is the issue date."""

    ITEMS = ("div.divData table tr",)
    LINK = ("a.kyhieu[href*=ParentUNID]",)
    DATE = ("span.w-effect",)

    def entry(self, item: etree._Element) -> Listed | None:
        found = super().entry(item)
        subject = next((inner_text(node) for node in select(item, "span.excerpt")), "")
        return Listed(url=found.url, title=subject or found.title, on=found.on) if found else None

    @field
    def next(self) -> NextPage | None:
        total = max((int(re.sub(r"\D", "", inner_text(node)) or 0) for node in select(self.tree, "#total")), default=0)
        query = {name.lower(): values[0] for name, values in parse_qs(urlsplit(self.address).query).items()}
        number = int(query.get("page", "1")) + 1
        if number > math.ceil(total / _PAGE):
            return None
        parts = urlsplit(self.address)
        return NextPage(
            url=parts._replace(query=f"OpenView&Start={_PAGE * (number - 1) + 1}&page={number}").geturl(), number=number
        )


ARTICLE = DominoPage
LIST = DominoList

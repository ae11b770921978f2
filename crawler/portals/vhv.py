"""vhv: the portals with `Article-Detail` classes (Lai Châu, Thái Bình, communes of Quảng Ngãi, moit.gov.vn, many edu.vn)."""

import re
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Attachment, Published
from crawler.article_page import ArticlePage
from crawler.dates import page_date
from crawler.item import Listed, NextPage
from crawler.links import attachment, same_document
from crawler.list_page import ListPage
from crawler.marks import marks
from crawler.markup import select
from crawler.pagetext import inner_text

RANK = 35
VERSION = 1

_MARKS = marks(
    r"class=[\"'][^\"']*\bModuleWrapper\b|\bVHV\.|Article-Detail-|/upload/\d+/\d{8}/",
    *("ModuleWrapper", "VHV.", "Article-Detail-", "/upload/"),
)
_PATH = re.compile(r"[\"']([^\"']*/upload/[^\"']+)[\"']")
_SITE = re.compile(r"VHV\.App\s*=\s*\{.*?[\"']?site[\"']?\s*:\s*[\"']?(\w+)", re.DOTALL)


def recognise(response: HttpResponse) -> bool:
    """Two of its marks: module wrappers, its scripts' names, its class names, its upload folders."""
    return len(_MARKS.found(response.text)) >= 2 or "Article-Detail-" in response.text


class VhvArticle(ArticlePage):
    """The first article element is the page's own; the ones below it are related news with the same microdata."""

    TITLE = ("h1.title-detail", "article h1[itemprop=headline]", ".news-detail-default h1", "h1.title")
    DATE = ("article .post-date", ".news-detail-default .post-date", ".time-news .time")
    LEAD = ()
    DROP = (".block_share", ".social-connect", ".network-share", ".rating", ".author", ".show-article", ".relatedArticles")
    SECTIONS = (".breadcrumb [itemprop=name]", ".breadcrumb a")
    HEAD = (".legaldocument-detail table", "table.legal-document", "article.download-detail-layout-default table")
    FILES = ("a.link-download", ".listfile a[href]", "ul.list-download a[href]", ".inline-download a[href]")

    @cached_property
    def body(self) -> etree._Element | None:
        """The longer of teaser and text: some sites put everything into the teaser."""
        text = self.first(("article .content-detail", ".content-detail", "[itemprop=articleBody]"))
        brief = self._brief
        if text is None or (brief is not None and len(inner_text(brief)) > len(inner_text(text))):
            return brief if brief is not None else text
        return text

    @cached_property
    def _brief(self) -> etree._Element | None:
        return self.first(("article div.brief", ".news-detail-default div.brief", "div.brief"))

    @field
    def lead(self) -> str:
        return inner_text(self._brief) if self._brief is not None and self._brief is not self.body else ""

    @field
    def published(self) -> Published | None:
        found = page_date(self.meta("datePublished"))
        return super().published or (Published(on=found[0], time=found[1], how="metadata") if found else None)

    @field
    def author(self) -> str:
        line = self.text(("article div.author", ".news-detail-default div.author"))
        found = re.search(r"Tác giả\s*:\s*(.+?)(?:\s*Lượt xem\s*:.*)?$", line)
        return found[1].strip() if found else self._byline.author

    @field
    def attachments(self) -> tuple[Attachment, ...]:
        scripted = [self._scripted(node) for node in select(self.tree, "[onclick*=downloadFile]")]
        return same_document([*super().attachments, *scripted])

    def _scripted(self, node: etree._Element) -> Attachment | None:
        """A file whose path is an argument of a script call."""
        found = _PATH.search(node.get("onclick") or "")
        if found is None:
            return None
        link = etree.Element("a", href=found[1], title=inner_text(node))
        return attachment(link, self.address, sure=True)


class VhvList(ListPage):
    """News lists and tables of official documents."""

    ITEMS = (
        "section.section-list article.item-block",
        "article.Article-News",
        "article.detail-list-type-5",
        ".listType6.news-item",
        "article.article-news",
        ".left-new figure",
        ".list-legal-document-table table tbody tr",
        "table#vanbantb tr",
        ".legalddocument-default",
    )
    LINK = (".entry-title a", ".news-title a", "a.title-documment", "td.tg-yw4l a[title]", "a.article-img", "a[title]", "a[href]")
    DATE = ("time.post-date", "span.time-news", "span.article-date", ".publish-time", "td")

    def entry(self, item: etree._Element) -> Listed | None:
        """The address without `categoryId`: one article is listed in many categories."""
        found = super().entry(item)
        if found is None:
            return None
        parts = urlsplit(found.url)
        query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if k != "categoryId"])
        link = next((node for css in self.LINK for node in select(item, css)), None)
        title = (link.get("title") or "").strip() if link is not None else ""
        return Listed(url=parts._replace(query=query).geturl(), title=title or found.title, on=found.on)

    @field
    def next(self) -> NextPage | None:
        """A full page of the list module, posted to the site itself; a page beyond the end comes back empty."""
        module = next((node for css in self.ITEMS for item in select(self.tree, css) for node in _wrappers(item)), None)
        if self.asked is not None and self.asked.form:
            form, url = dict(self.asked.form), self.asked.url
        elif module is not None:
            form, url = self._form(module)
        else:
            return None
        number = self.number + 1
        form["pageNo"] = str(number)
        return NextPage(url=url, number=number, form=tuple(form.items()), headers=(("X-Requested-With", "XMLHttpRequest"),))

    def _form(self, module: etree._Element) -> tuple[dict[str, str], str]:
        number = re.sub(r"\D", "", module.get("id") or "")
        site = _SITE.search(self.response.text)
        query = {"module": "Content.Listing", "moduleId": number, "cmd": "redraw", "site": site[1] if site else ""}
        query |= {"url_mode": "rewrite", "submitFormId": number, "page": "Article.News.list"}
        form = {
            "itemsPerPage": "12",
            "orderBy": "publishTime DESC",
            "service": "Content.Article.selectAll",
            "type": "Article.News",
        }
        form |= {f.get("name") or "": f.get("value") or "" for f in select(module, "input[type=hidden]") if f.get("name")}
        return form, urljoin(self.address, "/?" + urlencode(query))


def _wrappers(item: etree._Element) -> list[etree._Element]:
    return [node for node in item.iterancestors("div") if "ModuleWrapper" in (node.get("class") or "")]


ARTICLE = VhvArticle
LIST = VhvList

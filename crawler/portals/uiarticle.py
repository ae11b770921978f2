"""uiarticle: ASP.NET portals with `pageid` addresses (Sơn La, Cần Thơ, Ninh Bình, Cao Bằng, Hải Phòng, chinhphu.vn)."""

import re
from urllib.parse import urljoin

from lxml import etree
from web_poet import HttpResponse, field

from crawler.article_page import ArticlePage
from crawler.item import Listed, NextPage
from crawler.list_page import ListPage
from crawler.marks import marks
from crawler.markup import select
from crawler.pagetext import inner_text
from crawler.postback import action_of, form_for

RANK = 40
VERSION = 1

_CONTROLS = marks(
    r"id=[\"']ctrl_\d+_\d+|/SiteFolders/|class=[\"'][^\"']*\bUI\w+(?:Control|_Default)\b",
    *("ctrl_", "/SiteFolders/", "Control", "_Default"),
)
_ARTICLE = re.compile(r"-(\d{4,})(?:\?|$)|[?&]docid=(\d+)", re.IGNORECASE)
_LOAD = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
_SETTING = re.compile(r"\b(article_category_id|categoryIds|site_id|page_size)\s*:\s*[\"']?([\w,;-]*)[\"']?")
_LAST = re.compile(r"maxPage\s*=\s*parseInt\(\s*[\"']?(\d+)")
_COUNTER = re.compile(r"(\d[\d.]*)\s*-\s*(\d[\d.]*)\s*\|\s*(\d[\d.]*)")


def recognise(response: HttpResponse) -> bool:
    """Its control ids and class names, with one more of its signs: the form, a `pageid`, the article classes."""
    text = response.text
    if not _CONTROLS.found(text):
        return False
    return 'id="form1"' in text or "pageid=" in text.lower() or ("ArticleHeader" in text and "ArticleContent" in text)


class UiArticle(ArticlePage):
    """News, and the documents of chinhphu.vn and its relatives, which state their parts in a two-column table."""

    TITLE = (".ArticleHeader", "h4.title span[id$=lb_noidung]", "h4.title")
    DATE = (".PostDate", ".ArticleDate")
    LEAD = (".ArticleSummary",)
    BODY = (".ArticleDetailControl .ArticleContent", ".ArticleContent", "#block_detail", ".librarydetail")
    DROP = (".similar-document-control", ".ArticleHeader", ".PostDate", ".ArticleSummary")
    HEAD = ("div.Content table",)
    FILES = ("div.rp-file a.view-file", "tr.doc-list a[download]")
    SECTIONS = (".UIMenuNavigation_Content .breadcrumb a", ".BreadCrumb a")

    @field
    def identity(self) -> str:
        found = _ARTICLE.search(self.address)
        if found is None:
            return ""
        return f"uiarticle:{found[1]}" if found[1] else f"uiarticle:doc:{found[2]}"


class UiArticleList(ListPage):
    """Article lists, paged by an own POST address or by links, and document grids, paged by postback."""

    ITEMS = (
        ".ArticleInMenu li, .ArticleInMenu .item",
        "ul.ArticleList li",
        ".ArticleList .item",
        ".UIListNews_Default .item",
        "div.HotnewsItem",
        "[id$=grvDocument] tr",
        "li:has(h2.Title)",
    )
    LINK = ("h2.Title a", "h3 a", "a[href*=docid]", "a[href]")
    DATE = (".PostDate", ".ArticleDate", "span.issued-date", ".date")

    @field
    def next(self) -> NextPage | None:
        return self._grid() or self._loaded() or self.next_by_links()

    def entry(self, item: etree._Element) -> Listed | None:
        found = super().entry(item)
        if found is None or not _ARTICLE.search(found.url):
            return None
        subject = next((inner_text(node) for node in select(item, "span.substract")), "")
        return Listed(url=found.url, title=subject or found.title, on=found.on)

    def _grid(self) -> NextPage | None:
        """The next page of a document grid; its counter `201 - 250 | 500` tells the last one."""
        grid = next((node.get("id") or "" for node in select(self.tree, "[id$=grvDocument]")), "")
        counter = _COUNTER.search(self.text((".document-page-info",)))
        if not grid or counter is None or counter[2] == counter[3]:
            return None
        number = self.number + 1
        target = re.sub(r"_(?=grvDocument$)", "$", grid)
        form = form_for(self.tree, target, f"Page${number}")
        return NextPage(url=action_of(self.tree, self.address), number=number, form=form)

    def _loaded(self) -> NextPage | None:
        """The address that the page's script asks for more; it answers a fragment, so its settings travel on with the request."""
        if self.asked is not None and self.asked.url.endswith(_LOAD):
            settings, last = dict(self.asked.form), int(dict(self.asked.carried)["last"])
        else:
            settings = {name: value.rstrip(",;") for name, value in _SETTING.findall(self.response.text) if value.rstrip(",;")}
            found = _LAST.search(self.response.text)
            last = int(found[1]) if found else 0
        number = self.number + 1
        if "article_category_id" not in settings or number > last:
            return None
        size = settings.get("page_size", "10")
        form = _FIXED | settings | {"page": str(number), "no": f"-{size}"}
        headers = (("Referer", self.address), ("X-Requested-With", "XMLHttpRequest"))
        return NextPage(
            url=urljoin(self.address, _LOAD),
            number=number,
            form=tuple(form.items()),
            headers=headers,
            carried=(("last", str(last)),),
        )


_FIXED = {
    "keyword": "",
    "date_begin": "",
    "date_end": "",
    "show_no": "",
    "show_post_date": "True",
    "num_of_text": "",
    "show_view_count": "",
    "filter_order_in_list": "",
    "is_default": "",
    "new": "",
    "number_of_day": "",
    "lang": "vi-VN",
    "articlelang": "vi-VN",
    "is_authenticated": "False",
}
ARTICLE = UiArticle
LIST = UiArticleList

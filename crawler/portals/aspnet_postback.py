"""aspnet-postback: the portal of Khánh Hòa, lists paged by posting the page's own form back."""

from web_poet import HttpResponse, field

from crawler.article_page import ArticlePage
from crawler.list_page import ListPage
from crawler.markup import select

RANK = 62
VERSION = 1


def recognise(response: HttpResponse) -> bool:
    """Its article ids, or a postback form with links to its articles."""
    text = response.text
    return "chitietbaiviet" in text or ('id="datearticle"' in text) or ("__doPostBack" in text and "title-article" in text)


class PostbackArticle(ArticlePage):
    """The lead stands only in a meta element of the head."""

    TITLE = (".title-article", "h1")
    DATE = ("#datearticle",)
    BODY = (".chitietbaiviet",)
    SECTIONS = (".breadcrumb a",)

    @field
    def lead(self) -> str:
        found = next((node.get("content") or "" for node in select(self.tree, "meta#ogdescription")), "")
        return " ".join(found.split())


class PostbackList(ListPage):
    """The pager's links are postbacks."""

    ITEMS = (".title-article", ".list-article li", ".item-article", "h2", "h3")
    LINK = ("a[href]",)
    DATE = (".date-article", ".date", "span")
    PAGER = ("[class*=pagination], [class*=pager], [class*=paging]", "[id*=Pager], [id*=pager]", "tr.pager, td table")


ARTICLE = PostbackArticle
LIST = PostbackList

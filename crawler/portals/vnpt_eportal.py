"""VNPT ePortal: Liferay with portlets of VNPT for news and for official documents."""

from web_poet import HttpResponse

from crawler.portals.liferay import LiferayArticle, LiferayList

RANK = 25
VERSION = 1


def recognise(response: HttpResponse) -> bool:
    """By the names of its portlets."""
    return "_WAR_vnpteportal" in response.text


class VnptList(LiferayList):
    """Rows of the two list portlets."""

    ITEMS = (
        "[id^=p_p_id_dsnews_WAR_vnpteportalnewsportlet] h2",
        "[id^=p_p_id_dsvanbanphapquy_WAR_vnpteportalappportlet_] table tbody tr",
        *LiferayList.ITEMS,
    )
    LINK = ("a[href]",)
    PAGER = ("[id$=ocerSearchContainerPageIterator]", *LiferayList.PAGER)


ARTICLE = LiferayArticle
LIST = VnptList

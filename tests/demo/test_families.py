"""Every family shows the same content in its own structure, and its lists page and end in the family's own way."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html

from demo import library
from demo.families.uiarticle import FIRST_CATEGORY, GRID, LOAD, SITE_ID
from demo.markup import blocks
from demo.server import serve

SITE = "dong-thap"
SECTION = "tin-cai-cach-hanh-chinh"
PARTS = {  # title, body, and the day as the page of article 205 prints it (18 December 2020, 08:45)
    "wordpress": ("h1.entry-title", "div.entry-content", "time.entry-date", "18/12/2020"),
    "uiarticle": (".ArticleHeader", ".ArticleDetailControl .ArticleContent", ".PostDate", "18/12/2020 14:05"),
    "vhv": ("h1.title-detail", "div.content-detail[itemprop=articleBody]", "span.post-date.left", "Thứ sáu, 18/12/2020 | 14:05"),
    "liferay": ("h1#titleDetail.title", "div#contentDetail.textdetail", "div.tool > span.date_time", "18/12/2020 14:05"),
    "drupal": ("h1.page-title", ".field--name-body", "p.submitted", "Đăng bởi quantri ngày 18/12/2020 - 14:05"),
    "bai-viet": (".detail-title", ".detail-content", ".time", "Đăng tải: 14:05 18/12/2020"),
    "article-brief": ("h1.title-detail", ".article-content", ".post-date", "18/12/2020 14:05 | lượt xem: 1525"),
    "aspnet-postback": (".title-article", ".chitietbaiviet", "#datearticle", "18/12/2020 14:05:00"),
    "tandan": (
        ".tandan-p-article-news-title",
        ".tandan-p-article-main",
        ".tandan-span-date-publish",
        "Đăng ngày 18/12/2020 14:05",
    ),
    "nukeviet": ("h1.title", "#news-bodyhtml", "span.h5", "Thứ sáu - 18/12/2020 14:05"),
}


@pytest.fixture
def site() -> Iterator[Callable[[str], httpx.Client]]:
    """Starts the site in a family and gives a client for it."""
    opened: list[tuple[object, httpx.Client]] = []

    def start(family: str) -> httpx.Client:
        running = serve(sites=[SITE], families={SITE: family})
        client = httpx.Client(base_url=running.__enter__().addresses[SITE], follow_redirects=True)
        opened.append((running, client))
        return client

    yield start
    for running, client in opened:
        client.close()
        running.__exit__(None, None, None)  # type: ignore[attr-defined]


def walk(client: httpx.Client) -> dict[str, str]:
    """Every HTML page that links lead to from the front page, by path."""
    todo, found = ["/"], dict[str, str]()
    for path in todo:
        answer = client.get(path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        found[path] = answer.text
        links = (urljoin(path, link) for link in html.fromstring(answer.text).xpath("//a/@href"))
        todo += [link for link in dict.fromkeys(links) if link.startswith("/") and link not in todo]
    return found


def inner(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


@pytest.mark.parametrize("family", PARTS)
def test_an_article_stands_in_the_familys_structure(site: Callable[[str], httpx.Client], family: str) -> None:
    news = library.shelf(SITE).page(205)
    assert news
    title, body, date, printed = PARTS[family]
    pages = [html.fromstring(text) for text in walk(site(family)).values() if news.author in text and news.body[:60] in text]
    page = next(page for page in pages if page.cssselect(body))
    assert inner(page.cssselect(title)[0]) == news.title
    assert inner(page.cssselect(date)[0]) == printed
    text = inner(page.cssselect(body)[0])
    assert all(block.text in text for block in blocks(news.body))
    assert any(re.search(r"\.docx|download=1", link) for link in page.xpath("//a/@href"))


@pytest.mark.parametrize("family", [*PARTS, "congbao-domino"])
def test_every_document_is_linked_and_states_its_properties(site: Callable[[str], httpx.Client], family: str) -> None:
    pages = list(walk(site(family)).values())
    if family == "uiarticle":
        pages += list(grid(site(family)))
    for act in library.shelf(SITE).decisions:
        assert any(act.signer in page and act.title in page for page in pages), act.number


def grid(client: httpx.Client) -> Iterator[str]:
    """The pages of the document grid and the documents on them, each page asked for with the state of the one before."""
    answer = client.get("/he-thong-van-ban?classid=1&mode=1")
    for number in range(2, 4):
        yield answer.text
        for link in html.fromstring(answer.text).xpath("//a[span[@class='code']]/@href"):
            yield client.get(link).text
        fields = {node.get("name"): node.get("value") for node in html.fromstring(answer.text).cssselect("input[type=hidden]")}
        answer = client.post("/he-thong-van-ban", data=fields | {"__EVENTTARGET": GRID, "__EVENTARGUMENT": f"Page${number}"})


@pytest.mark.parametrize(
    ("family", "path", "status", "ends"),
    [
        ("wordpress", f"/category/{SECTION}/page/9/", 404, "Xin lỗi"),
        ("drupal", f"/{SECTION}?page=9", 200, "Lấp Vò"),
        ("liferay", f"/web/guest/{SECTION}?_101_INSTANCE_hB7kXq2LmN4p_cur=9", 200, "Lấp Vò"),
        ("article-brief", f"/chuyen-muc-{SECTION}-c21070-9.html", 404, "không tồn tại"),
    ],
)
def test_beyond_the_end(site: Callable[[str], httpx.Client], family: str, path: str, status: int, ends: str) -> None:
    answer = site(family).get(path)
    assert answer.status_code == status
    assert ends in answer.text


def test_bai_viet_is_empty_beyond_the_end(site: Callable[[str], httpx.Client]) -> None:
    answer = site("bai-viet").get(f"/vi/chuyen-muc/{SECTION}?page=9")
    assert answer.status_code == 200
    assert "/bai-viet/" not in answer.text


def test_uiarticle_loads_more_by_post_until_a_fragment_is_empty(site: Callable[[str], httpx.Client]) -> None:
    client = site("uiarticle")
    first = client.get(f"/{SECTION}").text
    assert re.findall(r"maxPage = parseInt\((\d+)\)", first) == ["3"]
    form = {"article_category_id": FIRST_CATEGORY, "categoryIds": FIRST_CATEGORY, "site_id": SITE_ID, "page_size": 3}
    counts = [client.post(LOAD, data=form | {"page": page}).text.count('class="Title"') for page in (1, 2, 3, 4)]
    assert counts == [3, 3, 1, 0]
    assert client.post(LOAD, data={"page": 2}).text == ""


def test_uiarticle_refuses_a_postback_without_its_state(site: Callable[[str], httpx.Client]) -> None:
    client = site("uiarticle")
    assert client.post("/he-thong-van-ban", data={"__EVENTTARGET": GRID, "__EVENTARGUMENT": "Page$2"}).status_code == 500


def test_vhv_ignores_a_body_that_is_no_form(site: Callable[[str], httpx.Client]) -> None:
    client = site("vhv")
    address = (
        "/?module=Content.Listing&moduleId=31&cmd=redraw&site=2005517&url_mode=rewrite&submitFormId=31&page=Article.News.list"
    )
    form = {"pageNo": "2", "itemsPerPage": "3", "categoryId": "101788600"}
    second = client.post(address, data=form).text
    bare = client.post(address, content="pageNo=2&itemsPerPage=3&categoryId=101788600").text
    assert re.findall(r'data-id="(\w+)"', second) != re.findall(r'data-id="(\w+)"', bare)
    assert client.post(address, data=form | {"pageNo": "9"}).text.strip() == ""
    assert client.post(address, data=form | {"pageNo": "1", "itemsPerPage": "100"}).text.count("<article") == 7


def test_postback_pages_need_all_three_hidden_fields(site: Callable[[str], httpx.Client]) -> None:
    client = site("aspnet-postback")
    page = html.fromstring(client.get(f"/vi/{SECTION}").text)
    target = re.findall(r"__doPostBack\('([^']+)'", str(page.xpath("//a[.='2']/@href")[0]))[0]
    fields = {node.get("name"): node.get("value") for node in page.cssselect("input[type=hidden]")} | {"__EVENTTARGET": target}
    second = client.post(f"/vi/{SECTION}", data=fields)
    assert second.status_code == 200
    assert page.xpath("//div[@class='tin']/a/@href") != html.fromstring(second.text).xpath("//div[@class='tin']/a/@href")
    assert client.post(f"/vi/{SECTION}", data=fields | {"__EVENTVALIDATION": ""}).status_code == 500


def test_wordpress_cuts_a_post_into_pages(site: Callable[[str], httpx.Client]) -> None:
    client, news = site("wordpress"), library.shelf(SITE).page(209)
    assert news
    assert news.cut == 2
    path = f"/{news.published:%Y/%m}/{news.alias}/"
    pages = [html.fromstring(client.get(path + end).text) for end in ("", "2/", "3/")]
    texts = [inner(page.cssselect("div.entry-content")[0]) for page in pages]
    for number, block in enumerate(blocks(news.body)):
        assert [block.text in text for text in texts] == [number // 2 == each for each in range(3)]
    assert [inner(page.cssselect(".post-page-numbers.current")[0]) for page in pages] == ["1", "2", "3"]
    assert client.get(path + "4/").url.path == path


def test_wordpress_feeds_and_sitemaps(site: Callable[[str], httpx.Client]) -> None:
    client = site("wordpress")
    feed = client.get("/feed/").text
    assert "<pubDate>Thu, 22 Jan 2026" in feed
    assert feed.count("<content:encoded>") == 9
    modified = re.findall(r"<loc>[^<]+</loc><lastmod>([^<]+)<", client.get("/wp-sitemap-posts-post-1.xml").text)
    assert len(modified) == 9 + 4
    assert modified[-1].startswith("2026-01-22")
    assert client.get("/?p=205").url.path == "/2020/12/thap-muoi-nhin-lai-muoi-nam-cai-cach-hanh-chinh/"


def test_liferay_prints_the_symbol_before_the_number(site: Callable[[str], httpx.Client]) -> None:
    client = site("liferay")
    assert "<td>QĐ-UBND-HC/1520</td>" in client.get("/web/guest/van-ban").text


def test_the_gazette_repeats_its_last_page(site: Callable[[str], httpx.Client]) -> None:
    client = site("congbao-domino")
    pages = [client.get(f"/congbao.nsf/VanBanQPPL2?OpenView&Start={start}&page=1").text for start in (1, 3, 5)]
    numbers = [re.findall(r'class="kyhieu"[^>]*>([^<]+)<', page) for page in pages]
    assert numbers[1] == numbers[2] != numbers[0]

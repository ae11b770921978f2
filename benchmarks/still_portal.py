"""A portal whose answers lie ready: `python -m benchmarks.still_portal PAGES` prints its address and serves until killed."""

import asyncio
import sys

SENTENCE = (
    "Bộ phận một cửa của xã tiếp nhận {n} hồ sơ trong tuần, trả đúng hạn {m} hồ sơ, người dân chấm điểm hài lòng {k} phần trăm."
)
MENU = "".join(f'<li><a href="/muc-{n}/">Mục số {n} của cổng thông tin</a></li>' for n in range(60))


def article(number: int) -> bytes:
    """A page in the structure of NukeViet's news module, of the size that such pages have."""
    text = "".join(f"<p>{SENTENCE.format(n=number + part, m=number + part - 1, k=80 + part)}</p>" for part in range(14))
    others = "".join(f'<li><h4><a href="/news/cchc/bai-{n}.html">Bài khác số {n}</a></h4></li>' for n in range(12))
    title, head = f"Tuần làm việc thứ {number}", '<meta charset="utf-8"><meta name="generator" content="NukeViet v4.5">'
    column = (
        f'<div class="news_column panel"><div class="panel-body"><h1 class="title" itemprop="headline">{title}</h1>'
        f'<span class="h5">Thứ hai - 25/03/2024 16:58</span><div class="hometext" itemprop="description">Tóm tắt {number}.</div>'
        f'<div id="news-bodyhtml" class="bodytext">{text}</div><p class="h5 text-right"><strong>Tác giả: </strong>Thu Hà</p>'
    )
    body = f'<ul>{MENU}</ul>{column}</div></div><ul class="related">{others}</ul>'
    return f'<!DOCTYPE html><html lang="vi"><head>{head}<title>{title}</title></head><body>{body}</body></html>'.encode()


def answer(path: str, base: str, pages: int) -> tuple[bytes, str]:
    """Body and content type of a path."""
    if path == "/robots.txt":
        return b"User-agent: *\nDisallow:\n", "text/plain"
    if path == "/sitemap.xml":
        rows = "".join(f"<url><loc>{base}/news/cchc/bai-{n}.html</loc></url>" for n in range(pages))
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode(), "text/xml"
    return article(int(path.rpartition("-")[2].removesuffix(".html"))), "text/html; charset=utf-8"


async def serve(pages: int) -> None:
    """Serves for ever."""
    base = ""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                body, kind = answer(request.split(b" ", 2)[1].decode(), base, pages)
                head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    print(base, flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))

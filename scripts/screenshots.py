"""`make screenshots`: harvests the demo portal into a folder of its own, serves it, and writes the pictures of the README.

Needs Debian's Chromium. The pictures are palette images of at most COLOURS colours, so that all of them stay small.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from demo.library import sites
from demo.server import Portal, serve

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
COLOURS = 160
WIDE, PHONE = (1200, 800), (360, 740)


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, the page, and how it is looked at; `to` is scrolled to the top first."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    theme: str = "light"
    to: str = ""


SHOTS = (
    Picture("dau-trang", "/"),
    Picture("tim-kiem", "/?q=ho+so+dung+han"),
    Picture("tai-lieu", "/?q=số+hóa+83%25&kind=news"),
    Picture("so-lieu", "/so-lieu?indicator=ho_so_dung_han", to="#found"),
    Picture("so-sanh", "/so-sanh?indicator=ho_so_dung_han&from=2018&to=2026&province=quang-tri&province=dong-thap", to="#found"),
    Picture("van-ban", "/van-ban/934/QĐ-UBND"),
    Picture("ho-so", "/ho-so"),
    Picture("toi", "/so-sanh?indicator=ho_so_dung_han&from=2018&to=2026", theme="dark", to="#found"),
    Picture("dien-thoai", "/?q=một+cửa", size=PHONE),
    Picture("dien-thoai-toi", "/so-lieu?indicator=ho_so_dung_han", size=PHONE, theme="dark", to=".stack tbody tr"),
)


def main() -> int:
    """Writes every picture; 0 when all are there."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(_site(folder, stack.enter_context(serve())))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shot in SHOTS:
            size = _write(shot, _look(browser, address, shot))
            sys.stdout.write(f"docs/pictures/{shot.name}.png\t{size:,} bytes\n")
        browser.close()
    return 0


@contextmanager
def _site(folder: Path, portal: Portal) -> Iterator[str]:
    """The address of the site over the harvested demo portal."""
    settings = {
        "source_folders": [str(ROOT / "demo" / "sources")],
        "pipelines": {"demo": {"sources": [f"demo-{site.id}" for site in sites()]}},
    }
    (folder / "pipelines.yaml").write_text(json.dumps(settings), "utf8")
    addresses = {f"DEMO_{name.upper().replace('-', '_')}": url for name, url in portal.addresses.items()}
    run = [sys.executable, "-m", "caicach"]
    subprocess.run([*run, "run", "demo"], cwd=folder, env={**os.environ, **addresses}, check=False, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*run, "serve", "--port", "0"], cwd=folder, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        found = re.search(r"http://\S+(?=/)", server.stderr.readline())
        assert found, "the site could not be served"
        yield found[0]
    finally:
        server.terminate()
        server.communicate(timeout=30)


def _look(browser: Browser, address: str, shot: Picture) -> bytes:
    """What a reader sees; a document is opened from a search, a dossier is filled first."""
    width, height = shot.size
    viewport = {"width": width, "height": height}
    context = browser.new_context(base_url=address, color_scheme=shot.theme, viewport=viewport, locale="vi-VN")  # type: ignore[arg-type]
    page = context.new_page()
    if shot.name == "ho-so":
        _collect(page)
    page.goto(shot.path)
    if shot.name == "tai-lieu":
        page.locator(".result h2 a").first.click()
        page.wait_for_url("**/tai-lieu/*")
    if shot.to:
        page.locator(shot.to).first.evaluate("e => e.scrollIntoView({block: 'start', behavior: 'instant'})")
    image = page.screenshot()
    context.close()
    return image


def _collect(page: Page) -> None:
    """A figure, a sentence and a note."""
    for path in ("/so-lieu?indicator=ho_so_dung_han&province=quang-tri", "/?q=một+cửa", "/van-ban/934/QĐ-UBND"):
        page.goto(path)
        page.get_by_role("button", name="Thêm vào hồ sơ").first.click()
        page.locator(".keep.kept").wait_for()
    page.goto("/ho-so")
    page.get_by_label("Ghi chú cho mục 1").fill("Dùng cho phần mở đầu; hỏi lại Sở Nội vụ số của quý IV.")
    page.get_by_role("button", name="Lưu ghi chú 1").click()


def _write(shot: Picture, image: bytes) -> int:
    path = PICTURES / f"{shot.name}.png"
    with Image.open(BytesIO(image)) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    sys.exit(main())

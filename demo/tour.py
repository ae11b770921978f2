"""`python -m demo.tour`: the whole way on the demo portal. Serves it, harvests it over HTTP, and shows what can be asked then."""

import os
import subprocess
import sys

from demo.server import DEFAULT_PORT, serve

PORT_VARIABLE = "DEMO_PORT"
PIPELINE = "demo"
SEARCHES = (
    ("Không dấu cũng tìm được", ("ho so dung han", "--size", "3")),
    ("Số văn bản viết kiểu nào cũng ra", ("315/QD UBND", "--size", "3")),
    ("Lọc theo tỉnh và năm", ('tỉnh:"Quảng Trị" một cửa', "--from", "2022-01-01", "--size", "3")),
)
NEXT = """
Tiếp theo:
  . .venv/bin/activate
  caicach search 'mô hình "một cửa"'      tìm bất cứ điều gì
  caicach show MÃ --why                   đọc một tài liệu: tìm thấy gì, theo quy tắc nào
  caicach serve                           trang web: tìm, đọc, so sánh, gom hồ sơ
  caicach facts --indicator "hồ sơ đúng hạn"    số liệu thành bảng
  caicach problems                        những gì chưa làm được và lý do
  caicach import THƯ_MỤC                  nhập tệp của bạn
  caicach sources list                    các cổng thật đã mô tả sẵn; thêm vào pipelines.yaml rồi: caicach run
"""


def main() -> int:
    """Runs the tour; the exit code is that of the harvest, 0 for done, also with problems that the demo has on purpose."""
    try:
        with serve(int(os.environ.get(PORT_VARIABLE, DEFAULT_PORT))) as portal:
            addresses = {f"DEMO_{name.upper().replace('-', '_')}": url for name, url in portal.addresses.items()}
            _say(f"Cổng thử nghiệm: {len(addresses)} trang tỉnh trên máy này, từ {next(iter(addresses.values()))}")
            code = _caicach(("run", PIPELINE), addresses)
    except OSError as error:
        _say(f"Không mở được cổng cho trang thử nghiệm: {error.strerror}. Chọn cổng khác: {PORT_VARIABLE}=9801 make run")
        return 1
    if code not in (0, 3):
        return code
    for title, arguments in SEARCHES:
        _say(f"\n── {title}: caicach search {' '.join(arguments)}")
        if code := _caicach(("search", *arguments), addresses):
            return code
    _say(NEXT)
    return 0


def _caicach(arguments: tuple[str, ...], addresses: dict[str, str]) -> int:
    return subprocess.run([sys.executable, "-m", "caicach", *arguments], env={**os.environ, **addresses}, check=False).returncode


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

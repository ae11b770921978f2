"""`python -m demo`: the demo portal in the foreground, until interrupted."""

import argparse
import signal
import sys
import threading

from demo.server import DEFAULT_PORT, serve

LAST_PORT = 65_530


def main() -> int:
    """Serves until SIGINT or SIGTERM; 1 when a port is taken."""
    parser = argparse.ArgumentParser(
        prog="python -m demo", description="Cổng thử nghiệm: sáu trang tỉnh tự viết, chạy trên máy này."
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help="cổng của trang đầu, trang sau dùng số kế tiếp; 0: tự chọn"
    )
    parser.add_argument("--visit", type=int, choices=(1, 2), default=1, help="2: trạng thái sau khi các trang đã thay đổi")
    parser.add_argument("--bulk", type=int, default=0, help="thêm chừng này trang tin tự ghép vào trang đầu, để đo")
    options = parser.parse_args()
    if not 0 <= options.port <= LAST_PORT:
        parser.error(f"--port phải từ 0 đến {LAST_PORT}: mỗi trang dùng một cổng, bắt đầu từ số này")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with serve(options.port, visit=options.visit, bulk=options.bulk) as portal:
            for name, address in portal.addresses.items():
                sys.stdout.write(f"{name}\t{address}/\n")
            sys.stdout.flush()
            stop.wait()
    except OSError as error:
        sys.stderr.write(f"Không mở được cổng từ {options.port}: {error.strerror}. Chọn cổng khác bằng --port.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Pictures of the demo portal: small bar charts as PNG, drawn from the picture's name."""

import hashlib
import struct
import zlib
from functools import cache

WIDTH, HEIGHT = 320, 180
PAPER, FRAME = (244, 246, 248), (120, 130, 140)


@cache
def picture(name: str) -> bytes:
    """A PNG of 320 × 180 pixels; the same name gives the same bytes."""
    seed = hashlib.sha256(name.encode()).digest()
    return _png([[_colour(seed, x, y) for x in range(WIDTH)] for y in range(HEIGHT)])


def _colour(seed: bytes, x: int, y: int) -> tuple[int, int, int]:
    if x in (0, WIDTH - 1) or y in (0, HEIGHT - 1):
        return FRAME
    bar, inside = divmod(x, 40)
    if not 8 <= inside < 32 or y < HEIGHT - 20 - seed[bar] // 2:
        return PAPER
    return seed[8], seed[9], 96 + seed[10 + bar] // 2


def _png(rows: list[list[tuple[int, int, int]]]) -> bytes:
    pixels = b"".join(b"\0" + bytes(value for colour in row for value in colour) for row in rows)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(pixels, 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

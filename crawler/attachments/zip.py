"""ZIP archives of the other formats; members are read into memory within limits, their names never become paths."""

import tempfile
import zipfile
from pathlib import Path

from corpus.errors import ReadError
from corpus.language import say
from crawler import media_type

MEDIA_TYPES = (media_type.ZIP,)
VERSION = 1
MOST_MEMBERS = 50
MOST_BYTES = 200_000_000


def text_of(path: Path) -> str:
    """The text of each member under its name; archives inside archives are left out. Raises ReadError past the limits."""
    from crawler.attachments import formats

    pieces: list[str] = []
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MOST_MEMBERS:
            raise ReadError(say(f"Tệp nén có hơn {MOST_MEMBERS} tệp", f"The archive has over {MOST_MEMBERS} members"))
        left = MOST_BYTES
        for number, info in enumerate(members):
            with archive.open(info) as stream:
                data = stream.read(left + 1)
            left -= len(data)
            if left < 0:
                raise ReadError(say("Tệp nén bung ra quá lớn", "The archive unpacks to too much"))
            kind = media_type.media_type(data)
            if kind in formats() and kind != media_type.ZIP:
                member = Path(folder) / str(number)
                member.write_bytes(data)
                pieces.append(f"{Path(info.filename).name}\n{formats()[kind].text_of(member)}")
    return "\n\n".join(pieces)

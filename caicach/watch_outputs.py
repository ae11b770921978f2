"""Where new hits of a watch go: an Atom file, a plain file, a mail. A hit is noted as told once its output has taken it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from caicach.atom import feed
from caicach.exports import whole
from caicach.settings import Settings
from caicach.watch_mail import send
from corpus.errors import SettingsError
from corpus.language import say
from corpus.store import Store
from corpus.store.watches import Watch, WatchHit

FEED_LENGTH = 100


def deliver(settings: Settings, store: Store, watch: Watch) -> None:
    """Gives each output of a watch what it has not had yet. Raises SettingsError where an output cannot take it."""
    for name, target in watch.outputs.items():
        waiting = store.watches.untold(watch.id, name)
        if waiting or name == "atom":
            _OUTPUTS[name](settings, store, watch, target, waiting)
            store.watches.told(watch.id, name, [hit.document_id for hit in waiting])


def output_names() -> tuple[str, ...]:
    """The outputs there are beside the feed of the web page."""
    return tuple(_OUTPUTS)


def line(hit: WatchHit, site: str) -> str:
    """A hit as a line of text: day, title, address."""
    day = f"{hit.day:%d/%m/%Y}" if hit.day else say("không rõ ngày", "no date")
    return "\t".join((day, " ".join(hit.title.split()), address(hit, site)))


def address(hit: WatchHit, site: str) -> str:
    """Where a hit is read: on the web page where its address is set, else live."""
    return f"{site}/tai-lieu/{hit.document_id}" if site else hit.url


def _atom(settings: Settings, store: Store, watch: Watch, target: str, waiting: Sequence[WatchHit]) -> None:
    """The whole feed, written anew."""
    content = feed(watch, store.watches.hits(watch.id, FEED_LENGTH), site=settings.watches.address)
    _written(settings, target, lambda path: _replace(path, content))


def _text(settings: Settings, store: Store, watch: Watch, target: str, waiting: Sequence[WatchHit]) -> None:
    """One line a new hit, added to the end of the file."""
    lines = "".join(line(hit, settings.watches.address) + "\n" for hit in waiting)
    _written(settings, target, lambda path: _append(path, lines))


def _mail(settings: Settings, store: Store, watch: Watch, target: str, waiting: Sequence[WatchHit]) -> None:
    """One mail with all new hits."""
    site = settings.watches.address
    lines = [f"{line(hit, site)}\n{hit.lead}".rstrip() for hit in waiting]
    send(
        settings.watches.smtp,
        target,
        subject(watch, len(waiting)),
        "\n\n".join(line.replace("\t", "\n") for line in lines) + "\n",
    )


def subject(watch: Watch, number: int) -> str:
    """The subject of a mail."""
    return say(f"{watch.name}: {number} tài liệu mới", f"{watch.name}: {number} new documents")


def _written(settings: Settings, target: str, write: Callable[[Path], None]) -> None:
    path = settings.path(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
    except OSError as error:
        raise SettingsError(
            say(f"Không ghi được tệp theo dõi: {error.strerror}", f"The file of a watch cannot be written: {error.strerror}"),
            where=str(path),
            remedy=say("Kiểm tra quyền ghi và chỗ trống.", "Check write permission and free space."),
        ) from error


def _replace(path: Path, content: bytes) -> None:
    with whole(path) as part:
        part.write_bytes(content)


def _append(path: Path, lines: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


_OUTPUTS: dict[str, Callable[[Settings, Store, Watch, str, Sequence[WatchHit]], None]] = {
    "atom": _atom,
    "text": _text,
    "mail": _mail,
}

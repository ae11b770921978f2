"""A real PostgreSQL server for the store's tests, beside SQLite."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from corpus.store import Store, open_store
from corpus.store.schema import metadata

OWNER = "postgres"


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on either database."""
    if request.param == "sqlite":
        with open_store(str(tmp_path / "kho" / "kho.sqlite")) as opened:
            yield opened
        return
    with open_store(request.getfixturevalue("postgres_url")) as opened:
        yield opened
        metadata.drop_all(opened.engine)
        with opened.engine.begin() as connection:
            connection.execute(text("drop table alembic_version"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of an empty database on a server of its own, on loopback. Missing: skipped, but with CI=true failed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        message = "PostgreSQL is not installed (package postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        folder, port = Path(name), _free_port()
        data = folder / "data"
        data.mkdir()
        as_owner = _as_owner(folder)
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        _run([*as_owner, programs[-1] / "initdb", "-A", "trust", "-U", OWNER, "-E", "UTF8", "-D", data])
        _run([*as_owner, programs[-1] / "pg_ctl", "-D", data, "-w", "-t", "300", "-o", options, "-l", folder / "log", "start"])
        yield f"postgresql+psycopg://{OWNER}@127.0.0.1:{port}/postgres"
        _run([*as_owner, programs[-1] / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _as_owner(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as its own user, who must own the folder."""
    if os.geteuid() != 0:
        return []
    for each in (folder, *folder.rglob("*")):
        shutil.chown(each, OWNER)
    return ["runuser", "-u", OWNER, "--"]


def _run(command: list[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

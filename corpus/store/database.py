"""Opening the database: SQLite in WAL mode or PostgreSQL, brought up to the newest schema."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, Executable, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from corpus.errors import StoreError
from corpus.language import say

BUSY_TIMEOUT_MS = 60_000
KEPT_CONNECTIONS, MORE_CONNECTIONS = 10, 40
"""As many as the threads of a web server together, so that none of them waits for another to be done."""


def connect(url: str, patience_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """An engine for a path (SQLite) or a database URL, its schema created or upgraded. Raises StoreError with a remedy.

    Args:
        patience_ms: how long a locked SQLite database is waited for.
    """
    address = url if "://" in url else f"sqlite:///{Path(url).expanduser()}"
    try:
        if address.startswith("sqlite:///"):
            Path(address.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, **_connections(address))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", partial(_prepare_sqlite, patience_ms=patience_ms))
        _upgrade(engine)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            say(f"Không hiểu địa chỉ cơ sở dữ liệu: {error}", f"The database address is not understood: {error}"),
            where="store",
            remedy=say(
                "Ghi đường dẫn tệp SQLite hoặc postgresql+psycopg://người_dùng@máy/tên (cần gói caicach[postgres]).",
                "Give a SQLite file path, or postgresql+psycopg://user@host/name (needs the package caicach[postgres]).",
            ),
        ) from error
    except (OperationalError, OSError, CommandError) as error:
        raise unusable(address, error) from error
    return engine


def _connections(address: str) -> dict[str, int]:
    """How many connections are kept; a database in memory has its one."""
    in_memory = make_url(address).database in (None, "", ":memory:")
    return {} if in_memory else {"pool_size": KEPT_CONNECTIONS, "max_overflow": MORE_CONNECTIONS}


def unusable(address: str, error: Exception) -> StoreError:
    """The error for a database that is there by name but does not answer."""
    cause = getattr(error, "orig", None) or error
    if "locked" in str(cause):
        return StoreError(
            say("Một chương trình khác đang khóa cơ sở dữ liệu", "Another program has locked the database"),
            where=make_url(address).render_as_string(hide_password=True),
            remedy=say(
                "Chờ chương trình đó xong rồi thử lại; thu thập không khóa người đọc, sao lưu hay công cụ khác thì có thể.",
                "Wait until it is done, then try again; a harvest never locks readers out, a backup or another tool may.",
            ),
        )
    return StoreError(
        say(f"Không mở được cơ sở dữ liệu: {cause}", f"The database cannot be opened: {cause}"),
        where=make_url(address).render_as_string(hide_password=True),
        remedy=say(
            "Kiểm tra quyền ghi, dung lượng đĩa, và máy chủ PostgreSQL có đang chạy; dữ liệu đã lưu không bị mất.",
            "Check write permission, free disk space, and that the PostgreSQL server runs; what is stored is not lost.",
        ),
    )


def upsert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows, replacing those with the same primary key (or, where it has none to give, the same unique key)."""
    batch = list(rows)
    if batch:
        connection.execute(_upserting(table, connection.dialect.name, tuple(batch[0])), batch)


@cache
def _upserting(table: Table, dialect: str, columns: tuple[str, ...]) -> Executable:
    """The statement that fills these columns; made once, for making it costs more than running it."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    keys = _identity(table)
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def _identity(table: Table) -> list[str]:
    unique = [c for c in table.constraints if c.__class__.__name__ == "UniqueConstraint"]
    constraint: Any = unique[0] if unique else table.primary_key
    return [column.name for column in constraint.columns]


def _prepare_sqlite(connection: Any, _record: Any, *, patience_ms: int) -> None:
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={patience_ms}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _upgrade(engine: Engine) -> None:
    with as_file(files("corpus.store") / "migrations") as folder, engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except SQLAlchemyError as error:
            raise unusable(str(engine.url), error) from error

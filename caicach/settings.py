"""pipelines.yaml as one frozen settings object, passed to whoever needs it."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import SettingsError
from corpus.language import say
from corpus.yaml_file import load_model


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pipeline(_Frozen):
    """One harvest: the ids of its sources."""

    sources: list[str] = Field(min_length=1)


class CrawlSettings(_Frozen):
    """What holds for every source: who we say we are, and the limits of a run."""

    contact: str = Field(default="", description="address or page that a portal's keeper can write to; part of the User-Agent")
    max_pages: int | None = Field(default=None, ge=1, description="pages a source at most in one run")


class AnnotateSettings(_Frozen):
    """How annotating is spread: processes 1..64."""

    processes: int = Field(default=1, ge=1, le=64)


class MailSettings(_Frozen):
    """The server that takes mail of watches; `security` is how the connection is kept from others."""

    host: str
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: str = Field(default="CAICACH_SMTP_PASSWORD", description="the environment variable that holds the password")
    sender: str = Field(description="the address that mails come from")


class WatchSettings(_Frozen):
    """Where links of feeds and mails lead, and who takes the mail."""

    site: str = Field(default="", pattern=r"^(https?://\S+)?$", description="address of the web page; live pages when empty")
    smtp: MailSettings | None = None

    @property
    def address(self) -> str:
        """`site` without a slash at its end."""
        return self.site.rstrip("/")


class Settings(_Frozen):
    """Everything that pipelines.yaml says; relative paths count from its folder."""

    folder: Path = Field(default=Path(), exclude=True)
    store: str = "var/caicach.sqlite"
    archive: str = "var/archive"
    engine: str = "tantivy"
    engines: dict[str, dict[str, Any]] = Field(default_factory=dict)
    source_folders: list[str] = Field(default_factory=list)
    crawl: CrawlSettings = CrawlSettings()
    annotate: AnnotateSettings = AnnotateSettings()
    watches: WatchSettings = WatchSettings()
    pipelines: dict[str, Pipeline] = Field(default_factory=dict)

    def path(self, text: str) -> Path:
        """A path of the settings, absolute."""
        return (self.folder / Path(text).expanduser()).resolve()

    @property
    def store_url(self) -> str:
        """The store's database URL, or its absolute path for SQLite."""
        return self.store if "://" in self.store else str(self.path(self.store))

    @property
    def archive_folder(self) -> Path:
        """Where the WARC files lie."""
        return self.path(self.archive)

    def engine_settings(self, name: str) -> dict[str, Any]:
        """The settings of one engine; its `path`, if it has one, made absolute."""
        chosen = dict(self.engines.get(name, {}))
        if "path" in chosen or name == "tantivy":
            chosen["path"] = str(self.path(str(chosen.get("path", "var/index"))))
        return chosen

    def pipeline(self, name: str | None) -> tuple[str, Pipeline]:
        """A pipeline by its name; the only or the first one when no name is given. Raises SettingsError."""
        if not self.pipelines:
            raise SettingsError(
                say("Chưa có pipeline nào", "There is no pipeline"),
                where="pipelines",
                remedy=say(
                    "Thêm một mục dưới `pipelines:` với danh sách `sources`.", "Add one under `pipelines:` with its `sources`."
                ),
            )
        wanted = name or next(iter(self.pipelines))
        if wanted not in self.pipelines:
            raise unknown("pipeline", wanted, list(self.pipelines), "pipelines")
        return wanted, self.pipelines[wanted]


def load_settings(path: Path) -> Settings:
    """Reads a settings file. Raises SettingsError with file, line, YAML path and remedy."""
    return load_model(path, Settings).model_copy(update={"folder": path.resolve().parent})


def unknown(what: str, name: str, known: list[str], where: str) -> SettingsError:
    """The error for a name that is not among the known ones, with the nearest of them."""
    near = get_close_matches(name, known, 1)
    listed = ", ".join(sorted(known)[:12]) + (" …" if len(known) > 12 else "")
    return SettingsError(
        say(f"Không có {what} tên '{name}'", f"There is no {what} named '{name}'"),
        where=where,
        remedy=say(
            f"Có phải '{near[0]}'?" if near else f"Hãy chọn: {listed}",
            f"Did you mean '{near[0]}'?" if near else f"Choose: {listed}",
        ),
    )

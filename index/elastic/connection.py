"""The way to an Elasticsearch cluster: its addresses and settings, credentials from the environment, errors with a remedy."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from elastic_transport import TlsError
from elasticsearch import ApiError, ConflictError, Elasticsearch, TransportError, UnsupportedProductError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.errors import EngineError
from corpus.language import say

PREFIX = "CAICACH_ELASTICSEARCH_"
_AWAY = (502, 503, 504)
"""Answers of a cluster whose shards are not all in reach: a node was lost, or its copies are being brought back."""


class ElasticSettings(BaseModel):
    """What `engines.elasticsearch` may set.

    Attributes:
        hosts: addresses of one or more nodes; requests go round, and around a node that is down.
        index: name of the alias; the indexes behind it are called `<index>-000001` …
        shards: primary shards, 1..64; replicas: copies of each, 0..8.
        ca_certs: file with the certificate authority of the cluster; verify_certs: false only for trying things.
        timeout: seconds for one request.
        bulk_bytes: size of one bulk request at most; retries: how often what the cluster refuses as too much is sent again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    hosts: tuple[str, ...] = ("http://127.0.0.1:9200",)
    index: str = Field(default="caicach-documents", pattern=r"^[a-z0-9][a-z0-9._\-]{0,100}$")
    shards: int = Field(default=1, ge=1, le=64)
    replicas: int = Field(default=0, ge=0, le=8)
    ca_certs: str = ""
    verify_certs: bool = True
    timeout: float = Field(default=30, gt=0)
    bulk_bytes: int = Field(default=5_000_000, ge=100_000, le=100_000_000)
    retries: int = Field(default=8, ge=0, le=50)

    @field_validator("hosts", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


def settings_of(given: Mapping[str, Any]) -> ElasticSettings:
    """The settings checked. Raises EngineError naming the wrong one."""
    try:
        return ElasticSettings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise EngineError(
            first["msg"],
            where="engines.elasticsearch." + ".".join(map(str, first["loc"])),
            remedy=say("Chỉ dùng: ", "Use: ") + ", ".join(ElasticSettings.model_fields),
        ) from error


def connect(settings: ElasticSettings, environment: Mapping[str, str] = os.environ) -> Elasticsearch:
    """A client; nothing is sent yet.

    Credentials come from CAICACH_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD; _CA_CERTS names the authority's file.
    """
    options: dict[str, Any] = {}
    if key := environment.get(PREFIX + "API_KEY"):
        options["api_key"] = key
    elif user := environment.get(PREFIX + "USERNAME"):
        options["basic_auth"] = (user, environment.get(PREFIX + "PASSWORD", ""))
    authority = settings.ca_certs or environment.get(PREFIX + "CA_CERTS", "")
    if authority and not Path(authority).is_file():
        raise EngineError(
            say("Không có tệp chứng thư gốc này", "There is no such file with an authority"),
            where=f"engines.elasticsearch.ca_certs: {authority}",
            remedy=say("Kiểm tra đường dẫn.", "Check the path."),
        )
    if any(host.startswith("https:") for host in settings.hosts):
        options |= {"verify_certs": settings.verify_certs} | ({"ca_certs": authority} if authority else {})
    try:
        return Elasticsearch(
            list(settings.hosts),
            request_timeout=settings.timeout,
            retry_on_timeout=True,
            max_retries=max(3, 2 * len(settings.hosts)),
            **options,
        )
    except (ValueError, OSError) as error:
        raise EngineError(
            say(f"Cài đặt kết nối không dùng được: {error}", f"The connection settings cannot be used: {error}"),
            where="engines.elasticsearch",
            remedy=say("Địa chỉ viết như http://127.0.0.1:9200.", "Write addresses like http://127.0.0.1:9200."),
        ) from error


@contextmanager
def explained(settings: ElasticSettings) -> Iterator[None]:
    """The client's errors as EngineError."""
    try:
        yield
    except UnsupportedProductError as error:
        raise _error(settings, str(error), say("Cần Elasticsearch 9.", "Elasticsearch 9 is needed.")) from error
    except ApiError as error:
        raise _refused(settings, error) from error
    except TlsError as error:
        remedy = say(
            "Đặt engines.elasticsearch.ca_certs là chứng thư gốc của cụm; tên trong hosts phải như trong chứng thư.",
            "Set engines.elasticsearch.ca_certs to the cluster's authority; hosts must be named as in its certificate.",
        )
        what = say("Chứng thư của cụm không tin được", "The cluster's certificate is not trusted")
        raise _error(settings, what, remedy) from error
    except TransportError as error:
        remedy = say(
            "Kiểm tra cụm đang chạy và engines.elasticsearch.hosts; kho dữ liệu không mất gì, chạy lại `caicach index` sau.",
            "Check that the cluster runs, and engines.elasticsearch.hosts; the store loses nothing, run `caicach index` later.",
        )
        what = say("Không kết nối được Elasticsearch", "Elasticsearch cannot be reached")
        raise _error(settings, f"{what}: {type(error).__name__}: {error.message}"[:300], remedy) from error


def _refused(settings: ElasticSettings, error: ApiError) -> EngineError:
    if error.meta.status in (401, 403):
        remedy = say(
            f"Đặt {PREFIX}API_KEY, hoặc {PREFIX}USERNAME và {PREFIX}PASSWORD.",
            f"Set {PREFIX}API_KEY, or {PREFIX}USERNAME and {PREFIX}PASSWORD.",
        )
    elif isinstance(error, ConflictError) or error.meta.status == 429:
        remedy = say("Cụm đang bận; chạy lại sau ít phút.", "The cluster is busy; run again in some minutes.")
    elif error.meta.status in _AWAY:
        remedy = say(
            "Một nút của cụm vừa mất hoặc đang khởi động; chạy lại sau ít phút.",
            "A node of the cluster went away or is starting; run again in some minutes.",
        )
    else:
        remedy = say(
            "Xem nhật ký của cụm; nếu chỉ mục hỏng thì chạy `caicach index --rebuild`.",
            "See the cluster's log; if the index is broken, run `caicach index --rebuild`.",
        )
    return _error(settings, say(f"Elasticsearch từ chối: {reason(error)}", f"Elasticsearch refused: {reason(error)}"), remedy)


def reason(error: ApiError) -> str:
    """What the cluster says about a refusal, in one line."""
    body = error.body if isinstance(error.body, dict) else {}
    told = body.get("error", {})
    causes = told.get("root_cause") or [told] if isinstance(told, dict) else []
    said = [f"{cause.get('type', '')}: {cause.get('reason', '')}" for cause in causes[:1]]
    return f"{error.meta.status} {' '.join(said) or told}"[:300]


def _error(settings: ElasticSettings, what: str, remedy: str) -> EngineError:
    return EngineError(what, where=", ".join(settings.hosts), remedy=remedy)

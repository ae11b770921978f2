"""Elasticsearch 9, one node or a cluster: versioned indexes behind one alias, no plug-in needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import ApiError, helpers

from corpus.errors import EngineError
from corpus.language import say
from index.backend import Answer, Health, Refused, Request, Row, readable_value
from index.elastic import connection, queries
from index.elastic.aliases import Aliases
from index.elastic.mapping import source
from index.nodes import Node
from index.prepared import Prepared
from index.query import Sort

_SCAN_SIZE = 500
_KEEP = "5m"
_LATER = (429, 503)
"""Answers for one document that ask to send it again: too much at once, its shard on the way to another node."""
_SPOILED = (400, 413)
"""Answers that refuse a whole portion for one document in it: malformed, too large."""


def connect(settings: Mapping[str, Any]) -> "ElasticsearchEngine":
    """Settings: see connection.ElasticSettings. Nothing is sent before the first question."""
    return ElasticsearchEngine(connection.settings_of(settings))


class ElasticsearchEngine:
    """See Backend."""

    name = "elasticsearch"

    def __init__(self, settings: connection.ElasticSettings) -> None:
        self._settings = settings
        self._client = connection.connect(settings)
        self._aliases = Aliases(self._client, settings)

    def find(self, request: Request) -> Answer:
        with connection.explained(self._settings):
            if not self._aliases.readable():
                return Answer(0, (), dict.fromkeys(request.facets, ()))
            found = self._search(queries.body(request), index=self._settings.index)
        counts = {name: _buckets(told) for name, told in found.get("aggregations", {}).items()}
        histogram = counts.pop("by_time", [])
        facets = {name: sorted(pairs, key=lambda pair: (-pair[1], pair[0])) for name, pairs in counts.items()}
        return Answer(found["hits"]["total"]["value"], [_row(hit) for hit in found["hits"]["hits"]], facets, histogram)

    def scan(self, node: Node, sort: Sort, *, weighted: bool) -> Iterator[Row]:
        asked = {"query": queries.scored(node, sort, weighted=weighted), "sort": queries.order(sort)}
        return (_row(hit) for hit in self._all(asked))

    def write(self, documents: Sequence[Prepared]) -> list[Refused]:
        with connection.explained(self._settings):
            target = self._aliases.for_writing()
            return self._write(target, documents)

    def remove(self, ids: Iterable[str]) -> None:
        with connection.explained(self._settings):
            target = self._aliases.for_writing()
            actions = ({"_op_type": "delete", "_index": target, "_id": document} for document in ids)
            refused = self._bulk(actions, ignore_status=404)
        if refused:
            raise EngineError(
                say("Không xóa được tài liệu khỏi chỉ mục", "Documents could not be taken out of the index"),
                where=f"{refused[0].id}: {refused[0].reason}",
                remedy=say("Chạy lại `caicach index`.", "Run `caicach index` again."),
            )

    def flush(self) -> None:
        with connection.explained(self._settings):
            self._aliases.publish()

    def stamps(self) -> Iterator[str]:
        asked = {"query": {"match_all": {}}, "sort": ["_shard_doc"], "_source": False, "docvalue_fields": ["stamp"]}
        return (hit["fields"]["stamp"][0] for hit in self._all(asked, tolerant=True))

    def keep(self, note: str) -> None:
        with connection.explained(self._settings):
            self._aliases.keep(note)

    def kept(self) -> str:
        with connection.explained(self._settings):
            return self._aliases.kept()

    def begin_rebuild(self) -> None:
        with connection.explained(self._settings):
            self._aliases.begin()

    def commit_rebuild(self) -> None:
        with connection.explained(self._settings):
            self._aliases.publish(final=True)

    def health(self) -> Health:
        with connection.explained(self._settings):
            state, detail = self._aliases.state()
            if state == "missing":
                return Health(engine=self.name, state=state, documents=0, detail=detail)
            counted = self._search({"size": 0, "track_total_hits": True}, index=self._settings.index)
            return Health(engine=self.name, state=state, documents=counted["hits"]["total"]["value"], detail=detail)

    def close(self) -> None:
        with connection.explained(self._settings):
            self._aliases.abandon()
        self._client.close()

    def _search(self, body: dict[str, Any], **where: Any) -> Any:
        """One search that answers from every shard or is refused: an answer without a lost node's shards would look whole.

        With several shards, word statistics of all of them, so that scores do not depend on where a document lies.
        """
        how = "dfs_query_then_fetch" if self._settings.shards > 1 else "query_then_fetch"
        return self._client.search(body=body, search_type=how, allow_partial_search_results=False, **where)

    def _write(self, target: str, documents: Sequence[Prepared]) -> list[Refused]:
        """Sends documents; a portion that is refused whole is sent again in halves, until the one that spoils it stands alone."""
        actions = ({"_op_type": "index", "_index": target, "_id": d.id, "_source": source(d)} for d in documents)
        try:
            return self._bulk(actions)
        except ApiError as error:
            if error.meta.status not in _SPOILED:
                raise
            if len(documents) == 1:
                return [Refused(documents[0].id, connection.reason(error))]
        half = len(documents) // 2
        return self._write(target, documents[:half]) + self._write(target, documents[half:])

    def _bulk(self, actions: Iterable[dict[str, Any]], ignore_status: int = 0) -> list[Refused]:
        """Sends in portions; what is refused for now is sent again after growing pauses."""
        results = helpers.streaming_bulk(
            self._client,
            actions,
            chunk_size=500,
            max_chunk_bytes=self._settings.bulk_bytes,
            max_retries=self._settings.retries,
            retry_on_status=_LATER,
            initial_backoff=0.5,
            max_backoff=30,
            raise_on_error=False,
            raise_on_exception=True,
        )
        refused = []
        for accepted, result in results:
            told = next(iter(result.values()))
            if not accepted and told.get("status") != ignore_status:
                refused.append(Refused(str(told.get("_id")), _reason(told)))
        return refused

    def _all(self, asked: dict[str, Any], *, tolerant: bool = False) -> Iterator[dict[str, Any]]:
        """Every hit as of one moment: a point in time, page after page from where the last one ended."""
        with connection.explained(self._settings):
            if not self._aliases.readable(tolerant=tolerant):
                return
            pit = self._client.open_point_in_time(index=self._settings.index, keep_alive=_KEEP)["id"]
            after: dict[str, Any] = {}
            try:
                while True:
                    kept = {"pit": {"id": pit, "keep_alive": _KEEP}, "track_total_hits": False, "size": _SCAN_SIZE}
                    found = self._search(asked | kept | after)
                    pit = found["pit_id"]
                    hits = found["hits"]["hits"]
                    if not hits:
                        return
                    after = {"search_after": hits[-1]["sort"]}
                    yield from hits
            finally:
                self._client.options(ignore_status=404).close_point_in_time(id=pit)


def _row(hit: dict[str, Any]) -> Row:
    return Row(hit["_id"], hit.get("_score") or 0.0, hit["_source"]["stored"])


def _buckets(counted: dict[str, Any]) -> list[tuple[str, int]]:
    return [(readable_value(bucket["key"]), bucket["doc_count"]) for bucket in counted["buckets"]]


def _reason(told: dict[str, Any]) -> str:
    error = told.get("error", {})
    return f"{told.get('status')} {error.get('type', '')}: {error.get('reason', '')}" if isinstance(error, dict) else str(error)

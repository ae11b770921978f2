"""Indexes behind one alias: readers use the alias, a rebuild fills a new index and swaps it in at once."""

import re
from typing import Any

from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.language import say
from index.backend import State
from index.elastic.connection import ElasticSettings
from index.elastic.mapping import index_settings, is_ours, mapping, one_shard
from index.prepared import SCHEMA


class Aliases:
    """The index in use, and the one being built, if any."""

    def __init__(self, client: Elasticsearch, settings: ElasticSettings) -> None:
        self._client, self._settings = client, settings
        self._ready = False
        self._next = self._target = ""
        self._rebuilding = False

    def state(self) -> tuple[State, str]:
        """How the index in use is, and what is wrong with it."""
        index, actual = self._in_use()
        if index is None:
            return "missing", ""
        if actual.get("_meta", {}).get("schema") != SCHEMA:
            return "outdated", index
        return ("ready", index) if is_ours(actual) else ("changed", index)

    def readable(self, *, tolerant: bool = False) -> bool:
        """Whether there is an index to ask. Raises EngineError for one that is not as this version makes it, unless tolerant."""
        if self._ready:
            return True
        state, index = self.state()
        self._ready = state == "ready"
        if not (self._ready or state == "missing" or tolerant):
            raise _unfit(state, index)
        return self._ready

    def for_writing(self) -> str:
        """The index to write to: a rebuild's, the one in use, or a new one in place of none or of another version's."""
        if self._next or self._target:
            return self._next or self._target
        state, index = self.state()
        if state == "changed":
            raise _unfit(state, index)
        if state == "ready":
            self._target = index
            return index
        self._next = self._new()
        return self._next

    def begin(self) -> None:
        """From here on `for_writing` gives a new index, in use only after `publish(final=True)`."""
        self._next, self._rebuilding = self._new(), True

    def publish(self, *, final: bool = False) -> None:
        """Makes what was written visible, and puts a new index in use; a rebuild's only when it is final."""
        if not self._next:
            if self._target:
                self._client.indices.refresh(index=self._target)
            self._target = ""
            return
        self._client.indices.refresh(index=self._next)
        if self._rebuilding and not final:
            return
        old = [name for name in self._all() if name != self._next]
        swap: list[dict[str, Any]] = [{"add": {"index": self._next, "alias": self._settings.index}}]
        swap += [{"remove_index": {"index": name}} for name in old]
        self._client.indices.update_aliases(actions=swap)
        self._next, self._rebuilding, self._ready = "", False, False

    def keep(self, note: str) -> None:
        """Keeps a text in an index of its own beside the documents, for the index that is written to."""
        document = self._next or self.for_writing()
        if not self._client.indices.exists(index=self._notes):
            self._client.indices.create(index=self._notes, mappings={"enabled": False}, settings=one_shard(self._settings))
        self._client.index(index=self._notes, id=document, document={"note": note}, refresh=True)

    def kept(self) -> str:
        """The text kept for the index that is written to or else in use."""
        document = self._next or self._in_use()[0]
        if document is None:
            return ""
        found = self._client.options(ignore_status=404).get(index=self._notes, id=document)
        return str(found["_source"]["note"]) if found.get("found") else ""

    def abandon(self) -> None:
        """Deletes an index that was begun and not published."""
        if self._next:
            self._client.indices.delete(index=self._next, ignore_unavailable=True)
        self._next = self._target = ""
        self._rebuilding = False

    @property
    def _notes(self) -> str:
        return f"{self._settings.index}-notes"

    def _in_use(self) -> tuple[str | None, dict[str, Any]]:
        found = self._client.options(ignore_status=404).indices.get_mapping(index=self._settings.index)
        if "error" in found:
            return None, {}
        index = max(found.keys())
        return index, found[index]["mappings"]

    def _all(self) -> list[str]:
        pattern = re.compile(re.escape(self._settings.index) + r"-\d{6}")
        names = self._client.indices.get(index=f"{self._settings.index}-*", features="aliases", expand_wildcards="all").keys()
        return [name for name in names if pattern.fullmatch(name)]

    def _new(self) -> str:
        numbers = [int(name[-6:]) for name in self._all()]
        name = f"{self._settings.index}-{max(numbers, default=0) + 1:06d}"
        self._client.indices.create(index=name, mappings=mapping(), settings=index_settings(self._settings))
        return name


def _unfit(state: State, index: str) -> EngineError:
    if state == "outdated":
        what = say("Chỉ mục do một phiên bản khác tạo", "The index was made by another version")
        remedy = say("Chạy `caicach index` để lập lại chỉ mục.", "Run `caicach index` to build it anew.")
    else:
        what = say("Cấu trúc (mapping) của chỉ mục đã bị sửa", "The index's mapping was changed by somebody else")
        remedy = say("Chạy `caicach index --rebuild` để lập lại chỉ mục.", "Run `caicach index --rebuild` to build it anew.")
    return EngineError(what, where=index, remedy=remedy + say(" Kho dữ liệu không mất gì.", " The store loses nothing."))

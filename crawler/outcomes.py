"""What a page that was read changes: in what is known of its address, in the report of its source, in its document."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from corpus.codec import content_digest
from corpus.model import Document, Problem
from crawler.filing import offered
from crawler.ledger import Ledger
from crawler.memory import FetchState, Visit
from crawler.parts import PartHarvest
from crawler.results import ReadResult
from crawler.source import Source
from crawler.visiting import failed, gone, renewed, unchanged
from crawler.whole import Whole


class Outcomes:
    """The outcomes of one source's pages, counted in its ledger.

    Args:
        reader: version of the reader.
    """

    def __init__(self, source: Source, ledger: Ledger, parts: PartHarvest, now: datetime, reader: str) -> None:
        self._source, self._ledger, self._parts, self._now, self._reader = source, ledger, parts, now, reader
        self._report = ledger.report
        self._wait = timedelta(hours=source.revisit_hours)
        self._unread: set[str] = set()

    def of(self, before: FetchState, state: FetchState, whole: Whole, *, again: bool = False) -> Visit:
        """What a page changes.

        Args:
            again: the page itself was taken before; only its further pages are new.
        """
        result, document = whole.result, whole.result.document
        if document is None:
            return self._without_document(before, state, result)
        if not self._source.wants(result.standing) or not self._source.keep.admits_day(document):
            return self._left_out(before, state)
        found = whole.new_parts(before)
        self._parts.forget(before, result.parts)
        state = replace(state, parts=result.parts)
        if not self._source.keep.admits(document):
            visit = Visit(state=state, read=False) if again else self._left_out(before, state)
            return replace(visit, found=found)
        self._ledger.count(self._new_problems(result, again=again))
        same_content = (document.id, content_digest(document)) == (before.document, before.document_digest)
        if same_content and before.reader == self._reader and before.gone_at is None:
            if not again:
                self._report.unchanged, self._report.fetched = self._report.unchanged + 1, self._report.fetched - 1
            return replace(unchanged(state, self._wait), found=found)
        self._count_document(before, document, same_content=same_content, again=again)
        if not result.standing:
            self._ledger.date(document)
        visit = renewed(state, document, result.problems, self._wait, self._reader)
        return replace(visit, found=(*offered(document), *found), made_of=whole.made_of)

    def _without_document(self, before: FetchState, state: FetchState, result: ReadResult) -> Visit:
        role = result.hazard.role if result.hazard else ""
        if role == "gone":
            self._report.gone += bool(before.document and before.gone_at is None)
            visit = gone(state, result.problems, self._wait)
        elif role == "later":
            visit = failed(before, self._now, result.problems[0])
        else:
            visit = renewed(state, None, result.problems, self._wait, self._reader)
        self._ledger.count(visit.problems)
        return visit

    def _new_problems(self, result: ReadResult, *, again: bool) -> Iterator[Problem]:
        """The problems that are to be counted: pages that are not read once they have been waited for, all others at once."""
        for problem in result.problems:
            if problem.reason != "more_pages":
                yield from () if again else (problem,)
            elif again and problem.subject not in self._unread:
                self._unread.add(problem.subject)
                yield problem

    def _left_out(self, before: FetchState, state: FetchState) -> Visit:
        self._report.left_out += 1
        again = before.reader == self._reader and not before.document
        return unchanged(state, self._wait) if again else renewed(state, None, (), self._wait, self._reader)

    def _count_document(self, before: FetchState, document: Document, *, same_content: bool, again: bool) -> None:
        added = before.document != document.id
        self._report.added += added
        self._report.left_out -= added and again
        by_itself = self._parts.changed_by_itself(before.url) if again else True
        self._report.changed += not added and not same_content and by_itself

"""Near-duplicates folded into one hit: how many others of its group match."""

from collections.abc import Sequence

from index.backend import Answer, Backend, Request
from index.nodes import Join, Node, Values


def others_of(backend: Backend, node: Node, hits: Sequence[tuple[str, str]], found: Answer) -> dict[str, int]:
    """Further documents of each hit's group among those that match; groups without any may be missing.

    The answer's `member` counts (matching documents that are not their group's first) mostly say it all. The query is asked again
    only for hits that are members themselves, since their group's first may match too, or when there are too many groups.

    Args:
        hits: document id and group id of each hit.
    """
    counts = dict(found.facets.get("member", ()))
    complete = len(counts) < Request(node=node).facet_size
    unclear = {group for document, group in hits if (group in counts and document != group) or not complete}
    others = {group: counts[group] for document, group in hits if document == group and group in counts}
    return others | _counted(backend, node, tuple(sorted(unclear)))


def _counted(backend: Backend, node: Node, groups: tuple[str, ...]) -> dict[str, int]:
    if not groups:
        return {}
    these = Join(filters=(node, Values("group", groups)))
    found = backend.find(Request(node=these, limit=0, weighted=False, facets=("group",), facet_size=len(groups)))
    return {group: count - 1 for group, count in found.facets["group"]}

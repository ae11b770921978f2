"""Text to Reading: runs the finders, then the resolvers, each after what it needs, and maps the offsets back."""

import hashlib
import pkgutil
from collections.abc import Collection
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from operator import attrgetter
from types import ModuleType
from typing import cast

from corpus.annotations import AnyAnnotation, Citation, Date, Reading
from corpus.record import changed
from nlp import decisions, finders, resolve
from nlp.contract import Context, Finder, Found, Resolver
from nlp.text import CleanText, clean

_NOTHING_KNOWN = Context()


def annotate(body: str, context: Context = _NOTHING_KNOWN, kinds: Collection[str] | None = None) -> Reading:
    """Everything that a reader would underline in `body`, and the parts of the act if it is one.

    `kinds` limits it to some kinds, which come out the same as among all; the decision's parts are then left out.
    Offsets are code points into `body` exactly as given, whatever its normal form. No text makes it raise.
    """
    text = clean(body)
    needed = None if kinds is None else _needed(frozenset(kinds))
    found = find(text, needed)
    for kind, resolver in _resolvers().items():
        if needed is None or kind in needed:
            found.keep(kind, resolver.resolve(text, found, context))
    decision = decisions.read(text, found, context) if kinds is None else None
    wanted = found.by_kind if kinds is None else {kind: found.by_kind[kind] for kind in kinds}
    given_is_clean = text.text == text.original
    annotations = (a if given_is_clean else _in_original(text, a) for group in wanted.values() for a in group)
    return Reading(annotations=tuple(sorted(annotations, key=attrgetter("start", "end", "kind"))), decision=decision)


def find(text: CleanText, kinds: Collection[str] | None = None) -> Found:
    """What the finders alone see, not yet resolved; `kinds` limits them (what those need is found too)."""
    found = Found()
    for kind, finder in _finders(None if kinds is None else frozenset(kinds)).items():
        found.keep(kind, finder.find(text, found))
    return found


def kinds() -> tuple[str, ...]:
    """The annotation kinds there are, in the order in which they are found."""
    return tuple(_finders(None))


@cache
def version() -> str:
    """One short digest of all finder and resolver versions: it changes when results may."""
    parts = [f"find.{kind}={finder.VERSION}" for kind, finder in sorted(_finders(None).items())]
    parts += [f"resolve.{kind}={resolver.VERSION}" for kind, resolver in sorted(_resolvers().items())]
    return hashlib.sha256(";".join([*parts, f"decisions={decisions.VERSION}"]).encode()).hexdigest()[:12]


@cache
def _finders(wanted: frozenset[str] | None) -> dict[str, Finder]:
    modules = _in_order(finders)
    if wanted is not None:
        needed = set(wanted)
        for kind, module in reversed(modules.items()):
            needed |= set(module.AFTER) if kind in needed else set()
        modules = {kind: module for kind, module in modules.items() if kind in needed}
    return cast(dict[str, Finder], modules)


@cache
def _resolvers() -> dict[str, Resolver]:
    return cast(dict[str, Resolver], _in_order(resolve))


@cache
def _needed(kinds: frozenset[str]) -> frozenset[str]:
    """With all kinds that their finders and resolvers look at."""
    needed: set[str] = set()
    todo = list(kinds)
    while todo:
        kind = todo.pop()
        if kind not in needed:
            needed.add(kind)
            todo += [name for modules in (_finders(None), _resolvers()) if kind in modules for name in modules[kind].AFTER]
    return frozenset(needed)


def _in_order(package: ModuleType) -> dict[str, ModuleType]:
    """The modules of a folder by name, each after those its `AFTER` names."""
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    modules = {name: import_module(f"{package.__name__}.{name}") for name in names}
    graph = {name: [n for n in module.AFTER if n in modules] for name, module in modules.items()}
    return {name: modules[name] for name in TopologicalSorter(graph).static_order()}


def _in_original(text: CleanText, annotation: AnyAnnotation) -> AnyAnnotation:
    start, end = text.span(annotation.start, annotation.end)
    moved = changed(annotation, start=start, end=end, text=text.original[start:end])
    if isinstance(moved, Date) and moved.parts:
        return changed(moved, parts=tuple(text.span(*part) for part in moved.parts))
    if isinstance(moved, Citation) and moved.full_at is not None:
        return changed(moved, full_at=text.span(moved.full_at, moved.full_at + 1)[0])
    return moved

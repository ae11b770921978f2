"""Text to Reading: runs the finders, then the resolvers, each after what it needs, and maps the offsets back."""

import hashlib
import pkgutil
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from types import ModuleType
from typing import cast

from corpus.annotations import AnyAnnotation, Citation, Date, Reading
from nlp import decisions, finders, resolve
from nlp.contract import Context, Finder, Found, Resolver
from nlp.text import CleanText, clean

_NOTHING_KNOWN = Context()


def annotate(body: str, context: Context = _NOTHING_KNOWN) -> Reading:
    """Everything that a reader would underline in `body`, and the parts of the act if it is one.

    Offsets are code points into `body` exactly as given, whatever its normal form. No text makes it raise.
    """
    text = clean(body)
    found = find(text)
    for kind, resolver in _resolvers().items():
        found.keep(kind, resolver.resolve(text, found, context))
    decision = decisions.read(text, found, context)
    annotations = (_in_original(text, a) for group in found.by_kind.values() for a in group)
    return Reading(annotations=tuple(sorted(annotations, key=lambda a: (a.start, a.end, a.kind))), decision=decision)


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


def _in_order(package: ModuleType) -> dict[str, ModuleType]:
    """The modules of a folder by name, each after those its `AFTER` names."""
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    modules = {name: import_module(f"{package.__name__}.{name}") for name in names}
    graph = {name: [n for n in module.AFTER if n in modules] for name, module in modules.items()}
    return {name: modules[name] for name in TopologicalSorter(graph).static_order()}


def _in_original(text: CleanText, annotation: AnyAnnotation) -> AnyAnnotation:
    start, end = text.span(annotation.start, annotation.end)
    moved = replace(annotation, start=start, end=end, text=text.original[start:end])
    if isinstance(moved, Date) and moved.parts:
        return replace(moved, parts=tuple(text.span(*part) for part in moved.parts))
    if isinstance(moved, Citation) and moved.full_at is not None:
        return replace(moved, full_at=text.span(moved.full_at, moved.full_at + 1)[0])
    return moved

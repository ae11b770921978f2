"""The finders as spaCy components: `caicach` for all kinds, `caicach_<kind>` for one.

    nlp = spacy.blank("vi")
    nlp.add_pipe("caicach", config={"kinds": ["citation", "date"]})
    doc = nlp.make_doc(text)
    doc._.caicach_context = {"published": "2025-03-01", "province": "phu-yen"}
    for span in nlp(doc).spans["citation"]:
        print(span.text, span._.number, span._.caicach.issuer)

`doc.spans[kind]` holds the spans of one kind, `doc.spans["caicach"]` those of all in the order of the text (for displaCy:
`style="span", options={"spans_key": "caicach"}`). A span covers whole tokens; where an annotation ends inside a token,
`span._.caicach` and `span.id_` ("start:end", code points of `doc.text`) have its exact offsets. The fields travel with the
span groups, so `DocBin` and `Doc.to_bytes` keep them without storing user data.
"""

import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache, partial
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from corpus.annotations import AnyAnnotation, Decision
from corpus.codec import annotations_from_json, annotations_json, decision_from_json, decision_json
from corpus.errors import AnnotateError, SettingsError
from nlp import finders
from nlp.annotate import annotate
from nlp.contract import Context

GROUP = "caicach"
_FACTORY = "caicach"


class Component:
    """Annotates a Doc, whatever its tokenizer; `kinds` limits what is looked for, None means all and the act's parts."""

    def __init__(self, kinds: Sequence[str] | None = None) -> None:
        self.kinds = None if kinds is None else tuple(dict.fromkeys(kinds))
        unknown = sorted(set(self.kinds or ()) - set(_kinds()))
        if unknown:
            raise SettingsError(
                f"There is no annotation kind {', '.join(unknown)}",
                where=f"{_FACTORY}.kinds",
                remedy=f"Use some of: {', '.join(_kinds())}.",
            )

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its span groups; those of other kinds stay as they are."""
        reading = annotate(doc.text, _context(doc), self.kinds)
        found: dict[str, list[AnyAnnotation]] = {kind: [] for kind in self.kinds or _kinds()}
        for annotation in reading.annotations:
            found[annotation.kind].append(annotation)
        for kind, annotations in found.items():
            attrs = {_span_id(a): annotations_json([a]) for a in annotations}
            spans = [_span(doc, a) for a in annotations]
            doc.spans[kind] = SpanGroup(doc, name=kind, spans=spans, attrs=attrs)
        _keep_together(doc, found, reading.decision)
        return doc


@Language.factory(_FACTORY, default_config={"kinds": None})
def create(nlp: Language, name: str, kinds: list[str] | None) -> Component:
    """All kinds, or those that the config names. Raises SettingsError for one that does not exist."""
    return Component(kinds)


def _factory_of(kind: str) -> Callable[[Language, str], Component]:
    def create_one(nlp: Language, name: str) -> Component:
        return Component([kind])

    return create_one


def _context(doc: Doc) -> Context:
    stated: dict[str, Any] = doc._.caicach_context or {}
    known = [f.name for f in fields(Context)]
    try:
        if unknown := sorted(set(stated) - set(known)):
            raise ValueError(", ".join(unknown))
        context: Context = _context_shape().validate_python(stated)
    except (ValidationError, ValueError, TypeError) as error:
        remedy = f"Give some of {', '.join(known)}; days as 2025-03-01."
        raise AnnotateError(
            f"The context of a Doc cannot be read: {error}", where="doc._.caicach_context", remedy=remedy
        ) from error
    return context


@cache
def _context_shape() -> TypeAdapter[Context]:
    return TypeAdapter(Context)


@cache
def _kinds() -> tuple[str, ...]:
    """By the files of `finders/`, without loading them."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(finders.__path__) if not m.name.startswith("_")))


def _span_id(annotation: AnyAnnotation) -> str:
    return f"{annotation.start}:{annotation.end}"


def _span(doc: Doc, annotation: AnyAnnotation) -> Span:
    span = doc.char_span(
        annotation.start, annotation.end, annotation.kind, alignment_mode="expand", span_id=_span_id(annotation)
    )  # fmt: skip
    assert span is not None, "annotations lie inside doc.text"
    return span


def _keep_together(doc: Doc, found: Iterable[str], decision: Decision | None) -> None:
    """The group of all kinds, those of other components included."""
    before = doc.spans.get(GROUP)
    labels = {*found, *(span.label_ for span in before or ())}
    spans = sorted((span for kind in labels for span in doc.spans[kind]), key=lambda s: (s.start, s.end, s.label_))
    attrs = {"decision": decision_json(decision)} if decision else dict(before.attrs) if before is not None else {}
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans, attrs=attrs)


def _annotation(span: Span) -> AnyAnnotation | None:
    """What `span._.caicach` gives: the annotation with exact offsets, None for a span that no component made."""
    group = span.doc.spans.get(span.label_)
    stored = group.attrs.get(span.id_) if group is not None else None
    return annotations_from_json(stored)[0] if stored else None


def _field(span: Span, *, name: str) -> Any:
    return getattr(_annotation(span), name, None)


def _decision(doc: Doc) -> Decision | None:
    group = doc.spans.get(GROUP)
    return decision_from_json(group.attrs.get("decision", "null")) if group is not None else None


def _register() -> None:
    """Factories and extensions, as spaCy wants it while a module loads; names that somebody else took are left to them."""
    for kind in _kinds():
        Language.factory(f"{_FACTORY}_{kind}", func=_factory_of(kind))
    Doc.set_extension("caicach_context", default=None, force=True)
    Doc.set_extension("decision", getter=_decision, force=True)
    Span.set_extension("caicach", getter=_annotation, force=True)
    common = {"start", "end", "text", "kind"}
    for name in {f.name for shape in get_args(AnyAnnotation) for f in fields(shape)} - common:
        if not Span.has_extension(name):
            Span.set_extension(name, getter=partial(_field, name=name))


_register()

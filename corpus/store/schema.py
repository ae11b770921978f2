"""The tables. Migrations create them; nothing here is specific to one database."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A time-zone aware UTC moment; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("source", String(80), nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("published_on", Date, index=True),
    Column("province_then", String(40), nullable=False, default=""),
    Column("province_now", String(40), nullable=False, default=""),
    Column("group", String(16), nullable=False, default="", index=True),
    Column("digest", String(64), nullable=False, comment="of the whole document as stored in `data`"),
    Column("input_digest", String(64), nullable=False, comment="of the bytes it was read from"),
    Column("producer", String(80), nullable=False, comment="version of the reader that made it"),
    Column("page_digest", String(64), nullable=False, comment="of the document as its page alone gives it"),
    Column("joined", String(64), nullable=False, default="", comment="of the attachment texts joined to it; empty: none yet"),
    Column("first_seen", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False, comment="when this content was first seen"),
    Column("gone_at", Moment, comment="when the live page was found deleted"),
    Column("archived", Text, nullable=False, default="", server_default="", comment="WARC file and offset: `file:offset`"),
    Column("data", Text, nullable=False, comment="the Document as JSON"),
    Column("page", Text, comment="the Document as its page alone gives it, where that offers attachments"),
)

versions = Table(
    "versions",
    metadata,
    Column("document_id", String(16), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Column("replaced_at", Moment, nullable=False),
    Column("data", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("input_digest", String(64), nullable=False, comment="digest of the document that was annotated"),
    Column("producer", String(80), nullable=False, comment="version of the finders"),
    Column("annotations", Text, nullable=False),
    Column("decision", Text, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("digest", String(64), primary_key=True, comment="of the bytes of an attachment"),
    Column("producer", String(80), nullable=False, comment="version of the reader of its format"),
    Column("media_type", String(100), nullable=False),
    Column("text", Text, nullable=False),
    Column("problem", Text, nullable=False, comment="why there is no text"),
    Column("attempts", Integer, nullable=False, comment="readings by this version that failed"),
)

sketches = Table(
    "sketches",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("input_digest", String(64), nullable=False, comment="digest of the document that was sketched"),
    Column("producer", String(80), nullable=False, comment="version of the sketching"),
    Column("signature", LargeBinary, nullable=False, comment="MinHash values; empty for a text too short to compare"),
    Column("number", String(200), nullable=False),
    Column("published", String(20), nullable=False),
    Column("settled", Boolean, nullable=False, index=True, comment="whether its group was settled since"),
)

bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True, comment="of one band of a signature: documents that share one may be alike"),
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
)

facts = Table(
    "facts",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("source", String(80), nullable=False),
    Column("published_on", Date),
    Column("province_then", String(40), nullable=False),
    Column("province_now", String(40), nullable=False),
    Column("year", Integer),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("figure", String(16), nullable=False),
    Column("value", Float),
    Column("of", Float),
    Column("upper", Float),
    Column("unit", String(80), nullable=False),
    Column("currency", String(8), nullable=False),
    Column("direction", String(16), nullable=False),
    Column("target", Boolean, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("indicator_folded", Text, nullable=False, comment="for finding by words without marks"),
    Column("indicator_id", String(60), nullable=False),
    Column("place", Text, nullable=False),
    Column("holds", Boolean),
    Column("difference", Float),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("relation", String(16), nullable=False),
    Index("ix_facts_by_province_now", "kind", "province_now", "year"),
    Index("ix_facts_by_province_then", "kind", "province_then", "year"),
    Index("ix_facts_values_by_province_now", "kind", "province_now", "year", "document_id", "value"),
    Index("ix_facts_values_by_province_then", "kind", "province_then", "year", "document_id", "value"),
    Index("ix_facts_by_indicator_now", "indicator_id", "province_now", "year", "value"),
    Index("ix_facts_by_indicator_then", "indicator_id", "province_then", "year", "value"),
    Index("ix_facts_values", "indicator_id", "kind", "figure", "target", "direction", "year", "value", "document_id"),
)
_NEWEST = (facts.c.year.desc(), facts.c.published_on.desc(), facts.c.document_id, facts.c.ordinal)
_PROVINCES = (facts.c.province_now, facts.c.province_then)
Index("ix_facts_newest", facts.c.kind, *_NEWEST, *_PROVINCES)
Index("ix_facts_newest_of_indicator", facts.c.indicator_id, facts.c.kind, *_NEWEST, *_PROVINCES)

visits = Table(
    "visits",
    metadata,
    Column("source", String(80), primary_key=True),
    Column("url", String(2000), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("status", Integer, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("document", String(16), nullable=False, index=True),
    Column("fetched_at", Moment),
    Column("next_visit", Moment),
    Column("data", Text, nullable=False, comment="the FetchState as JSON"),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stage", String(16), nullable=False),
    Column("source", String(80), nullable=False, default=""),
    Column("subject", String(2000), nullable=False),
    Column("reason", String(60), nullable=False),
    Column("detail", Text, nullable=False),
    Column("context", Text, nullable=False, default="{}"),
    Column("at", Moment, nullable=False),
    UniqueConstraint("stage", "source", "subject", "reason"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pipeline", String(80), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("report", Text, nullable=False, default="{}"),
)

dossier_items = Table(
    "dossier_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visitor", String(32), nullable=False, comment="the browser that keeps it"),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("document_id", String(16), nullable=False, comment="kept also when the document is gone"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("data", Text, nullable=False, comment="what was kept, as it was then, as JSON"),
    UniqueConstraint("visitor", "kind", "document_id", "start", "end"),
)

watches = Table(
    "watches",
    metadata,
    Column("id", String(32), primary_key=True, comment="cannot be guessed: who knows it may read its feed"),
    Column("visitor", String(32), nullable=False, index=True, comment="the browser that saved it; empty for the command line"),
    Column("name", String(200), nullable=False),
    Column("parameters", Text, nullable=False, comment="the search as it stands in an address"),
    Column("outputs", Text, nullable=False, comment="where new hits go beside the feed, as JSON"),
    Column("created_at", Moment, nullable=False),
    Column("ran_at", Moment),
)

watch_hits = Table(
    "watch_hits",
    metadata,
    Column("watch_id", String(32), ForeignKey("watches.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", String(16), primary_key=True),
    Column("group", String(16), nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("untold", Text, nullable=False, comment="outputs that have not had it yet, by name, each after a space"),
    Column("data", Text, nullable=False, comment="the hit as JSON"),
    Index("ix_watch_hits_by_time", "watch_id", "found_at"),
)

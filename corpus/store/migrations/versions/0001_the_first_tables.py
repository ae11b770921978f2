"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("province_then", sa.String(length=40), nullable=False),
        sa.Column("province_now", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of the whole document as stored in `data`"),
        sa.Column("input_digest", sa.String(length=64), nullable=False, comment="of the bytes it was read from"),
        sa.Column("producer", sa.String(length=80), nullable=False, comment="version of the reader that made it"),
        sa.Column("page_digest", sa.String(length=64), nullable=False, comment="of the document as its page alone gives it"),
        sa.Column(
            "joined", sa.String(length=64), nullable=False, comment="of the attachment texts joined to it; empty: none yet"
        ),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False, comment="when this content was first seen"),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True, comment="when the live page was found deleted"),
        sa.Column("data", sa.Text(), nullable=False, comment="the Document as JSON"),
        sa.Column(
            "page", sa.Text(), nullable=True, comment="the Document as its page alone gives it, where that offers attachments"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_group"), ["group"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_published_on"), ["published_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_source"), ["source"], unique=False)

    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=2000), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
        sa.UniqueConstraint("stage", "source", "subject", "reason", name=op.f("uq_problems_stage_source_subject_reason")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pipeline", sa.String(length=80), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "texts",
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of the bytes of an attachment"),
        sa.Column("producer", sa.String(length=80), nullable=False, comment="version of the reader of its format"),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False, comment="why there is no text"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="readings by this version that failed"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_texts")),
    )
    op.create_table(
        "versions",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "digest", name=op.f("pk_versions")),
    )
    op.create_table(
        "visits",
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_visit", sa.DateTime(timezone=True), nullable=True),
        sa.Column("data", sa.Text(), nullable=False, comment="the FetchState as JSON"),
        sa.PrimaryKeyConstraint("source", "url", name=op.f("pk_visits")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visits_digest"), ["digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_visits_document"), ["document"], unique=False)

    op.create_table(
        "facts",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("province_then", sa.String(length=40), nullable=False),
        sa.Column("province_now", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("figure", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("of", sa.Float(), nullable=True),
        sa.Column("upper", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("currency", sa.String(length=8), nullable=False),
        sa.Column("direction", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Boolean(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("indicator_folded", sa.Text(), nullable=False, comment="for finding by words without marks"),
        sa.Column("indicator_id", sa.String(length=60), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=True),
        sa.Column("difference", sa.Float(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_facts_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "ordinal", name=op.f("pk_facts")),
    )
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.create_index("ix_facts_by_indicator_now", ["indicator_id", "province_now", "year", "value"], unique=False)
        batch_op.create_index("ix_facts_by_indicator_then", ["indicator_id", "province_then", "year", "value"], unique=False)
        batch_op.create_index("ix_facts_by_province_now", ["kind", "province_now", "year"], unique=False)
        batch_op.create_index("ix_facts_by_province_then", ["kind", "province_then", "year"], unique=False)
        batch_op.create_index(batch_op.f("ix_facts_key"), ["key"], unique=False)

    op.create_table(
        "sketches",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("input_digest", sa.String(length=64), nullable=False, comment="digest of the document that was sketched"),
        sa.Column("producer", sa.String(length=80), nullable=False, comment="version of the sketching"),
        sa.Column("signature", sa.LargeBinary(), nullable=False, comment="MinHash values; empty for a text too short to compare"),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("published", sa.String(length=20), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False, comment="whether its group was settled since"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_sketches_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_sketches")),
    )
    with op.batch_alter_table("sketches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sketches_settled"), ["settled"], unique=False)

    op.create_table(
        "bands",
        sa.Column(
            "key", sa.BigInteger(), nullable=False, comment="of one band of a signature: documents that share one may be alike"
        ),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_bands_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "document_id", name=op.f("pk_bands")),
    )
    with op.batch_alter_table("bands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bands_document_id"), ["document_id"], unique=False)

    op.create_table(
        "readings",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("input_digest", sa.String(length=64), nullable=False, comment="digest of the document that was annotated"),
        sa.Column("producer", sa.String(length=80), nullable=False, comment="version of the finders"),
        sa.Column("annotations", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_readings_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_readings")),
    )

    op.create_table(
        "dossier_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.String(length=32), nullable=False, comment="the browser that keeps it"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False, comment="kept also when the document is gone"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", sa.Text(), nullable=False, comment="what was kept, as it was then, as JSON"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_items")),
        sa.UniqueConstraint(
            "visitor",
            "kind",
            "document_id",
            "start",
            "end",
            name=op.f("uq_dossier_items_visitor_kind_document_id_start_end"),
        ),
    )
    op.create_table(
        "watches",
        sa.Column("id", sa.String(length=32), nullable=False, comment="cannot be guessed: who knows it may read its feed"),
        sa.Column(
            "visitor", sa.String(length=32), nullable=False, comment="the browser that saved it; empty for the command line"
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False, comment="the search as it stands in an address"),
        sa.Column("outputs", sa.Text(), nullable=False, comment="where new hits go beside the feed, as JSON"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watches")),
    )
    with op.batch_alter_table("watches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watches_visitor"), ["visitor"], unique=False)

    op.create_table(
        "watch_hits",
        sa.Column("watch_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("group", sa.String(length=16), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("untold", sa.Text(), nullable=False, comment="outputs that have not had it yet, by name, each after a space"),
        sa.Column("data", sa.Text(), nullable=False, comment="the hit as JSON"),
        sa.ForeignKeyConstraint(["watch_id"], ["watches.id"], name=op.f("fk_watch_hits_watch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("watch_id", "document_id", name=op.f("pk_watch_hits")),
    )
    with op.batch_alter_table("watch_hits", schema=None) as batch_op:
        batch_op.create_index("ix_watch_hits_by_time", ["watch_id", "found_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("watch_hits", schema=None) as batch_op:
        batch_op.drop_index("ix_watch_hits_by_time")

    op.drop_table("watch_hits")
    with op.batch_alter_table("watches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watches_visitor"))

    op.drop_table("watches")
    op.drop_table("dossier_items")
    op.drop_table("readings")
    with op.batch_alter_table("bands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bands_document_id"))

    op.drop_table("bands")
    with op.batch_alter_table("sketches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sketches_settled"))

    op.drop_table("sketches")
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_facts_key"))
        batch_op.drop_index("ix_facts_by_province_then")
        batch_op.drop_index("ix_facts_by_province_now")
        batch_op.drop_index("ix_facts_by_indicator_then")
        batch_op.drop_index("ix_facts_by_indicator_now")

    op.drop_table("facts")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visits_document"))
        batch_op.drop_index(batch_op.f("ix_visits_digest"))

    op.drop_table("visits")
    op.drop_table("versions")
    op.drop_table("texts")
    op.drop_table("runs")
    op.drop_table("problems")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_documents_source"))
        batch_op.drop_index(batch_op.f("ix_documents_published_on"))
        batch_op.drop_index(batch_op.f("ix_documents_group"))

    op.drop_table("documents")

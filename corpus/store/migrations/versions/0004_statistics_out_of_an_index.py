"""Statistics of facts by province and year out of an index alone: it holds the document and the value, too"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VIEWS = "province_now", "province_then"
MORE = ["document_id", "value"]


def upgrade() -> None:
    for view in VIEWS:
        op.drop_index(f"ix_facts_by_{view}", "facts")
        op.create_index(f"ix_facts_by_{view}", "facts", ["kind", view, "year", *MORE])


def downgrade() -> None:
    for view in VIEWS:
        op.drop_index(f"ix_facts_by_{view}", "facts")
        op.create_index(f"ix_facts_by_{view}", "facts", ["kind", view, "year"])

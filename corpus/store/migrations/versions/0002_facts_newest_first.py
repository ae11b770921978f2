"""Facts newest first, and their values by indicator, out of an index each"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEWEST: list[str | sa.TextClause | sa.ColumnElement[Any]] = [
    sa.text("year DESC"),
    sa.text("published_on DESC"),
    "document_id",
    "ordinal",
    "province_now",
    "province_then",
]
VALUES = ["indicator_id", "kind", "figure", "target", "direction", "year", "value", "document_id"]


def upgrade() -> None:
    op.create_index("ix_facts_values", "facts", VALUES)
    op.create_index("ix_facts_newest", "facts", ["kind", *NEWEST])
    op.create_index("ix_facts_newest_of_indicator", "facts", ["indicator_id", "kind", *NEWEST])


def downgrade() -> None:
    for name in ("ix_facts_newest_of_indicator", "ix_facts_newest", "ix_facts_values"):
        op.drop_index(name, "facts")

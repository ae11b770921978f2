"""Where the fetched page of a document lies in the archive, beside the document"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

documents = sa.table("documents", sa.column("id", sa.String), sa.column("data", sa.Text), sa.column("archived", sa.Text))


def upgrade() -> None:
    op.add_column("documents", sa.Column("archived", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    for row in connection.execute(sa.select(documents.c.id, documents.c.data)).fetchall():
        lies = json.loads(row.data).get("archived")
        if lies:
            told = documents.update().where(documents.c.id == row.id)
            connection.execute(told.values(archived=f"{lies['file']}:{lies['offset']}"))


def downgrade() -> None:
    op.drop_column("documents", "archived")

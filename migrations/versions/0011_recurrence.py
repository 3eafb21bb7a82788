"""A case may bring back one that was closed.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

RECURRENT = sa.text("recurs_of_id IS NOT NULL")


def upgrade() -> None:
    # Written out: SQLite takes a foreign key with its column, and not after it.
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE cases ADD COLUMN recurs_of_id {kind}"
        " CONSTRAINT fk_cases_recurs_of_id REFERENCES cases (id)"
    )
    op.create_index(
        "ix_cases_recurs_of",
        "cases",
        ["recurs_of_id"],
        sqlite_where=RECURRENT,
        postgresql_where=RECURRENT,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_recurs_of", "cases")
    op.execute("ALTER TABLE cases DROP COLUMN recurs_of_id")

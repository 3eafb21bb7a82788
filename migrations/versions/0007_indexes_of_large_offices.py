"""Indexes that large offices need: what waits for a decision, and words anywhere in a text.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    waiting = sa.text(
        "objected OR hand_back_asked OR extension_asked IS NOT NULL OR category_asked IS NOT NULL"
    )
    op.create_index(
        "ix_cases_to_decide",
        "cases",
        ["unit_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    if op.get_bind().dialect.name == "postgresql":
        # The owner of a database may add it: PostgreSQL trusts this extension.
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        op.create_index(
            "ix_case_texts_words",
            "case_texts",
            ["folded"],
            postgresql_using="gin",
            postgresql_ops={"folded": "gin_trgm_ops"},
        )


def downgrade() -> None:
    op.drop_index("ix_cases_to_decide", table_name="cases")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_case_texts_words", table_name="case_texts")
        op.execute("DROP EXTENSION pg_trgm")

"""Codes that sources keep: hashed, without times.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "source_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_source_codes_case_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_source_codes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_source_codes_case_id"), "source_codes", ["case_id"])
    op.create_index(op.f("ix_cases_split_from_id"), "cases", ["split_from_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_cases_split_from_id"), "cases")
    op.drop_table("source_codes")

"""Contacts of sources, sealed for officers whose private key is not here.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64
from casework.triggers import Refusal, create, drop

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

STAYS = Refusal(
    "vault_entries_never_change", "UPDATE", "vault_entries", "what was sealed stays sealed"
)


def upgrade() -> None:
    op.create_table(
        "vault_entries",
        sa.Column("token", sa.String(length=36), nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("consent", Int64, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("consent >= 1", name=op.f("ck_vault_entries_consent")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_vault_entries_case_id")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_vault_entries")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_vault_entries_case_id"), "vault_entries", ["case_id"])
    create(op.get_bind(), STAYS)


def downgrade() -> None:
    drop(op.get_bind(), STAYS)
    op.drop_table("vault_entries")

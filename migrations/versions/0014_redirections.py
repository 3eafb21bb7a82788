"""Denunciations that were shown their lawful way: a number by unit and day.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "redirections",
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", Int64, nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_redirections_number")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_redirections_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "day", name=op.f("pk_redirections")),
    )


def downgrade() -> None:
    op.drop_table("redirections")

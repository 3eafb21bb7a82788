"""Each run of the daily purge leaves a row.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "purges",
        sa.Column("id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("erased", Int64, nullable=False),
        sa.Column("waiting", Int64, nullable=False),
        sa.CheckConstraint("erased >= 0 AND waiting >= 0", name=op.f("ck_purges_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purges")),
    )


def downgrade() -> None:
    op.drop_table("purges")

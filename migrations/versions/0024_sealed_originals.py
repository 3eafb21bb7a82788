"""The original of a photo is kept sealed, or not at all.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachments", sa.Column("sealed_sha256", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("attachments", "sealed_sha256")

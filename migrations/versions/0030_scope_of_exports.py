"""A list taken away remembers for which scope it was made.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exports", sa.Column("scope", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("exports", "scope")

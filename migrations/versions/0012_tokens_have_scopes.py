"""A token has a name, scopes, a last use and an end before its time.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from casework.database import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# What a token could do before there were scopes.
EVERYTHING = "act export read report"


def upgrade() -> None:
    op.add_column("api_tokens", sa.Column("name", sa.String(60), nullable=False, server_default=""))
    op.add_column(
        "api_tokens",
        sa.Column("scopes", sa.String(40), nullable=False, server_default=EVERYTHING),
    )
    op.add_column("api_tokens", sa.Column("last_used_at", UTCDateTime(), nullable=True))
    op.add_column("api_tokens", sa.Column("revoked_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    for column in ("revoked_at", "last_used_at", "scopes", "name"):
        op.drop_column("api_tokens", column)

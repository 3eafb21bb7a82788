"""An index of what was given up: the committee is told of it above its pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    given_up = sa.text("dead_at IS NOT NULL")
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["dead_at"],
        sqlite_where=given_up,
        postgresql_where=given_up,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_dead", table_name="outbox")

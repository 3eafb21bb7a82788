"""Indexes for the figures of a period: what was on a desk, what was pending, what happened.

Revision ID: 0025
Revises: 0024
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

HELD = sa.text("agency_id IS NOT NULL")
PENDING = sa.text("state IN ('reported','assessed','assigned','in_progress','resolved')")


def upgrade() -> None:
    for name, which in (("held", HELD), ("pending", PENDING)):
        op.create_index(
            f"ix_case_phases_{name}",
            "case_phases",
            ["until"],
            sqlite_where=which,
            postgresql_where=which,
        )
    op.create_index("ix_case_phases_mark", "case_phases", ["mark", "since"])


def downgrade() -> None:
    for name in ("held", "pending", "mark"):
        op.drop_index(f"ix_case_phases_{name}", table_name="case_phases")

"""Papers of meetings are asked for like lists to take away.

Revision ID: 0020
Revises: 0019
"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NAME = "what"
BEFORE = "what IN ('overdue')"
AFTER = "what IN ('overdue','briefing','conclusions')"


def upgrade() -> None:
    _say(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM exports WHERE what <> 'overdue'")
    _say(BEFORE)


def _say(condition: str) -> None:
    with op.batch_alter_table("exports") as table:
        table.drop_constraint(op.f("ck_exports_what"), type_="check")
        table.create_check_constraint(op.f("ck_exports_what"), condition)

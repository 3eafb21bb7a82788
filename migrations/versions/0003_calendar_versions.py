"""Calendar versions say who made them, are never changed, and are applied to running cases.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STAYS = "a version of the calendar stays as it is"
REFUSALS = (
    Refusal("calendar_versions_never_change", "UPDATE", "calendar_versions", STAYS),
    Refusal("calendar_versions_never_go", "DELETE", "calendar_versions", STAYS),
    Refusal(
        "calendar_versions_follow_each_other",
        "INSERT",
        "calendar_versions",
        "versions of the calendar are numbered without a gap, in order of time",
        "NEW.id <> 1 + (SELECT COUNT(*) FROM calendar_versions)"
        " OR NEW.recorded_at <= (SELECT MAX(recorded_at) FROM calendar_versions)",
    ),
    Refusal("calendar_days_never_change", "UPDATE", "calendar_days", STAYS),
    Refusal("calendar_days_never_go", "DELETE", "calendar_days", STAYS),
    Refusal(
        "calendar_days_come_with_their_version",
        "INSERT",
        "calendar_days",
        STAYS,
        "NEW.version_id < (SELECT MAX(id) FROM calendar_versions)",
    ),
    Refusal(
        "calendar_days_lie_in_reach",
        "INSERT",
        "calendar_days",
        "days of the calendar lie from 2020 to 2100",
        "NEW.day < '2020-01-01' OR NEW.day > '2100-12-31'",
    ),
)


def upgrade() -> None:
    connection = op.get_bind()
    # Written out, because SQLite adds a reference only within the column.
    connection.exec_driver_sql(
        f"ALTER TABLE calendar_versions ADD COLUMN person_id {Int64.compile(connection.dialect)}"
        " CONSTRAINT fk_calendar_versions_person_id REFERENCES people (id)"
    )
    op.create_table(
        "calendar_rollouts",
        sa.Column("version_id", Int64, nullable=False),
        sa.Column("cases", Int64, nullable=False),
        sa.Column("seen", Int64, nullable=False),
        sa.Column("moved", Int64, nullable=False),
        sa.Column("last_case_id", Int64, nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["calendar_versions.id"], name=op.f("fk_calendar_rollouts_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_calendar_rollouts")),
    )
    for refusal in REFUSALS:
        create(connection, refusal)


def downgrade() -> None:
    connection = op.get_bind()
    for refusal in REFUSALS:
        drop(connection, refusal)
    op.drop_table("calendar_rollouts")
    op.drop_column("calendar_versions", "person_id")

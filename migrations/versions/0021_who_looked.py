"""Who looked at which case, file or vault; kept at least a quarter of a year.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

from casework.clock import SQLITE_NOW
from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

STAYS = "who looked stays as it was recorded"
NINETY_DAYS_US = 90 * 24 * 3600 * 1_000_000
CHANGES = Refusal("access_log_never_change", "UPDATE", "access_log", STAYS)


def refusals() -> tuple[Refusal, ...]:
    """A statement without rows, such as TRUNCATE, has no OLD and is refused too."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    now = SQLITE_NOW if sqlite else "recorded_now()"
    young = f"OLD.at IS NULL OR OLD.at > {now} - {NINETY_DAYS_US}"
    return CHANGES, Refusal("access_log_goes_when_old", "DELETE", "access_log", STAYS, young)


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", Int64, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("person_id", Int64, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("case_id", Int64, nullable=True),
        sa.Column("about_id", Int64, nullable=True),
        sa.Column("what", sa.String(length=120), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_access_log_{column}"))
            for column, target in (
                ("person_id", "people.id"),
                ("case_id", "cases.id"),
                ("about_id", "people.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    op.create_index("ix_access_log_case", "access_log", ["case_id", "id"])
    op.create_index("ix_access_log_person", "access_log", ["person_id", "at"])
    for refusal in refusals():
        create(op.get_bind(), refusal)


def downgrade() -> None:
    for refusal in refusals():
        drop(op.get_bind(), refusal)
    op.drop_table("access_log")

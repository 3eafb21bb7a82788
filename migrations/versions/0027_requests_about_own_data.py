"""People ask about the data of their own account, and an account can be erased.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")
CHECKS = {
    "wish": "wish IN ('correct','export','erase','object')",
    "outcome": "outcome IS NULL OR outcome IN ('done','refused','withdrawn')",
    "ended": "(ended_at IS NULL) = (outcome IS NULL)",
    "answered": (
        "(outcome IS NOT NULL AND outcome <> 'withdrawn') = (answered_by_id IS NOT NULL)"
        " AND (answered_by_id IS NULL) = (answer IS NULL)"
        " AND (answered_by_id IS NULL OR answered_by_id <> person_id)"
    ),
}
# In one statement: SQLite adds a column with its check, but no check to a table that is there.
ERASED = (
    "ALTER TABLE people ADD COLUMN erased_at BIGINT"
    " CONSTRAINT ck_people_erased CHECK (erased_at IS NULL OR NOT active)"
)


def upgrade() -> None:
    op.execute(ERASED)
    op.create_table(
        "data_requests",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("wish", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by_id", Int64, nullable=True),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_data_requests_{name}"))
            for name, rule in CHECKS.items()
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], ["people.id"], name=op.f(f"fk_data_requests_{column}")
            )
            for column in ("person_id", "answered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
    )
    op.create_index("ix_data_requests_person", "data_requests", ["person_id", "id"])
    op.create_index(
        "uq_data_requests_open",
        "data_requests",
        ["person_id", "wish"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_table("data_requests")
    op.drop_column("people", "erased_at")

"""How cases stood between events: what figures are counted from.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COLUMNS = (
    ("mark", sa.String(40), False),
    ("since", UTCDateTime(), False),
    ("until", UTCDateTime(), True),
    ("cycle", Int64, False),
    ("last_in_cycle", sa.Boolean(), False),
    ("type", sa.String(30), False),
    ("state", sa.String(12), False),
    ("unit_id", Int64, False),
    ("place_unit_id", Int64, False),
    ("place_kind", sa.String(30), False),
    ("severity", sa.String(10), True),
    ("hot_spot", sa.Boolean(), False),
    ("paused", sa.Boolean(), False),
    ("disputed", sa.Boolean(), False),
    ("verification", sa.String(12), True),
    ("claimed_on", sa.Date(), True),
    ("due_original", UTCDateTime(), True),
    ("due_current", UTCDateTime(), True),
    ("settled_at", UTCDateTime(), True),
    ("settled", sa.String(8), True),
    ("settled_original", sa.String(8), True),
    ("settled_days", Int64, True),
    ("settled_late", Int64, True),
    ("agency_id", Int64, True),
    ("custody", Int64, True),
    ("held_original", UTCDateTime(), True),
    ("held_current", UTCDateTime(), True),
    ("left_agency_id", Int64, True),
    ("left_custody", Int64, True),
    ("left", sa.String(8), True),
    ("left_original", sa.String(8), True),
    ("left_days", Int64, True),
    ("left_late", Int64, True),
    ("left_state", sa.String(12), True),
    ("left_state_days", Int64, True),
    ("first_response", sa.String(8), True),
)
CHECKS = {
    "order": "until IS NULL OR until >= since",
    "held_in_a_custody": "(agency_id IS NULL) = (custody IS NULL)",
    "left_custody": "(left_agency_id IS NULL) = (left_custody IS NULL)",
    "settled": "(settled_at IS NULL) = (settled IS NULL)",
}
REFERENCES = (
    ("case_id", "cases.id"),
    ("unit_id", "units.id"),
    ("place_unit_id", "units.id"),
    ("agency_id", "agencies.id"),
    ("left_agency_id", "agencies.id"),
)
INDEXES = {
    "since": ("since",),
    "until": ("until",),
    "unit": ("unit_id", "since"),
    "agency": ("agency_id", "since"),
    "left_agency": ("left_agency_id", "since"),
    "place": ("place_unit_id", "type", "mark", "since"),
}
ENDED = Refusal(
    "case_phases_stay_ended",
    "UPDATE",
    "case_phases",
    "a phase that has ended never changes",
    "OLD.until IS NOT NULL OR NEW.since <> OLD.since OR NEW.state <> OLD.state"
    " OR NEW.mark <> OLD.mark",
)
STAY = Refusal("case_phases_never_go", "DELETE", "case_phases", "phases are history and stay")


def upgrade() -> None:
    op.create_table(
        "case_phases",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("seq", Int64, nullable=False),
        *(sa.Column(name, kind, nullable=nullable) for name, kind, nullable in COLUMNS),
        *(
            sa.CheckConstraint(condition, name=op.f(f"ck_case_phases_{name}"))
            for name, condition in CHECKS.items()
        ),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_case_phases_{column}"))
            for column, target in REFERENCES
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_case_phases")),
    )
    for name, columns in INDEXES.items():
        op.create_index(f"ix_case_phases_{name}", "case_phases", list(columns))
    stands = sa.text("until IS NULL")
    op.create_index(
        "uq_case_phases_stands",
        "case_phases",
        ["case_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    create(op.get_bind(), ENDED)
    create(op.get_bind(), STAY)


def downgrade() -> None:
    drop(op.get_bind(), STAY)
    drop(op.get_bind(), ENDED)
    op.drop_table("case_phases")

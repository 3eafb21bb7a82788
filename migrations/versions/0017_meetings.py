"""Review meetings: cadences and histories are append-only, an agenda stays as it was opened.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

CADENCE = "a cadence stays as it was set; a later one follows it"
HISTORY = "the history of a meeting stays as it was recorded"
AGENDA = "the agenda of a meeting stays as it was when the meeting was opened"
STATE_OF_ITS_MEETING = "(SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'planned'"
CLOSED_CHANGES = (
    "OLD.state = 'closed' AND (NEW.minutes <> OLD.minutes OR NEW.state <> OLD.state"
    " OR NEW.scheduled_on <> OLD.scheduled_on OR NEW.place <> OLD.place)"
)
REFUSALS = (
    Refusal("meeting_cadences_never_change", "UPDATE", "meeting_cadences", CADENCE),
    Refusal("meeting_cadences_never_go", "DELETE", "meeting_cadences", CADENCE),
    Refusal("meeting_events_never_change", "UPDATE", "meeting_events", HISTORY),
    Refusal("meeting_events_never_go", "DELETE", "meeting_events", HISTORY),
    Refusal("meeting_items_never_change", "UPDATE", "meeting_items", AGENDA),
    Refusal("meeting_items_never_go", "DELETE", "meeting_items", AGENDA),
    Refusal("meeting_items_are_frozen", "INSERT", "meeting_items", AGENDA, STATE_OF_ITS_MEETING),
    Refusal("meetings_stay_closed", "UPDATE", "meetings", "a closed meeting stays", CLOSED_CHANGES),
    Refusal("meetings_never_go", "DELETE", "meetings", "a meeting stays"),
)


def upgrade() -> None:
    op.create_table(
        "meeting_cadences",
        sa.Column("id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("months", Int64, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("person_id", Int64, nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('committee','coordinators')", name=op.f("ck_meeting_cadences_kind")
        ),
        sa.CheckConstraint("months IN (0,1,2,3,6,12)", name=op.f("ck_meeting_cadences_months")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_meeting_cadences_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_meeting_cadences_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_cadences")),
    )
    op.create_index(op.f("ix_meeting_cadences_unit_id"), "meeting_cadences", ["unit_id"])
    op.create_table(
        "meetings",
        sa.Column("id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("turn_on", sa.Date(), nullable=False),
        sa.Column("scheduled_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("last_seq", Int64, nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=True),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("minutes_version", Int64, nullable=False),
        sa.CheckConstraint("kind IN ('committee','coordinators')", name=op.f("ck_meetings_kind")),
        sa.CheckConstraint("state IN ('planned','open','closed')", name=op.f("ck_meetings_state")),
        sa.CheckConstraint(
            "(opened_at IS NULL) = (state = 'planned')", name=op.f("ck_meetings_opened")
        ),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (state <> 'closed')", name=op.f("ck_meetings_closed")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_meetings_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("unit_id", "kind", "turn_on", name=op.f("uq_meetings_unit_id")),
    )
    op.create_table(
        "meeting_events",
        sa.Column("id", Int64, nullable=False),
        sa.Column("meeting_id", Int64, nullable=False),
        sa.Column("seq", Int64, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor_id", Int64, nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_meeting_events_seq_from_one")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_events_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_meeting_events_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_events")),
        sa.UniqueConstraint("meeting_id", "seq", name=op.f("uq_meeting_events_meeting_id")),
    )
    op.create_table(
        "meeting_items",
        sa.Column("id", Int64, nullable=False),
        sa.Column("meeting_id", Int64, nullable=False),
        sa.Column("position", Int64, nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("number", Int64, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "part IN ('directives','overdue','hot_spots','emerging','held_over')",
            name=op.f("ck_meeting_items_part"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_items_meeting_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_meeting_items_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_items")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_meeting_items_meeting_id")),
        sa.UniqueConstraint(
            "meeting_id", "part", "case_id", "number", name="uq_meeting_items_line"
        ),
    )
    op.create_index(op.f("ix_meeting_items_case_id"), "meeting_items", ["case_id"])
    for refusal in REFUSALS:
        create(op.get_bind(), refusal)


def downgrade() -> None:
    for refusal in reversed(REFUSALS):
        drop(op.get_bind(), refusal)
    for table in ("meeting_items", "meeting_events", "meetings", "meeting_cadences"):
        op.drop_table(table)

"""What administrators do is recorded and stays; roles need a second person.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STAYS = "what administrators did stays as it was recorded"
REFUSALS = (
    Refusal("admin_events_never_change", "UPDATE", "admin_events", STAYS),
    Refusal("admin_events_never_go", "DELETE", "admin_events", STAYS),
    Refusal(
        "role_proposals_stay_decided",
        "UPDATE",
        "role_proposals",
        "a proposal is decided once",
        "OLD.granted IS NOT NULL",
    ),
    Refusal("role_proposals_never_go", "DELETE", "role_proposals", "a proposal stays"),
)


def upgrade() -> None:
    op.create_table(
        "admin_events",
        sa.Column("id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("actor_id", Int64, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", Int64, nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_admin_events_actor_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_admin_events_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_events")),
    )
    op.create_index(op.f("ix_admin_events_person_id"), "admin_events", ["person_id"])
    op.create_table(
        "role_proposals",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("agency_id", Int64, nullable=True),
        sa.Column("team_id", Int64, nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("proposed_by_id", Int64, nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("decided_by_id", Int64, nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "(granted IS NULL) = (decided_by_id IS NULL)"
            " AND (granted IS NULL) = (decided_at IS NULL)",
            name=op.f("ck_role_proposals_decided"),
        ),
        sa.CheckConstraint(
            "granted IS NULL OR NOT granted"
            " OR (decided_by_id <> proposed_by_id AND decided_by_id <> person_id)",
            name=op.f("ck_role_proposals_granted_by_a_second_person"),
        ),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_role_proposals_{column}"))
            for column, target in (
                ("person_id", "people.id"),
                ("unit_id", "units.id"),
                ("agency_id", "agencies.id"),
                ("team_id", "teams.id"),
                ("proposed_by_id", "people.id"),
                ("decided_by_id", "people.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_proposals")),
    )
    op.create_index(op.f("ix_role_proposals_person_id"), "role_proposals", ["person_id"])
    for refusal in REFUSALS:
        create(op.get_bind(), refusal)


def downgrade() -> None:
    for refusal in REFUSALS:
        drop(op.get_bind(), refusal)
    op.drop_table("role_proposals")
    op.drop_table("admin_events")

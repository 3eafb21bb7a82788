"""The register of hot spots: entries with an append-only history, and what detection proposes.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STAYS = "the history of a hot spot stays as it was recorded"
REFUSALS = (
    Refusal("hot_spot_events_never_change", "UPDATE", "hot_spot_events", STAYS),
    Refusal("hot_spot_events_never_go", "DELETE", "hot_spot_events", STAYS),
    Refusal(
        "hot_spot_events_without_gap",
        "INSERT",
        "hot_spot_events",
        "events follow each other without a gap",
        "NEW.seq <> 1 + (SELECT COUNT(*) FROM hot_spot_events WHERE hot_spot_id = NEW.hot_spot_id)",
    ),
    Refusal(
        "hot_spot_texts_never_change",
        "UPDATE",
        "hot_spot_texts",
        "texts are erased, never changed",
    ),
    Refusal(
        "hot_spot_proposals_stay_decided",
        "UPDATE",
        "hot_spot_proposals",
        "a proposal is decided once",
        "OLD.accepted IS NOT NULL",
    ),
    Refusal("hot_spot_proposals_never_go", "DELETE", "hot_spot_proposals", "a proposal stays"),
)
TABLES = (
    "hot_spots",
    "hot_spot_cases",
    "hot_spot_events",
    "hot_spot_texts",
    "hot_spot_proposals",
    "hot_spot_proposal_cases",
    "hot_spot_scans",
)


def upgrade() -> None:
    op.create_table(
        "hot_spots",
        sa.Column("id", Int64, nullable=False),
        sa.Column("last_seq", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("handled_on", sa.Date(), nullable=True),
        sa.Column("seen_30", sa.String(length=10), nullable=True),
        sa.Column("seen_90", sa.String(length=10), nullable=True),
        sa.Column("came_back", Int64, nullable=False),
        sa.Column("ending", sa.String(length=10), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(status = 'ended') = (ended_at IS NOT NULL) AND (status = 'ended') = (ending IS NOT NULL)",
            name=op.f("ck_hot_spots_ended"),
        ),
        sa.CheckConstraint(
            "ending IS NULL OR ending IN ('settled','dormant','recurred','withdrawn')",
            name=op.f("ck_hot_spots_ending"),
        ),
        sa.CheckConstraint(
            "status <> 'verified' OR handled_on IS NOT NULL",
            name=op.f("ck_hot_spots_handled"),
        ),
        sa.CheckConstraint(
            "ending IS NULL OR ending <> 'settled' OR (seen_30 IS NOT NULL AND seen_90 IS NOT NULL AND seen_30 = 'holds' AND seen_90 = 'holds')",
            name=op.f("ck_hot_spots_settled_is_verified"),
        ),
        sa.CheckConstraint(
            "status IN ('watched','verified','ended')",
            name=op.f("ck_hot_spots_status"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_hot_spots_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hot_spots")),
    )
    op.create_index(
        "ix_hot_spots_open",
        "hot_spots",
        ["unit_id"],
        sqlite_where=sa.text("status <> 'ended'"),
        postgresql_where=sa.text("status <> 'ended'"),
    )
    op.create_index("ix_hot_spots_unit", "hot_spots", ["unit_id", "type"])
    op.create_table(
        "hot_spot_cases",
        sa.Column("hot_spot_id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_hot_spot_cases_case_id")),
        sa.ForeignKeyConstraint(
            ["hot_spot_id"], ["hot_spots.id"], name=op.f("fk_hot_spot_cases_hot_spot_id")
        ),
        sa.PrimaryKeyConstraint("hot_spot_id", "case_id", name=op.f("pk_hot_spot_cases")),
    )
    op.create_index("ix_hot_spot_cases_case", "hot_spot_cases", ["case_id"])
    op.create_table(
        "hot_spot_events",
        sa.Column("id", Int64, nullable=False),
        sa.Column("hot_spot_id", Int64, nullable=False),
        sa.Column("seq", Int64, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("actor_id", Int64, nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "seq >= 1",
            name=op.f("ck_hot_spot_events_seq_from_one"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_hot_spot_events_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["hot_spot_id"], ["hot_spots.id"], name=op.f("fk_hot_spot_events_hot_spot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hot_spot_events")),
        sa.UniqueConstraint("hot_spot_id", "seq", name=op.f("uq_hot_spot_events_hot_spot_id")),
    )
    op.create_table(
        "hot_spot_texts",
        sa.Column("event_id", Int64, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["hot_spot_events.id"], name=op.f("fk_hot_spot_texts_event_id")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_hot_spot_texts")),
    )
    op.create_table(
        "hot_spot_proposals",
        sa.Column("id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("place_unit_id", Int64, nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by_id", Int64, nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("hot_spot_id", Int64, nullable=True),
        sa.CheckConstraint(
            "(accepted IS NULL) = (decided_at IS NULL) AND (accepted IS NULL) = (decided_by_id IS NULL)",
            name=op.f("ck_hot_spot_proposals_decided"),
        ),
        sa.CheckConstraint(
            "hot_spot_id IS NULL OR (accepted IS NOT NULL AND accepted)",
            name=op.f("ck_hot_spot_proposals_opened"),
        ),
        sa.CheckConstraint(
            "accepted IS NULL OR accepted OR reason IS NOT NULL",
            name=op.f("ck_hot_spot_proposals_reasoned"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_hot_spot_proposals_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["hot_spot_id"], ["hot_spots.id"], name=op.f("fk_hot_spot_proposals_hot_spot_id")
        ),
        sa.ForeignKeyConstraint(
            ["place_unit_id"], ["units.id"], name=op.f("fk_hot_spot_proposals_place_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_hot_spot_proposals_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hot_spot_proposals")),
    )
    op.create_index("ix_hot_spot_proposals_group", "hot_spot_proposals", ["place_unit_id", "type"])
    op.create_index(
        "ix_hot_spot_proposals_waiting",
        "hot_spot_proposals",
        ["unit_id"],
        sqlite_where=sa.text("accepted IS NULL"),
        postgresql_where=sa.text("accepted IS NULL"),
    )
    op.create_table(
        "hot_spot_proposal_cases",
        sa.Column("proposal_id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_hot_spot_proposal_cases_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["hot_spot_proposals.id"],
            name=op.f("fk_hot_spot_proposal_cases_proposal_id"),
        ),
        sa.PrimaryKeyConstraint("proposal_id", "case_id", name=op.f("pk_hot_spot_proposal_cases")),
    )
    op.create_index("ix_hot_spot_proposal_cases_case", "hot_spot_proposal_cases", ["case_id"])
    op.create_table(
        "hot_spot_scans",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("proposals", Int64, nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_hot_spot_scans")),
    )
    for refusal in REFUSALS:
        create(op.get_bind(), refusal)


def downgrade() -> None:
    for refusal in REFUSALS:
        drop(op.get_bind(), refusal)
    for table in reversed(TABLES):
        op.drop_table(table)

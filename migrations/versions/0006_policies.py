"""Later versions of policies: append-only, never backdated, and how far they were applied.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STAYS = "a version of a policy stays as it is"
REFUSALS = (
    Refusal("policies_never_change", "UPDATE", "policies", STAYS),
    Refusal("policies_never_go", "DELETE", "policies", STAYS),
    Refusal(
        "policies_follow_each_other",
        "INSERT",
        "policies",
        "versions of a policy are numbered without a gap",
        "NEW.version <> 2 + (SELECT COUNT(*) FROM policies WHERE type = NEW.type)",
    ),
)


def upgrade() -> None:
    op.create_table(
        "policies",
        sa.Column("id", Int64, nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("version", Int64, nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("effective_at", UTCDateTime(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("person_id", Int64, nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("open_cases", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.CheckConstraint("version > 1", name=op.f("ck_policies_later")),
        sa.CheckConstraint("effective_at >= recorded_at", name=op.f("ck_policies_never_backdated")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_policies_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
        sa.UniqueConstraint("type", "version", name=op.f("uq_policies_type")),
    )
    op.create_table(
        "policy_rollouts",
        sa.Column("policy_id", Int64, nullable=False),
        sa.Column("cases", Int64, nullable=False),
        sa.Column("seen", Int64, nullable=False),
        sa.Column("applied", Int64, nullable=False),
        sa.Column("last_case_id", Int64, nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policies.id"], name=op.f("fk_policy_rollouts_policy_id")
        ),
        sa.PrimaryKeyConstraint("policy_id", name=op.f("pk_policy_rollouts")),
    )
    connection = op.get_bind()
    for refusal in REFUSALS:
        create(connection, refusal)


def downgrade() -> None:
    connection = op.get_bind()
    for refusal in REFUSALS:
        drop(connection, refusal)
    op.drop_table("policy_rollouts")
    op.drop_table("policies")

"""Every event is sealed into its case's chain, every day anchored; what is there is sealed now.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import context, op

from casework.database import Int64, UTCDateTime
from casework.history.sealing import seal_what_is_there
from casework.triggers import Refusal, create, drop

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SEALED = "what was sealed stays sealed"
REFUSALS = tuple(
    Refusal(f"{table}_never_{name}", on, table, SEALED)
    for table in ("event_seals", "anchors", "anchored_heads", "verifications")
    for name, on in (("change", "UPDATE"), ("go", "DELETE"))
)


def upgrade() -> None:
    op.create_table(
        "event_seals",
        sa.Column("chain", Int64, autoincrement=False, nullable=False),
        sa.Column("seq", Int64, autoincrement=False, nullable=False),
        sa.Column("key_id", sa.String(length=8), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_event_seals")),
    )
    op.create_table(
        "anchors",
        sa.Column("id", Int64, autoincrement=False, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("chains", Int64, nullable=False),
        sa.Column("events", Int64, nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("signer", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.CheckConstraint("chains >= 0 AND events >= 0", name=op.f("ck_anchors_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchors")),
        sa.UniqueConstraint("hash", name=op.f("uq_anchors_hash")),
    )
    op.create_table(
        "anchored_heads",
        sa.Column("chain", Int64, autoincrement=False, nullable=False),
        sa.Column("seq", Int64, autoincrement=False, nullable=False),
        sa.Column("anchor_id", Int64, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchors.id"], name=op.f("fk_anchored_heads_anchor_id")
        ),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_anchored_heads")),
    )
    op.create_index(op.f("ix_anchored_heads_anchor_id"), "anchored_heads", ["anchor_id"])
    op.create_table(
        "verifications",
        sa.Column("id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("events", Int64, nullable=False),
        sa.Column("faults", Int64, nullable=False),
        sa.Column("first_fault", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verifications")),
    )
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("ALTER TABLE case_events ALTER recorded_at SET DEFAULT recorded_now()")
    if connection.scalar(sa.text("SELECT id FROM case_events LIMIT 1")) is not None:
        seal_what_is_there(connection, context.config.attributes["history_ring"])
    for refusal in REFUSALS:
        create(connection, refusal)


def downgrade() -> None:
    connection = op.get_bind()
    for refusal in REFUSALS:
        drop(connection, refusal)
    if connection.dialect.name == "postgresql":
        op.execute("ALTER TABLE case_events ALTER recorded_at DROP DEFAULT")
    for table in ("verifications", "anchored_heads", "anchors", "event_seals"):
        op.drop_table(table)

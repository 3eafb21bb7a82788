"""Reports: figures once counted never change, and once issued nothing does.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KINDS = "'month','quarter','six_months','nine_months','year','days','thematic','case'"
CHECKS = {
    "kind": f"kind IN ({KINDS})",
    "frozen": "(figures IS NULL) = (sha256 IS NULL)",
    "ready": "(sha256 IS NULL) = (ready_at IS NULL)",
    "issued_when_ready": "issued_at IS NULL OR ready_at IS NOT NULL",
    "period": "period_last >= period_first",
}
REFUSALS = (
    Refusal(
        "reports_stay_frozen",
        "UPDATE",
        "reports",
        "the figures of a report never change once they are counted",
        "OLD.sha256 IS NOT NULL AND (NEW.sha256 IS NULL OR NEW.sha256 <> OLD.sha256"
        " OR CAST(NEW.figures AS TEXT) <> CAST(OLD.figures AS TEXT)"
        " OR CAST(NEW.names AS TEXT) <> CAST(OLD.names AS TEXT)"
        " OR NEW.as_of <> OLD.as_of OR NEW.period <> OLD.period OR NEW.unit_id <> OLD.unit_id)",
    ),
    Refusal(
        "reports_stay_issued",
        "UPDATE",
        "reports",
        "a report that was issued never changes",
        "OLD.issued_at IS NOT NULL",
    ),
    Refusal("reports_never_go", "DELETE", "reports", "reports stay"),
)


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", Int64, nullable=False),
        sa.Column("token", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("period", sa.String(30), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=False),
        sa.Column("period_last", sa.Date(), nullable=False),
        sa.Column("type", sa.String(30), nullable=True),
        sa.Column("ref", sa.String(24), nullable=True),
        sa.Column("as_of", UTCDateTime(), nullable=False),
        sa.Column("person_id", Int64, nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("steps_done", Int64, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("ready_at", UTCDateTime(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("proposals", sa.Text(), nullable=False),
        sa.Column("issued_at", UTCDateTime(), nullable=True),
        *(
            sa.CheckConstraint(condition, name=op.f(f"ck_reports_{name}"))
            for name, condition in CHECKS.items()
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_reports_unit_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("token", name=op.f("uq_reports_token")),
    )
    op.create_index("ix_reports_unit_recorded", "reports", ["unit_id", "recorded_at"])
    for refusal in REFUSALS:
        create(op.get_bind(), refusal)


def downgrade() -> None:
    for refusal in REFUSALS:
        drop(op.get_bind(), refusal)
    op.drop_table("reports")

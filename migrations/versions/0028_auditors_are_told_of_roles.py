"""A notice tells an event of a case or a deed of the administration.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

from casework.database import NAMES, Int64

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

# SQLite does not tell the name of a reference that stands within its column.
REFERENCES = {"fk": NAMES["fk"]}
ONE = "(event_id IS NULL) = (case_id IS NULL) AND (event_id IS NULL) <> (admin_event_id IS NULL)"
OF_A_DEED = sa.text("admin_event_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("notices", naming_convention=REFERENCES) as table:
        table.alter_column("case_id", existing_type=Int64, nullable=True)
        table.alter_column("event_id", existing_type=Int64, nullable=True)
        table.add_column(sa.Column("admin_event_id", Int64, nullable=True))
        table.create_foreign_key(
            op.f("fk_notices_admin_event_id"), "admin_events", ["admin_event_id"], ["id"]
        )
        table.create_check_constraint(op.f("ck_notices_of_one_thing"), ONE)
    op.create_index(
        "uq_notices_deed",
        "notices",
        ["admin_event_id", "person_id"],
        unique=True,
        sqlite_where=OF_A_DEED,
        postgresql_where=OF_A_DEED,
    )


def downgrade() -> None:
    op.drop_index("uq_notices_deed", "notices")
    op.execute("DELETE FROM notices WHERE admin_event_id IS NOT NULL")
    with op.batch_alter_table("notices", naming_convention=REFERENCES) as table:
        table.drop_constraint(op.f("ck_notices_of_one_thing"), type_="check")
        table.drop_constraint(op.f("fk_notices_admin_event_id"), type_="foreignkey")
        table.drop_column("admin_event_id")
        table.alter_column("event_id", existing_type=Int64, nullable=False)
        table.alter_column("case_id", existing_type=Int64, nullable=False)

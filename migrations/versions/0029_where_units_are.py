"""Units may say where on the map they are.

Revision ID: 0029
Revises: 0028
"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

LATITUDE = "CONSTRAINT ck_units_latitude CHECK (latitude BETWEEN -90 AND 90)"
LONGITUDE = "CONSTRAINT ck_units_longitude CHECK (longitude BETWEEN -180 AND 180)"
POINT = "CONSTRAINT ck_units_point CHECK ((latitude IS NULL) = (longitude IS NULL))"


def upgrade() -> None:
    # Written out: SQLite takes a check with a new column, but none by itself.
    degrees = "DOUBLE PRECISION" if op.get_bind().dialect.name == "postgresql" else "DOUBLE"
    op.execute(f"ALTER TABLE units ADD COLUMN latitude {degrees} {LATITUDE}")
    op.execute(f"ALTER TABLE units ADD COLUMN longitude {degrees} {LONGITUDE} {POINT}")


def downgrade() -> None:
    for column in ("longitude", "latitude"):
        op.execute(f"ALTER TABLE units DROP COLUMN {column}")

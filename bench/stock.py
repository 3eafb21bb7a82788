"""Many cases for measurements on PostgreSQL: a few made by real actions, then copied with SQL."""

from __future__ import annotations

from sqlalchemy import Connection, text

STEP = 100
"""Between the numbers of a row and of its next copy; there are fewer rows to copy."""

OF_A_CASE = (
    "cases", "case_texts", "case_reporters", "case_units", "case_agencies", "case_events",
    "case_clocks",
)  # fmt: skip
MOVED = {"id", "case_id"}


def multiply(connection: Connection, copies: int, tables: tuple[str, ...] = OF_A_CASE) -> None:
    """Beside every case there is, so many more like it, each with a number of its own.

    Triggers rest meanwhile: what is copied was true where it came from.
    """
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    for table in tables:
        names = connection.scalars(
            text(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = :table ORDER BY ordinal_position"
            ),
            {"table": table},
        ).all()
        columns = ", ".join(names)
        values = ", ".join(_value(name) for name in names)
        order = "1, 2" if table == "case_events" else "1"
        connection.execute(
            text(
                f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} AS one,"  # noqa: S608
                f" generate_series(1, :copies) AS copy ORDER BY {order}"
            ),
            {"copies": copies},
        )
        if "id" in names:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"  # noqa: S608
                    f" (SELECT max(id) FROM {table}))"
                )
            )


def _value(name: str) -> str:
    if name in MOVED:
        return f"one.{name} + copy * {STEP}"
    return "one.ref || '-' || copy" if name == "ref" else f"one.{name}"

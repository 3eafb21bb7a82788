"""Triggers: events are never changed, recorded time is the database's, the mark stays.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

from casework.triggers import Refusal, create, drop

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# In a production database the shift is nothing, so that this is the real time there.
RECORDED_NOW = """
CREATE FUNCTION recorded_now() RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
        + (SELECT shift_us FROM database_mark)
$$
"""
SQLITE_NOW = "(CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000)"
A_MINUTE = 60_000_000


def is_off(now: str) -> str:
    """Whether a production event is dated more than a minute beside the database's clock."""
    in_production = "(SELECT purpose FROM database_mark) = 'production'"
    return f"{in_production} AND ABS(NEW.recorded_at - {now}) > {A_MINUTE}"


def refusals(now: str) -> tuple[Refusal, ...]:
    """All of them; ``now`` is the present time as this database writes it."""
    return (
        Refusal("case_events_never_change", "UPDATE", "case_events", "events are never changed"),
        Refusal("case_events_never_go", "DELETE", "case_events", "events are never removed"),
        Refusal(
            "case_events_without_gap",
            "INSERT",
            "case_events",
            "events follow each other without a gap",
            "NEW.seq <> 1 + (SELECT COUNT(*) FROM case_events WHERE case_id = NEW.case_id)",
        ),
        Refusal(
            "case_events_in_order",
            "INSERT",
            "case_events",
            "recorded time never runs back",
            "NEW.recorded_at <"
            " (SELECT MAX(recorded_at) FROM case_events WHERE case_id = NEW.case_id)",
        ),
        Refusal(
            "case_events_are_dated_by_the_database",
            "INSERT",
            "case_events",
            "recorded time is the database's clock",
            is_off(now),
        ),
        Refusal(
            "event_payloads_never_change",
            "UPDATE",
            "event_payloads",
            "payloads are erased, never changed",
        ),
        Refusal("escalations_never_change", "UPDATE", "escalations", "a rung climbed stays so"),
        Refusal("escalations_never_go", "DELETE", "escalations", "a rung climbed stays so"),
        Refusal(
            "purpose_is_fixed",
            "UPDATE OF purpose",
            "database_mark",
            "what a database is for never changes",
            "NEW.purpose <> OLD.purpose",
        ),
        Refusal("mark_never_goes", "DELETE", "database_mark", "what a database is for stays"),
        Refusal(
            "first_breach_stays",
            "UPDATE OF first_breached_at",
            "case_clocks",
            "the first breach is kept for ever",
            "OLD.first_breached_at IS NOT NULL AND (NEW.first_breached_at IS NULL"
            " OR NEW.first_breached_at <> OLD.first_breached_at)",
        ),
    )


def upgrade() -> None:
    connection = op.get_bind()
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        connection.exec_driver_sql(RECORDED_NOW)
    for refusal in refusals(SQLITE_NOW if on_sqlite else "recorded_now()"):
        create(connection, refusal)


def downgrade() -> None:
    connection = op.get_bind()
    for refusal in refusals(""):
        drop(connection, refusal)
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP FUNCTION recorded_now()")

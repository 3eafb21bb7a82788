"""Triggers: events are never changed, recorded time is the database's, the mark stays.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REAL_NOW = "(CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000)"
IS_PRODUCTION = "(SELECT purpose FROM database_mark) = 'production'"
A_MINUTE = 60_000_000

# Each trigger: its name, when it fires, and what it says when it refuses.
REFUSALS = (
    ("case_events_never_change", "BEFORE UPDATE ON case_events", "1", "events are never changed"),
    ("case_events_never_go", "BEFORE DELETE ON case_events", "1", "events are never removed"),
    (
        "case_events_without_gap",
        "BEFORE INSERT ON case_events",
        "NEW.seq <> 1 + (SELECT COUNT(*) FROM case_events WHERE case_id = NEW.case_id)",
        "events follow each other without a gap",
    ),
    (
        "case_events_in_order",
        "BEFORE INSERT ON case_events",
        "NEW.recorded_at < (SELECT MAX(recorded_at) FROM case_events WHERE case_id = NEW.case_id)",
        "recorded time never runs back",
    ),
    (
        "case_events_are_dated_by_the_database",
        "BEFORE INSERT ON case_events",
        f"{IS_PRODUCTION} AND ABS(NEW.recorded_at - {REAL_NOW}) > {A_MINUTE}",
        "recorded time is the database's clock",
    ),
    (
        "event_payloads_never_change",
        "BEFORE UPDATE ON event_payloads",
        "1",
        "payloads are erased, never changed",
    ),
    ("escalations_never_change", "BEFORE UPDATE ON escalations", "1", "a rung climbed stays so"),
    ("escalations_never_go", "BEFORE DELETE ON escalations", "1", "a rung climbed stays so"),
    (
        "purpose_is_fixed",
        "BEFORE UPDATE OF purpose ON database_mark",
        "NEW.purpose <> OLD.purpose",
        "what a database is for never changes",
    ),
    ("mark_never_goes", "BEFORE DELETE ON database_mark", "1", "what a database is for stays"),
    (
        "first_breach_stays",
        "BEFORE UPDATE OF first_breached_at ON case_clocks",
        (
            "OLD.first_breached_at IS NOT NULL"
            " AND NEW.first_breached_at IS NOT OLD.first_breached_at"
        ),
        "the first breach is kept for ever",
    ),
)


def upgrade() -> None:
    for name, when, condition, sentence in REFUSALS:
        op.execute(
            f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence.replace(chr(39), chr(39) * 2)}'); END"
        )


def downgrade() -> None:
    for name, *_ in REFUSALS:
        op.execute(f"DROP TRIGGER {name}")

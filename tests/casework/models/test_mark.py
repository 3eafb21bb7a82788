"""What a database is for is said once, and never changes."""

from __future__ import annotations

from casework.models import DatabaseMark
from tests.casework.models.refusal import refuses, refuses_statement
from tests.cast import Cast


def test_there_is_one_mark(cast: Cast) -> None:
    refuses(DatabaseMark(id=2, purpose="test"), "one_row")
    refuses_statement("DELETE FROM database_mark", "stays")


def test_the_purpose_is_fixed(cast: Cast) -> None:
    refuses_statement("UPDATE database_mark SET purpose = 'production'", "never changes")
    refuses_statement("UPDATE database_mark SET purpose = 'play'", "never changes")


def test_production_never_shifts_its_clock(cast: Cast) -> None:
    refuses_statement(
        "INSERT INTO database_mark (id, purpose, shift_us) VALUES (3, 'production', 5)",
        "production_never_shifts|one_row",
    )

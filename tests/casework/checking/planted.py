"""Faults to plant: what is broken, by which statement, and the promise that must be named."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One way a database can be wrong."""

    what: str
    statements: tuple[str, ...]
    rule: str


def fault(what: str, rule: str, *statements: str) -> Fault:
    """A fault; statements are SQL with the words of ``PLACES``."""
    return Fault(what, statements, rule)


# Words for cases and events of the busy office, to be used in statements.
PLACES = {
    "@closed": "(SELECT MIN(id) FROM cases WHERE state = 'closed')",
    "@in_progress": "(SELECT MIN(id) FROM cases WHERE state = 'in_progress')",
    "@feedback": "(SELECT MIN(id) FROM cases WHERE state = 'feedback')",
    "@paused": "(SELECT MIN(id) FROM cases WHERE paused_until IS NOT NULL)",
    "@referred": "(SELECT MIN(id) FROM cases WHERE unit_id = 1)",
    "@confirmed": "(SELECT MIN(id) FROM case_events WHERE kind = 'confirmed')",
    "@climbed": "(SELECT MIN(id) FROM case_clocks WHERE level > 1 AND ended_at IS NULL)",
    "@ended": "(SELECT MIN(id) FROM case_clocks WHERE ended_at IS NOT NULL)",
    "@photo": "(SELECT MIN(id) FROM attachments)",
}


def in_sql(statement: str) -> str:
    """The statement with its places named as the database knows them."""
    for word, place in PLACES.items():
        statement = statement.replace(word, place)
    return statement

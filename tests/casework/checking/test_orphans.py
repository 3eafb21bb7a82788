"""A row that points nowhere is named, whatever its table."""

from __future__ import annotations

import pytest

from casework.database import db
from tests.casework.checking.conftest import Plant

KEYS = [
    (table.name, key.parent.name)
    for table in db.metadata.sorted_tables
    for key in table.foreign_keys
]


@pytest.mark.parametrize(
    "where",
    [
        ("case_clocks", "case_id"),
        ("case_events", "case_id"),
        ("event_payloads", "event_id"),
        ("escalations", "clock_id"),
        ("attachments", "event_id"),
        ("notices", "person_id"),
        ("memberships", "person_id"),
    ],
    ids=".".join,
)
def test_a_row_that_points_nowhere_is_named(plant: Plant, where: tuple[str, str]) -> None:
    statement = "UPDATE {0} SET {1} = 99999 WHERE {1} = (SELECT MAX({1}) FROM {0})"
    found = plant(statement.format(*where))
    assert ".".join(where) in {each.ref for each in found if each.rule == "orphan"}


def test_every_key_of_every_table_is_looked_at() -> None:
    assert len(KEYS) > 40

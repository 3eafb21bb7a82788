"""A row of another table that points nowhere, or elsewhere, is named."""

from __future__ import annotations

import pytest
from flask import Flask

from casework.check import check
from casework.database import db
from casework.models import Attachment
from tests.casework.checking.conftest import Plant
from tests.casework.checking.planted import Fault, fault

FAULTS = [
    fault("a photo's event is of another case", "photo without event",
          "UPDATE attachments SET case_id = @closed WHERE id = @photo"),
    fault("a photo was exchanged", "photo without event",
          "UPDATE attachments SET sha256 = 'x' WHERE id = @photo"),
    fault("a photo of before became one of after", "photo without event",
          "UPDATE attachments SET moment = 'before' WHERE id = @photo"),
    fault("a photo points to an event of another kind", "photo without event",
          "UPDATE attachments SET event_id = @confirmed WHERE id = @photo"),
    fault("a photo's row is gone", "event without photo",
          "DELETE FROM attachments WHERE id = @photo"),
    fault("nobody was asked to make the copy", "work not asked for", "DELETE FROM outbox"),
    fault("nobody was asked to make a list", "work not asked for",
          "INSERT INTO exports (id, token, person_id, what, filters, recorded_at, rows_done)"
          " VALUES (1, 'x', (SELECT MIN(id) FROM people), 'overdue', '{}', 0, 0)"),
    fault("a climbed rung is in nobody's inbox", "escalation told to nobody",
          "DELETE FROM notices WHERE event_id ="
          " (SELECT MAX(id) FROM case_events WHERE kind = 'escalated')"),
    fault("a notice tells an event of another case", "notice",
          "UPDATE notices SET case_id = @closed WHERE case_id = @in_progress"),
    fault("a notice tells an event that is not there", "notice",
          "UPDATE notices SET event_id = 99999 WHERE id = (SELECT MAX(id) FROM notices)"),
    fault("an escalation is of another case's clock", "escalation",
          "UPDATE escalations SET case_id = @closed"
          " WHERE id = (SELECT MIN(id) FROM escalations)"),
]  # fmt: skip


@pytest.mark.parametrize("planted", FAULTS, ids=lambda each: each.what)
def test_a_planted_fault_is_named(plant: Plant, planted: Fault) -> None:
    assert planted.rule in {each.rule for each in plant(*planted.statements)}


def test_a_lost_file_is_named_when_files_are_looked_for(office: Flask) -> None:
    photo = db.session.query(Attachment).one()
    found = check(db.session, is_kept=lambda name: name != photo.sha256)
    assert [each.rule for each in found] == ["file lost"]
    assert check(db.session, is_kept=lambda _: True) == []

"""Whatever is changed behind the events' back is named."""

from __future__ import annotations

import pytest

from casework.fold import FOLDED_COLUMNS
from tests.casework.checking.conftest import Plant
from tests.casework.checking.planted import Fault, fault

# A value no case of the office has, for every column folded from events.
WRONG = {
    "type": "'other'", "source": "'press'", "unit_id": "3", "place_unit_id": "3",
    "place_kind": "'market'", "scale": "'over_200'", "reported_at": "1", "state_since": "1",
    "held_since": "1", "state": "'resolved'", "cycle": "9", "custody": "9",
    "began_on": "'2020-01-01'", "severity": "'hot'", "urgent": "TRUE", "complex": "TRUE",
    "hot_spot": "TRUE", "lead_id": "2", "disputed": "TRUE", "objected": "TRUE",
    "paused_until": "'2030-01-01'", "outcome": "'unfounded'", "verification": "'disputed'",
    "voices": "9", "returns": "9", "reminders": "9", "pauses": "9", "extensions": "9",
    "extension_asked": "9", "hand_back_asked": "TRUE", "category_asked": "'other'",
    "category_asked_by": "4", "merged_into_id": "1", "split_from_id": "1", "recurs_of_id": "1",
    "ended_at": "1",
}  # fmt: skip

FAULTS = [
    fault(
        "an event is gone from the middle",
        "gap in the events",
        "DELETE FROM case_events WHERE case_id = @in_progress AND seq = 2",
    ),
    fault(
        "the last event is gone",
        "last event",
        "DELETE FROM case_events WHERE case_id = @closed AND kind = 'confirmed'",
    ),
    fault(
        "an event is older than the one before",
        "time runs back",
        "UPDATE case_events SET recorded_at = 1 WHERE case_id = @closed AND seq = 3",
    ),
    fault(
        "an event is signed by somebody else",
        "history",
        "UPDATE case_events SET actor_id = 2 WHERE case_id = @closed AND seq = 3",
    ),
    fault(
        "an event kind nobody knows",
        "history cannot be read",
        "UPDATE case_events SET kind = 'forged' WHERE case_id = @closed AND seq = 3",
    ),
    fault(
        "an event of an unreadable form",
        "history cannot be read",
        "UPDATE case_events SET body = '{\"x\": 1}' WHERE case_id = @closed AND seq = 3",
    ),
    fault("a case without events", "no history", "DELETE FROM case_events WHERE case_id = @closed"),
    fault("a version too high", "version", "UPDATE cases SET version = 99 WHERE id = @closed"),
    fault(
        "a note was rewritten",
        "payload",
        'UPDATE event_payloads SET body = \'{"text": "Không có gì."}\' WHERE event_id ='
        " (SELECT MIN(id) FROM case_events WHERE kind = 'noted') AND part = 'text'",
    ),
    fault(
        "a payload was salted anew",
        "payload",
        "UPDATE event_payloads SET salt = 'x' WHERE part = 'identity'",
    ),
    fault(
        "a payload was slipped under an event without text",
        "payload",
        "INSERT INTO event_payloads (event_id, part, salt, body)"
        " SELECT MIN(id), 'text', 'x', '{}' FROM case_events WHERE kind = 'accepted'",
    ),
    fault(
        "a confirmer is named in the event",
        "identity in an event",
        "UPDATE case_events SET actor_id = 1 WHERE id = @confirmed",
    ),
    fault(
        "a witness's event keeps no identity",
        "witness unknown",
        "UPDATE case_events SET identity_hash = NULL WHERE id = @confirmed",
    ),
    fault(
        "an agency lost its part",
        "row is not the fold",
        "DELETE FROM case_agencies WHERE case_id = @in_progress",
    ),
    fault(
        "an agency complained about was made to support",
        "row is not the fold",
        "INSERT INTO case_agencies (case_id, agency_id, part) VALUES (@in_progress, 3, 'support')",
    ),
    fault(
        "a unit that held the case was forgotten",
        "row is not the fold",
        "DELETE FROM case_units WHERE unit_id = 2 AND case_id = @referred",
    ),
    fault(
        "the reporter was cut off",
        "reporter",
        "DELETE FROM case_reporters WHERE case_id = @in_progress",
    ),
    fault(
        "the reporter was exchanged",
        "reporter",
        "UPDATE case_reporters SET person_id = 3 WHERE case_id = @in_progress",
    ),
    fault(
        "a confirmer whom nobody asked",
        "confirmer",
        "INSERT INTO case_confirmers (case_id, person_id) VALUES (@feedback, 3)",
    ),
    fault(
        "a reporter asked to confirm as second person",
        "confirmer",
        "INSERT INTO case_confirmers (case_id, person_id) VALUES (@closed, 1)",
    ),
    fault("a case has no text", "text", "DELETE FROM case_texts WHERE case_id = @closed"),
    fault("a title was rewritten", "text", "UPDATE case_texts SET title = 'Không có gì'"),
    fault("a search text is stale", "search text", "UPDATE case_texts SET folded = 'khong co gi'"),
    fault(
        "a masked name came back",
        "text",
        "UPDATE case_texts SET title = 'Nước thải chảy ra kênh tiêu'"
        " WHERE title = 'Nước thải (đã che tên)'",
    ),
]


@pytest.mark.parametrize("planted", FAULTS, ids=lambda each: each.what)
def test_a_planted_fault_is_named(plant: Plant, planted: Fault) -> None:
    assert planted.rule in {each.rule for each in plant(*planted.statements)}


def test_there_is_a_wrong_value_for_every_folded_column() -> None:
    assert set(WRONG) == set(FOLDED_COLUMNS)


def test_every_folded_column_is_compared(plant: Plant) -> None:
    everything = ", ".join(f"{column} = {value}" for column, value in WRONG.items())
    found = plant(f"UPDATE cases SET {everything} WHERE id = @closed")  # noqa: S608 -- typed above
    named = {each.found.split(" is ")[0] for each in found if each.rule == "row is not the fold"}
    assert named == set(WRONG)


def test_nobody_is_named_in_what_is_found(plant: Plant) -> None:
    found = plant("UPDATE case_reporters SET person_id = 3")
    assert len(found) > 3
    assert not any(character.isdigit() for each in found for character in each.found)

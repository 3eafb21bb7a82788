"""What an event kind is: stored as JSON, read back as it was, of one name only."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, ClassVar

import pytest

from casework.events import EVENT_KINDS, Event
from casework.events.base import ALL, Circle, Told
from casework.events.handling import Accepted

SAMPLES: dict[str, Any] = {
    "int": 7, "str": "x", "bool": True, "tuple[int, ...]": (1, 2), "tuple[str, ...]": ("a",),
    "int | None": None, "str | None": None,
}  # fmt: skip
KINDS = sorted(EVENT_KINDS)


def sample(kind: str) -> Event:
    """An event of this kind with something in every field."""
    cls = EVENT_KINDS[kind]
    return cls(**{field.name: SAMPLES[str(field.type)] for field in dataclasses.fields(cls)})


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_survives_json_and_back(kind: str) -> None:
    event = sample(kind)
    assert type(event).of(json.loads(json.dumps(event.body()))) == event


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_a_word_that_fits_its_column_and_says_whom_it_tells(kind: str) -> None:
    event = sample(kind)
    assert kind.replace("_", "").isalpha()
    assert len(kind) <= 40
    assert set(event.told()) <= set(Told)
    assert event.circles() <= set(Circle)
    assert event.circles(), "somebody may read of it"


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_has_a_field_for_a_name_or_free_text(kind: str) -> None:
    fields = {field.name for field in dataclasses.fields(EVENT_KINDS[kind])}
    assert not fields & {"name", "person", "person_id", "reporter", "text", "words", "reason_text"}


def test_two_kinds_of_one_name_cannot_both_exist() -> None:
    with pytest.raises(TypeError, match="accepted"):

        class Twice(Event):
            kind: ClassVar[str] = "accepted"

    assert EVENT_KINDS["accepted"] is Accepted


def test_an_event_is_open_to_all_unless_its_kind_says_otherwise() -> None:
    assert Accepted().circles() == ALL

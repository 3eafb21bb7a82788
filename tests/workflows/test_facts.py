"""Facts are frozen, begin as a plain case, and know nothing of people but ids."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import UTC, datetime

import pytest

from workflows.actors import Role
from workflows.facts import Desk, Facts
from workflows.states import State

PLAIN = Facts(type="other", state=State.REPORTED, now=datetime(2026, 3, 2, tzinfo=UTC))


def test_a_plain_case_bears_no_mark() -> None:
    flags = {field.name for field in fields(Facts) if getattr(PLAIN, field.name) is True}
    assert flags == set()
    assert (PLAIN.cycle, PLAIN.returns, PLAIN.open_directives) == (1, 0, 0)


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PLAIN.__setattr__("cycle", 2)


def test_a_desk_equals_the_pair_it_is() -> None:
    assert Desk(Role.COORDINATOR, 2) == (Role.COORDINATOR, 2)

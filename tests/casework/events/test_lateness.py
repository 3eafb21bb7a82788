"""What is said to a clock that runs late changes nothing of the case."""

from __future__ import annotations

import pytest

from casework.events.base import INSIDE, Event, Told
from casework.events.lateness import Acknowledged, Explained
from tests.casework.events.beginnings import NOW, begun

SAID = [
    Acknowledged(clock="1.case", clock_kind="case", level=4),
    Explained(clock="1.2.assigned", clock_kind="stage"),
]


@pytest.mark.parametrize("event", SAID)
def test_it_moves_neither_case_nor_version(event: Event) -> None:
    assert event.fold(begun(), NOW) == begun()
    assert not event.moves_version


@pytest.mark.parametrize("event", SAID)
def test_no_witness_reads_it(event: Event) -> None:
    assert event.circles() == INSIDE


def test_a_reason_is_told_to_those_who_must_judge_it() -> None:
    assert SAID[0].told() == ()
    assert SAID[1].told() == (Told.COORDINATORS, Told.COORDINATORS_ABOVE)

"""What is done about sources changes nothing of the case and is told to offices only."""

from __future__ import annotations

from casework.events.base import Circle
from casework.events.sources import SourcesPurged, SourceUnsealed, TextsErased


def test_they_name_nobody_and_are_read_in_offices_only() -> None:
    for event in (SourcesPurged(), SourceUnsealed()):
        assert event.body() == {}
        assert event.circles() == {Circle.OFFICES}
        assert event.told() == ()
        assert not event.moves_version


def test_what_was_erased_is_named_by_number_and_by_nobody() -> None:
    event = TextsErased(events=(1, 3))
    assert event.body() == {"events": (1, 3)}
    assert TextsErased.of({"events": [1, 3]}) == event
    assert event.circles() == {Circle.OFFICES}
    assert event.told() == ()
    assert not event.moves_version

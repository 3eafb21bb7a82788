"""Stretches of time and the pauses known after each event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.days import OFFICIAL, local
from tests.workflows.story import Story, handled
from workflows.clocks import Span
from workflows.spans import clipped, merged, pauses_known


def span(start: int, end: int) -> Span:
    return local(f"2026-11-{start:02} 00:00"), local(f"2026-11-{end:02} 00:00")


some_spans = st.lists(st.builds(span, st.integers(1, 30), st.integers(1, 30)))


def known(story: Story) -> list[list[tuple[str, str]]]:
    """The known pauses as local days and times, after each event."""
    return [
        [(_text(start), _text(end)) for start, end in spans]
        for spans in pauses_known(story.moments, OFFICIAL)
    ]


def _text(at: object) -> str:
    from_text = {
        local(text): text
        for text in (
            "2026-11-05 09:00",
            "2026-11-06 10:00",
            "2026-11-09 08:00",
            "2026-11-11 00:00",
            "2026-11-13 09:00",
            "2026-11-21 00:00",
        )
    }
    return next(text for moment, text in from_text.items() if moment == at)


def test_a_pause_is_known_to_last_until_its_review_day_is_over() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10")
    assert known(story)[-1] == [("2026-11-05 09:00", "2026-11-11 00:00")]


def test_resuming_cuts_it_short() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10").resume("2026-11-06 10:00")
    assert known(story)[-1] == [("2026-11-05 09:00", "2026-11-06 10:00")]


def test_another_event_during_a_pause_carries_it_on() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10").then("2026-11-06 10:00", "note")
    assert known(story)[-1] == [("2026-11-05 09:00", "2026-11-11 00:00")]


def test_an_event_after_the_review_day_does_not_revive_the_pause() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10").then("2026-11-13 09:00", "note")
    assert known(story)[-1] == [("2026-11-05 09:00", "2026-11-11 00:00")]


def test_a_later_review_day_prolongs_the_pause() -> None:
    story = (
        handled().pause("2026-11-05 09:00", "2026-11-10").pause("2026-11-09 08:00", "2026-11-20")
    )
    assert known(story)[-1] == [("2026-11-05 09:00", "2026-11-21 00:00")]


def test_two_pauses_stay_two() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10").resume("2026-11-06 10:00")
    story.pause("2026-11-09 08:00", "2026-11-20")
    assert known(story)[-1] == [
        ("2026-11-05 09:00", "2026-11-06 10:00"),
        ("2026-11-09 08:00", "2026-11-21 00:00"),
    ]


def test_before_the_pause_nothing_is_known_of_it() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10")
    assert known(story)[:-1] == [[], [], [], []]


@given(some_spans)
def test_merged_stretches_cover_the_same_days_in_order_and_apart(spans: list[Span]) -> None:
    result = merged(spans)
    for day in range(1, 31):
        noon = local(f"2026-11-{day:02} 12:00")
        assert any(a <= noon < b for a, b in result) == any(a <= noon < b for a, b in spans)
    edges = [edge for one in result for edge in one]
    assert edges == sorted(set(edges))


def test_clipping_keeps_what_lies_inside() -> None:
    spans = [span(1, 3), span(5, 9), span(12, 14)]
    start, end = span(2, 7)
    assert list(clipped(spans, start, end)) == [span(2, 3), span(5, 7)]
    assert list(clipped(spans, start, None)) == [span(2, 3), span(5, 9), span(12, 14)]

"""A deadline explains itself."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.histories import histories
from tests.workflows.story import LAW, OWN_RULE, RULES, Story, handled
from workflows.clocks import Moment
from workflows.deadlines import clocks
from workflows.explain import Explanation, Mark, explain
from workflows.limits import Source, TimeUnit, calendar_days, working_days


def explained(story: Story, key: str, now: str) -> Explanation:
    return explain(story.clocks(now)[key], OFFICIAL)


def strip(explanation: Explanation) -> list[tuple[str, int | None, str]]:
    return [(day.date.isoformat()[5:], day.ordinal, day.mark.value) for day in explanation.days]


def test_counted_days_are_numbered_and_weekends_are_not() -> None:
    explanation = explained(Story("2026-11-05 09:00"), "1.1.custody", "2026-11-05 09:00")
    assert strip(explanation) == [
        ("11-05", None, "start"),
        ("11-06", 1, "counted"),
        ("11-07", None, "weekend"),
        ("11-08", None, "weekend"),
        ("11-09", 2, "counted"),
        ("11-10", 3, "due"),
    ]
    assert (explanation.counted, explanation.days_off, explanation.paused) == (3, 2, 0)


def test_holidays_have_their_names() -> None:
    explanation = explained(Story("2026-02-13 09:00"), "1.1.reported", "2026-02-13 09:00")
    assert strip(explanation) == [
        ("02-13", None, "start"),
        ("02-14", None, "weekend"),
        ("02-15", None, "weekend"),
        ("02-16", None, "holiday"),
        ("02-17", None, "holiday"),
        ("02-18", None, "holiday"),
        ("02-19", None, "holiday"),
        ("02-20", None, "holiday"),
        ("02-21", None, "weekend"),
        ("02-22", None, "weekend"),
        ("02-23", 1, "counted"),
        ("02-24", 2, "due"),
    ]
    assert {day.name.vi for day in explanation.holidays} == {"Tết Nguyên đán"}
    assert explanation.days[1].name.vi == "Cuối tuần"
    assert explanation.days[-1].name.vi == ""


def test_make_up_saturdays_are_counted_and_outlined() -> None:
    explanation = explained(Story("2026-08-21 09:00"), "1.1.reported", "2026-08-21 09:00")
    assert strip(explanation) == [
        ("08-21", None, "start"),
        ("08-22", 1, "makeup"),
        ("08-23", None, "weekend"),
        ("08-24", 2, "due"),
    ]
    assert [day.date for day in explanation.makeup_days] == [date(2026, 8, 22)]


def test_paused_days_are_hatched() -> None:
    story = Story("2026-11-03 09:00").pause("2026-11-04 09:00", "2026-11-05")
    explanation = explained(story, "1.1.reported", "2026-11-04 10:00")
    assert strip(explanation) == [
        ("11-03", None, "start"),
        ("11-04", None, "paused"),
        ("11-05", None, "paused"),
        ("11-06", 1, "counted"),
        ("11-07", None, "weekend"),
        ("11-08", None, "weekend"),
        ("11-09", 2, "due"),
    ]
    assert explanation.days[1].name.vi == "Dừng tính hạn"
    assert explanation.paused == 2


def test_calendar_days_count_every_day_and_roll_from_a_day_off_without_a_number() -> None:
    story = Story("2026-10-22 08:00", type="land", state="in_progress")
    explanation = explained(story, "1.1.in_progress", "2026-10-22 08:00")
    assert explanation.limits == (calendar_days(30),)
    # The thirtieth day is Saturday 21 November.
    assert strip(explanation)[-4:] == [
        ("11-20", 29, "counted"),
        ("11-21", 30, "counted"),
        ("11-22", None, "weekend"),
        ("11-23", None, "due"),
    ]
    assert explanation.moved_from == date(2026, 11, 21)
    assert explanation.source is Source.LEGAL
    assert explanation.citation == LAW


def test_a_term_that_ends_on_a_working_day_was_moved_from_nowhere() -> None:
    explanation = explained(Story("2026-11-05 09:00"), "1.1.custody", "2026-11-05 09:00")
    assert explanation.moved_from is None


def test_a_due_date_on_the_day_of_the_start_is_a_strip_of_one_day() -> None:
    story = Story("2026-11-02 08:00", urgent=True)
    assert strip(explained(story, "1.1.reported", "2026-11-02 08:00")) == [("11-02", None, "due")]


def test_hours_number_no_days() -> None:
    story = Story("2026-11-06 16:00", urgent=True)
    assert strip(explained(story, "1.1.reported", "2026-11-06 16:00")) == [
        ("11-06", None, "start"),
        ("11-07", None, "weekend"),
        ("11-08", None, "weekend"),
        ("11-09", None, "due"),
    ]


def test_an_extension_is_numbered_on_and_named_apart() -> None:
    story = handled().then("2026-11-20 09:00", "extend", extension=working_days(5))
    explanation = explained(story, "1.2.in_progress", "2026-11-20 09:00")
    assert explanation.limits == (working_days(15),)
    assert explanation.extensions == (working_days(5),)
    assert explanation.counted == 20
    assert explanation.due_original == end_of("2026-11-25")
    assert explanation.due_current == end_of("2026-12-02")


def test_the_rule_its_source_and_the_version_of_the_calendar_are_told() -> None:
    explanation = explained(Story("2026-11-05 09:00"), "1.1.reported", "2026-11-05 09:00")
    assert explanation.citation == OWN_RULE
    assert explanation.source is Source.DEFAULT
    assert explanation.calendar_version == 1
    assert explanation.started_at == local("2026-11-05 09:00")


def test_a_way_through_an_unconfirmed_year_is_provisional() -> None:
    assert explained(Story("2026-11-05 09:00"), "1.1.reported", "2026-11-05 09:00").provisional
    sure = explained(Story("2025-11-05 09:00"), "1.1.reported", "2025-11-05 09:00")
    assert not sure.provisional


@settings(deadline=None)
@given(histories())
def test_every_deadline_is_explained_day_by_day(history: list[Moment]) -> None:
    for clock in clocks(history, RULES, now=history[-1].at):
        explanation = explain(clock, OFFICIAL)
        days = [day.date for day in explanation.days]
        assert days == sorted(set(days))
        assert days[0] == OFFICIAL.local_date(clock.counted_from)
        assert days[-1] == OFFICIAL.local_date(clock.due_current)
        assert explanation.days[-1].mark is Mark.DUE
        ordinals = [day.ordinal for day in explanation.days if day.ordinal is not None]
        wanted = sum(
            limit.value
            for limit in clock.limits + clock.extensions
            if limit.unit is not TimeUnit.WORKING_HOUR
        )
        assert ordinals == list(range(1, wanted + 1))

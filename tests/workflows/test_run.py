"""One clock on its way through a history."""

from __future__ import annotations

from dataclasses import replace

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import POLICIES, TERMS, Story, term
from workflows.clocks import ClockKind, Moment, Span
from workflows.limits import working_days
from workflows.run import Run

REPORT = Story("2026-11-02 08:00").moments[0]
NO_PAUSE: tuple[Span, ...] = ()


def run(kind: ClockKind = ClockKind.STAGE, days: int = 2, pauses: tuple[Span, ...] = ()) -> Run:
    return Run(
        key="1.1.reported",
        kind=kind,
        name="reported",
        holder=REPORT.holder,
        stages=("reported",),
        terms=(term(working_days(days)),),
        start=REPORT,
        policy=POLICIES["pollution"],
        calendar=OFFICIAL,
        pauses=pauses,
        counts_from=REPORT.at,
    )


def later(at: str, seq: int = 2) -> Moment:
    return replace(REPORT, seq=seq, at=local(at))


def test_a_new_clock_has_promised_what_it_is_due() -> None:
    one = run()
    assert one.due == one.due_original == end_of("2026-11-04")


def test_a_changed_term_moves_the_due_date_and_not_the_promise() -> None:
    one = run()
    one.terms = (term(working_days(5)),)
    one.reckon(later("2026-11-03 08:00"), NO_PAUSE, OFFICIAL)
    assert (one.due_original, one.due) == (end_of("2026-11-04"), end_of("2026-11-09"))


def test_a_breach_is_dated_when_the_due_moment_passed() -> None:
    one = run()
    one.note_breach(end_of("2026-11-04"))
    assert one.breached_at is None
    one.note_breach(local("2026-11-05 00:00"))
    assert one.breached_at == end_of("2026-11-04")


def test_a_breach_is_remembered_though_the_due_date_moves() -> None:
    one = run()
    one.note_breach(local("2026-11-06 08:00"))
    one.extensions = (working_days(10),)
    one.reckon(later("2026-11-06 08:00"), NO_PAUSE, OFFICIAL)
    one.note_breach(local("2026-11-09 08:00"))
    assert one.breached_at == end_of("2026-11-04")
    assert one.clock(local("2026-11-09 08:00"), OFFICIAL).days_late == 0


def test_a_change_that_puts_the_due_date_into_the_past_breaches_at_the_change() -> None:
    one = run(days=5)
    one.terms = (term(working_days(1)),)
    one.reckon(later("2026-11-05 08:00"), NO_PAUSE, OFFICIAL)
    one.note_breach(local("2026-11-05 08:01"))
    assert one.due == end_of("2026-11-03")
    assert one.breached_at == local("2026-11-05 08:00")


def test_a_lapse_is_never_late() -> None:
    one = run(ClockKind.LAPSE)
    one.note_breach(local("2026-11-20 08:00"))
    clock = one.clock(local("2026-11-20 08:00"), OFFICIAL)
    assert (clock.first_breached_at, clock.days_late) == (None, 0)


def test_the_time_between_an_end_and_a_return_does_not_count() -> None:
    one = run()
    one.end(later("2026-11-03 08:00"), NO_PAUSE, OFFICIAL)
    one.resume(later("2026-11-09 08:00", 3), ())
    one.reckon(later("2026-11-09 08:00", 3), NO_PAUSE, OFFICIAL)
    # The days from 3 to 6 November are lost; the 9th and the 10th count.
    assert one.due == end_of("2026-11-10")
    assert one.clock(local("2026-11-09 09:00"), OFFICIAL).suspensions == (
        (local("2026-11-03 08:00"), local("2026-11-09 08:00")),
    )


def test_a_return_to_new_work_adds_its_stage_once() -> None:
    one = run()
    one.resume(later("2026-11-03 08:00"), ("reported", "resolved"))
    one.resume(later("2026-11-03 08:00"), ("resolved",))
    assert one.stages == ("reported", "resolved")


def test_pauses_reach_the_clocks_of_stage_custody_case_and_status_only() -> None:
    pause = (local("2026-11-03 08:00"), local("2026-11-05 08:00"))
    for kind in ClockKind:
        pausing = kind.value in {"stage", "custody", "case", "status"}
        assert bool(run(kind, pauses=(pause,)).suspended) is pausing


def test_after_its_end_a_clock_is_suspended_no_more() -> None:
    pause = (local("2026-11-03 08:00"), local("2026-11-21 00:00"))
    one = run(pauses=(pause,))
    one.end(later("2026-11-04 08:00"), (pause,), OFFICIAL)
    clock = one.clock(local("2026-11-10 08:00"), OFFICIAL)
    assert clock.suspensions == ((local("2026-11-03 08:00"), local("2026-11-04 08:00")),)
    assert not clock.paused
    assert clock.paused_until is None


def test_a_clock_tells_all_it_knows() -> None:
    clock = run().clock(local("2026-11-06 08:00"), OFFICIAL)
    assert (clock.key, clock.kind, clock.name) == ("1.1.reported", ClockKind.STAGE, "reported")
    assert (clock.started_at, clock.started_seq) == (local("2026-11-02 08:00"), 1)
    assert (clock.limits, clock.extensions) == ((working_days(2),), ())
    assert (clock.holder, clock.cycle, clock.days_late) == (REPORT.holder, 1, 2)
    assert clock.citation == TERMS["pollution"].stages["reported"].citation

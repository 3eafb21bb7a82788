"""How long thirty working days take to count, against a bare loop that looks days up in a set.

Both are measured in this run, on the shipped calendar and from the same days; the promise is at
most twice the loop's time. Exits with 1 when it is not kept.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from casework.calendar.seed import seed_days
from workflows.calendar import WorkCalendar
from workflows.counting import due_after
from workflows.limits import working_days

ONE_DAY = timedelta(days=1)
SATURDAY = 5
DAYS = 30
PROMISED = 2.0
ROUNDS = 30
STARTS = [date(2025, 1, 1) + number * ONE_DAY for number in range(0, 540, 3)]


def main() -> None:
    """Every way of counting, against the loop."""
    calendar = WorkCalendar(version=1, exceptions={day.date: day for day in seed_days()})
    off = {day for day, row in calendar.exceptions.items() if not row.working}
    worked = {day for day, row in calendar.exceptions.items() if row.working}

    def loop(start: date) -> date:
        left = DAYS
        while left:
            start += ONE_DAY
            left -= start in worked or (start.weekday() < SATURDAY and start not in off)
        return start

    bare = fastest(loop)
    print(f"{'a bare loop over a set':40}{micros(bare)}")
    missed = False
    for name, way in ways(calendar).items():
        if name == "add_working_days" and [way(day) for day in STARTS] != list(map(loop, STARTS)):
            raise SystemExit(f"{name} and the loop do not agree")
        took = fastest(way)
        missed |= took > PROMISED * bare
        print(f"{name:40}{micros(took)}   {took / bare:5.2f} x   (promised {PROMISED:.0f})")
    sys.exit(missed)


def ways(calendar: WorkCalendar) -> dict[str, Callable[[date], object]]:
    """What the service does with thirty working days."""
    ends = {day: calendar.add_working_days(day, DAYS) for day in STARTS}
    moments = {day: datetime(day.year, day.month, day.day, 2, tzinfo=UTC) for day in STARTS}
    paused = {day: ((at + 4 * ONE_DAY, at + 9 * ONE_DAY),) for day, at in moments.items()}
    term = (working_days(DAYS),)
    return {
        "add_working_days": lambda day: calendar.add_working_days(day, DAYS),
        "working_days_between": lambda day: calendar.working_days_between(day, ends[day]),
        "due_after, from an instant": lambda day: due_after(moments[day], term, (), calendar),
        "due_after, with a pause": lambda day: due_after(moments[day], term, paused[day], calendar),
    }


def fastest(way: Callable[[date], object]) -> float:
    """Seconds for one start, in the quickest of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for day in STARTS:
            way(day)
        rounds.append(time.perf_counter() - begun)
    return min(rounds) / len(STARTS)


def micros(seconds: float) -> str:
    """For people."""
    return f"{seconds * 1e6:8.2f} µs"


if __name__ == "__main__":
    main()

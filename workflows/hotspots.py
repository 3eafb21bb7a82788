"""The register of hot spots: what an entry is, what it owes by when, and when it may end (R20).

An entry is *watched* while a case of it is not handled, then *verified* 30 and 90 days after the
last one was, then it ends. It cannot end as settled unseen: both verifications must have found that
it holds. Who keeps it: coordinators and committees of its unit and of those above; only a committee
opens and ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from workflows.actors import Actor, Role
from workflows.words import Label


class Status(StrEnum):
    """Where an entry stands."""

    WATCHED = "watched"
    VERIFIED = "verified"
    ENDED = "ended"


class Ending(StrEnum):
    """What became of it; ``withdrawn`` says only that it was no hot spot after all."""

    SETTLED = "settled"
    DORMANT = "dormant"
    RECURRED = "recurred"
    WITHDRAWN = "withdrawn"


class Seen(StrEnum):
    """What a verification found on the spot."""

    HOLDS = "holds"
    DOUBTFUL = "doubtful"
    CAME_BACK = "came_back"


class Trend(StrEnum):
    """How it has gone since the last check-in."""

    CALMER = "calmer"
    SAME = "same"
    WORSE = "worse"


STATUS_LABELS: Final = {
    Status.WATCHED: Label("Đang theo dõi", "Under watch"),
    Status.VERIFIED: Label("Chờ kiểm tra lại", "To be verified"),
    Status.ENDED: Label("Đã kết thúc theo dõi", "No longer watched"),
}
ENDING_LABELS: Final = {
    Ending.SETTLED: Label("Đã xử lý dứt điểm", "Settled"),
    Ending.DORMANT: Label("Tạm lắng", "Dormant"),
    Ending.RECURRED: Label("Tái diễn", "Recurred"),
    Ending.WITHDRAWN: Label("Đưa ra khỏi sổ", "Withdrawn"),
}
SEEN_LABELS: Final = {
    Seen.HOLDS: Label("Kết quả còn giữ được", "The result holds"),
    Seen.DOUBTFUL: Label("Chưa chắc chắn", "Not certain"),
    Seen.CAME_BACK: Label("Đã tái diễn", "It came back"),
}
TREND_LABELS: Final = {
    Trend.CALMER: Label("Dịu đi", "Calmer"),
    Trend.SAME: Label("Chưa chuyển biến", "Unchanged"),
    Trend.WORSE: Label("Nóng lên", "Worse"),
}
# An entry's cases are handled when none of them waits for work any more.
AT_WORK: Final = frozenset({"reported", "assessed", "assigned", "in_progress"})
CHECK_IN_EVERY: Final = timedelta(days=7)
VERIFY_AFTER: Final = (30, 90)
# The keeper is told on the day; the committee three days after, when nothing was done.
REMINDED_AFTER: Final = (timedelta(0), timedelta(days=3))


class PlanStep(NamedTuple):
    """One step of the plan: an agency's, or without one the unit's own; its text lies apart."""

    number: int
    agency_id: int | None
    due_on: date
    done: bool


class Due(NamedTuple):
    """Something owed: ``check_in``, ``verify_30``, ``verify_90`` or ``step_2``, and by which day."""

    key: str
    on: date


def dues(
    *,
    status: Status,
    checked_on: date,
    handled_on: date | None,
    seen: dict[int, Seen | None],
    steps: Iterable[PlanStep],
    roll: Callable[[date], date],
) -> list[Due]:
    """What is owed, the nearest first. ``roll`` moves a day off to the next working day."""
    if status is Status.ENDED:
        return []
    found = [Due(f"step_{each.number}", roll(each.due_on)) for each in steps if not each.done]
    if status is Status.WATCHED:
        found.append(Due("check_in", roll(checked_on + CHECK_IN_EVERY)))
    elif handled_on is not None:
        found += [
            Due(f"verify_{days}", roll(handled_on + timedelta(days=days)))
            for days in VERIFY_AFTER
            if seen.get(days) is None
        ]
    return sorted(found, key=lambda due: (due.on, due.key))


def level_of(due: Due, today: date) -> int:
    """How far its reminder has come: 0 not yet, 1 its keepers, 2 the committee too."""
    return sum(1 for after in REMINDED_AFTER if today >= due.on + after)


def refuses_to_end(
    ending: Ending, seen: dict[int, Seen | None], *, came_back: bool
) -> Label | None:
    """Why it may not end so, or None. Nothing is done that nobody has verified."""
    first, last = (seen.get(days) for days in VERIFY_AFTER)
    if ending is Ending.SETTLED and not (first is last is Seen.HOLDS):
        return Label(
            "Chỉ kết luận dứt điểm khi kiểm tra lại sau 30 và 90 ngày đều thấy kết quả còn giữ được.",
            "It is settled only when it was found to hold after 30 and after 90 days.",
        )
    if ending is Ending.DORMANT and first in {None, Seen.CAME_BACK}:
        return Label(
            "Chỉ kết luận tạm lắng sau khi kiểm tra lại lần đầu (30 ngày).",
            "It is dormant only after the first verification (30 days).",
        )
    if ending is Ending.RECURRED and not came_back and Seen.CAME_BACK not in {first, last}:
        return Label(
            "Chưa có vụ việc mới hoặc lần kiểm tra nào cho thấy tái diễn.",
            "No new case and no verification says that it came back.",
        )
    return None


def keeps(actor: Actor, lineage: Iterable[int]) -> bool:
    """Whether the actor plans, checks in and verifies; ``lineage`` is the unit and all above it."""
    offices = actor.units(Role.COORDINATOR) | actor.units(Role.COMMITTEE)
    return bool(offices & set(lineage))


def decides(actor: Actor, lineage: Iterable[int]) -> bool:
    """Whether the actor opens, ends, and puts cases in."""
    return bool(actor.units(Role.COMMITTEE) & set(lineage))

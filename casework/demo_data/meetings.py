"""The review meetings of the invented year: held each quarter, one missed, the next one prepared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from casework.actions import perform
from casework.database import db
from casework.demo_data.accounts import address
from casework.demo_data.ids import Ids
from casework.demo_data.places import TOP
from casework.demo_data.plan import starts_at
from casework.demo_data.steps import Step
from casework.errors import CaseworkError
from casework.meetings.deciding import decide
from casework.meetings.holding import close_meeting, open_meeting, save_minutes
from casework.meetings.planning import plan_meeting, write_cadence
from casework.models import Case, Meeting, MeetingCadence, MeetingItem
from casework.seats import actor_of, holders
from casework.unit_of_work import unit_of_work
from workflows.actors import Role
from workflows.calendar import ZONE
from workflows.machine import NotPossible
from workflows.meeting import MONTHS, MeetingKind, Turn, turns

KIND: Final = MeetingKind.COMMITTEE
WHO: Final = address("thuongtruc.lamvan")
PLACE: Final = "Phòng họp Tỉnh ủy"
# Of the whole turns of the year this one passed without a meeting.
MISSED: Final = 1
BEFORE_THE_END: Final = timedelta(days=18)
AHEAD: Final = timedelta(days=6)
TEXTS: Final = (
    "Tập trung xử lý dứt điểm, báo cáo kết quả bằng văn bản kèm ảnh hiện trường.",
    "Kiểm tra thực tế tại chỗ, trả lời người dân trước khi báo cáo.",
)
MINUTES: Final = (
    "Thường trực đã nghe báo cáo các vụ việc trong chương trình.\n"
    "Thống nhất: các cơ quan bị chỉ đạo báo cáo đúng hạn, có minh chứng; đầu mối theo dõi, đôn đốc hằng tuần."
)
ANSWER: Final = "Đã kiểm tra tại chỗ, đã có biện pháp xử lý và thông báo cho người dân."
CLOSING: Final = "Thường trực ghi nhận đã thực hiện."
REFUSALS: Final = (CaseworkError, NotPossible)


class Event(NamedTuple):
    """Something of a meeting that happens at a moment."""

    at: datetime
    turn: Turn
    what: str


class Meetings:
    """The committee's meetings; cases that the plan directs itself are left to the plan.

    Numbers of directives in the plan count only its own, so that no meeting may come between.
    """

    def __init__(
        self, ids: Ids, steps: list[Step], refs: dict[int, str], ends_at: datetime
    ) -> None:
        self.ids = ids
        self.refs = refs
        self.ends_at = ends_at
        self.planned = {step.case for step in steps if step.action == "direct"}
        self.events = sorted(self._events(starts_at(ends_at)))

    def skip(self, until: datetime) -> None:
        """What an interrupted seeding did stays done."""
        self.events = [event for event in self.events if event.at > until]

    def hold(self, until: datetime) -> None:
        """What has come by then and was not held yet, in order."""
        while self.events and self.events[0].at <= until:
            self._take(self.events.pop(0))

    def _events(self, begins_at: datetime) -> Iterator[Event]:
        until = self.ends_at.astimezone(ZONE).date()
        found = list(turns(MONTHS[KIND], begins_at.astimezone(ZONE).date(), until))
        for place, turn in enumerate(found):
            if place == 0:
                yield Event(_morning(turn.first), turn, "cadence")
            if turn.after > until:
                yield Event(self.ends_at - timedelta(hours=1), turn, "plan")
            elif place != MISSED:
                at = _morning(turn.after) - BEFORE_THE_END
                yield Event(at, turn, "hold")
                yield Event(at + timedelta(days=8), turn, "answer")

    def _take(self, event: Event) -> None:
        if event.what == "cadence":
            self._set_cadence(event)
        elif event.what == "plan":
            self._plan(event.at + AHEAD, event.at)
        elif event.what == "hold":
            self._hold(event)
        else:
            self._answer(event)

    def _set_cadence(self, event: Event) -> None:
        with unit_of_work() as session:
            if session.scalar(select(MeetingCadence.id)) is None:
                write_cadence(
                    session,
                    unit=self.ids.units[TOP],
                    kind=KIND,
                    months=MONTHS[KIND],
                    starts_on=event.turn.first,
                    person=self.ids.people[WHO],
                    now=event.at,
                )

    def _plan(self, day: datetime, now: datetime) -> int | None:
        actor = self.ids.actor(WHO, now)
        try:
            return plan_meeting(
                actor=actor,
                now=now,
                unit=self.ids.units[TOP],
                kind=KIND.value,
                scheduled_on=day.astimezone(ZONE).date(),
                place=PLACE,
                months=MONTHS[KIND],
            )
        except REFUSALS:
            db.session.rollback()
            return None

    def _hold(self, event: Event) -> None:
        meeting = self._plan(event.at, event.at - timedelta(days=7))
        if meeting is None:
            return
        actor, at = self.ids.actor(WHO, event.at), event.at
        open_meeting(meeting, actor=actor, now=at)
        due = (at + timedelta(days=14)).astimezone(ZONE).date()
        free = self._free_refs(meeting)
        for text, ref in zip(TEXTS, free, strict=False):
            inputs = {"text": text, "owner": "coordinator", "due_on": due}
            self._decide(meeting, ref, "direct", at, **inputs)
        for ref in free[2:3]:
            self._decide(meeting, ref, "hold_over", at, reason="Chờ kết quả kiểm tra thực tế.")
        save_minutes(meeting, actor=actor, now=at, text=MINUTES, base=0)
        close_meeting(meeting, actor=actor, now=at + timedelta(hours=2))

    def _decide(self, meeting: int, ref: str, action: str, at: datetime, **inputs: Any) -> None:
        try:
            decide(meeting, ref, action, actor=self.ids.actor(WHO, at), now=at, **inputs)
        except REFUSALS:
            db.session.rollback()

    def _answer(self, event: Event) -> None:
        """The first directive is answered and closed; the second waits, and runs late."""
        meeting = db.session.scalar(
            select(Meeting.id).where(
                Meeting.kind == KIND.value, Meeting.turn_on == event.turn.first
            )
        )
        free = self._free_refs(meeting) if meeting is not None else []
        for ref in free[:1]:
            unit = db.session.scalar(select(Meeting.unit_id).where(Meeting.id == meeting))
            self._answer_one(ref, event.at, unit or 0)
        for ref in free[1:2]:
            self._dialogue(ref, event.at)

    def _answer_one(self, ref: str, at: datetime, top: int) -> None:
        day = at.astimezone(ZONE).date()
        units = db.session.scalars(select(Case.unit_id).where(Case.ref == ref)).all()
        people = holders(db.session, Role.COORDINATOR, units, on=day)
        if not people:
            people = holders(db.session, Role.COORDINATOR, [top], on=day)
        actor = actor_of(db.session, min(people), on=day)
        db.session.rollback()
        try:
            perform(ref, "answer_directive", actor=actor, now=at, number=1, text=ANSWER)
            committee = self.ids.actor(WHO, at)
            perform(ref, "close_directive", actor=committee, now=at, number=1, text=CLOSING)
        except REFUSALS:
            db.session.rollback()

    def _dialogue(self, ref: str, at: datetime) -> None:
        day = at.astimezone(ZONE).date()
        try:
            perform(
                ref,
                "hold_dialogue",
                actor=self.ids.actor(WHO, at),
                now=at,
                held_on=day,
                place="Nhà văn hóa thôn",
                summary="Các hộ đề nghị xử lý dứt điểm và công khai kết quả. Đã giải thích và nhận trách nhiệm.",
                commitment="Công khai kết quả kiểm tra tại nhà văn hóa thôn.",
                owner="coordinator",
                due_on=day + timedelta(days=10),
            )
        except REFUSALS:
            db.session.rollback()

    def _free_refs(self, meeting: int) -> list[str]:
        """The agenda's cases in order, but those whose plan gives directives of its own."""
        taken = {self.refs[case] for case in self.planned if case in self.refs}
        rows = db.session.scalars(
            select(Case.ref)
            .join(MeetingItem, MeetingItem.case_id == Case.id)
            .where(MeetingItem.meeting_id == meeting)
            .order_by(MeetingItem.position)
        ).all()
        db.session.rollback()
        return [ref for ref in dict.fromkeys(rows) if ref not in taken]


def _morning(day: date) -> datetime:
    """Nine o'clock of that day in Vietnam."""
    return datetime.combine(day, time(9), ZONE).astimezone(UTC)

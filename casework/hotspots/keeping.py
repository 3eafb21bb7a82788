"""What its keepers do with an entry between its opening and its end: plan, check in, verify."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlalchemy import select

from casework.errors import BadInput, Stale
from casework.hotspots.events import CheckedIn, StepDone, StepPlanned, Verified
from casework.hotspots.file import EntryFile, open_entry
from casework.hotspots.visible import entry_to_change
from casework.models import Agency
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.hotspots import VERIFY_AFTER, Status
from workflows.machine import NotPossible
from workflows.words import Label

CHANGED = Label(
    "Hồ sơ điểm nóng vừa thay đổi. Tải lại rồi thử tiếp.", "The entry has just changed."
)
ENDED = Label("Điểm nóng này đã kết thúc theo dõi.", "This hot spot is no longer watched.")
NOT_HANDLED = Label(
    "Còn vụ việc đang xử lý, chưa kiểm tra lại được.", "A case of it is still being handled."
)
TOO_EARLY = Label("Chưa đến ngày kiểm tra lại.", "It is too early to verify.")
FIRST_30 = Label("Kiểm tra lại lần đầu (30 ngày) trước.", "Verify after 30 days first.")
SEEN_ALREADY = Label("Lần kiểm tra này đã có kết quả.", "This verification is done.")
NO_STEP = Label("Không có bước này hoặc bước đã xong.", "No such step, or it is done.")
NO_AGENCY = Label("Không có cơ quan này.", "There is no such agency.")
PAST = Label("Thời hạn không thể ở trước hôm nay.", "It cannot be due in the past.")


def plan_step(
    hot_spot_id: int,
    *,
    actor: Actor,
    now: datetime,
    text: str,
    due_on: date,
    agency: int | None = None,
    version: int | None = None,
) -> None:
    """One step of the plan; BadInput names ``agency`` or ``due_on``."""
    with _changing(hot_spot_id, actor, now, version) as file:
        if due_on < file.today:
            raise BadInput("due_on", PAST)
        if agency is not None and not file.session.scalar(
            select(Agency.id).where(Agency.id == agency)
        ):
            raise BadInput("agency", NO_AGENCY)
        number = len(file.entry.steps) + 1
        planned = StepPlanned(number=number, agency_id=agency, due_on=due_on.isoformat())
        file.record(planned, actor=actor, text=text)


def finish_step(
    hot_spot_id: int,
    *,
    actor: Actor,
    now: datetime,
    number: int,
    text: str,
    version: int | None = None,
) -> None:
    """It was done, and how."""
    with _changing(hot_spot_id, actor, now, version) as file:
        if not any(each.number == number and not each.done for each in file.entry.steps):
            raise BadInput("number", NO_STEP)
        file.record(StepDone(number=number), actor=actor, text=text)


def check_in(
    hot_spot_id: int,
    *,
    actor: Actor,
    now: datetime,
    trend: str,
    text: str,
    version: int | None = None,
) -> None:
    """How it goes, once a week or whenever something happens."""
    with _changing(hot_spot_id, actor, now, version) as file:
        file.record(CheckedIn(trend=trend), actor=actor, text=text)


def verify(
    hot_spot_id: int,
    *,
    actor: Actor,
    now: datetime,
    after: int,
    seen: str,
    text: str,
    version: int | None = None,
) -> None:
    """What is to be seen on the spot 30 or 90 days after its cases were handled."""
    with _changing(hot_spot_id, actor, now, version) as file:
        entry = file.entry
        if entry.status != Status.VERIFIED or entry.handled_on is None:
            raise NotPossible(NOT_HANDLED)
        if entry.seen[after] is not None:
            raise NotPossible(SEEN_ALREADY)
        if file.today < entry.handled_on + timedelta(days=after):
            raise NotPossible(TOO_EARLY)
        if any(entry.seen[each] is None for each in VERIFY_AFTER if each < after):
            raise NotPossible(FIRST_30)
        file.record(Verified(after=after, seen=seen), actor=actor, text=text)


@contextmanager
def _changing(
    hot_spot_id: int, actor: Actor, now: datetime, version: int | None
) -> Iterator[EntryFile]:
    with unit_of_work() as session:
        row = entry_to_change(session, hot_spot_id, actor=actor)
        if version is not None and version != row.last_seq:
            raise Stale(CHANGED)
        if row.status == Status.ENDED:
            raise NotPossible(ENDED)
        yield open_entry(session, row, now=now)

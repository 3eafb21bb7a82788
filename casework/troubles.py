"""What keeps the service from keeping its promises, in words for whoever can have it mended.

One check a promise (R9 in reliability.md §2); each says what is wrong, or nothing. Programs read
them under /health/ready, the committee and the administrator above the pages where they begin: so
all of it costs one question to the database.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.exc import SQLAlchemyError

from casework.app import current_settings
from casework.calendar.stored import NEWEST, calendar_of
from casework.clock import recorded_now, skew_of
from casework.database import db
from casework.heartbeat import last_beat
from casework.models import DatabaseMark, DataRequest, OutboxItem, Purge, Verification
from workflows.data_requests import answer_due
from workflows.lasting import lasting
from workflows.words import Label

# A round of the ticker may take some seconds; several missed ones mean that nobody sweeps.
SLACK = timedelta(seconds=60)
ROUNDS = 4
LONGEST_QUEUE = timedelta(minutes=5)
LONGEST_PURGE = timedelta(days=3)
LONGEST_UNVERIFIED = timedelta(days=2)
LEAST_DISK = 0.10
MOST_SKEW = timedelta(seconds=5)

SILENT_DATABASE = Label("cơ sở dữ liệu không trả lời", "the database does not answer")
UNKNOWN = Label(
    "chưa biết vì cơ sở dữ liệu không trả lời", "unknown while the database does not answer"
)
NEVER_RAN = Label("việc nhắc hạn chưa chạy lần nào", "the ticker has not run yet")


@dataclass(frozen=True)
class _Database:
    """Its time, its shift, when the oldest open item was asked for, how many were given up, the
    first fault the last verification of the history found, and when it was, how many cases the last purge could not
    clear, and when it ran, since when a request about somebody's own data waits, and the calendar.
    """

    now: datetime
    shift_us: int
    oldest: datetime | None
    dead: int
    fault: str | None
    verified_at: datetime | None
    purge_waits: int | None
    purged_at: datetime | None
    requested_at: datetime | None
    calendar: int | None


def troubles() -> dict[str, Label]:
    """What is wrong now, by the name of the check; empty when every promise is kept."""
    try:
        seen = _look()
    except SQLAlchemyError:
        db.session.rollback()
        return dict.fromkeys(CHECKS, UNKNOWN) | {"database": SILENT_DATABASE}
    found = {name: check(seen) for name, check in CHECKS.items()}
    return {name: trouble for name, trouble in found.items() if trouble is not None}


def _look() -> _Database:
    is_open = OutboxItem.done_at.is_(None) & OutboxItem.dead_at.is_(None)
    # Work asked for ahead of its time, such as a policy of next month, waits for nobody yet.
    asked = case((OutboxItem.tries == 0, OutboxItem.due_at), else_=OutboxItem.recorded_at)
    row = db.session.execute(
        select(
            recorded_now(),
            select(DatabaseMark.shift_us).scalar_subquery(),
            select(func.min(asked)).where(is_open).scalar_subquery(),
            select(func.count()).where(OutboxItem.dead_at.is_not(None)).scalar_subquery(),
            *(
                select(column).order_by(Verification.id.desc()).limit(1).scalar_subquery()
                for column in (Verification.first_fault, Verification.recorded_at)
            ),
            *(
                select(column).order_by(Purge.id.desc()).limit(1).scalar_subquery()
                for column in (Purge.waiting, Purge.recorded_at)
            ),
            select(func.min(DataRequest.asked_at))
            .where(DataRequest.ended_at.is_(None))
            .scalar_subquery(),
            NEWEST.scalar_subquery(),
        )
    ).one()
    return _Database(*row)


def _database(_seen: _Database) -> None:
    """It was seen, so it answers."""


def _ticker(seen: _Database) -> Label | None:
    """Escalations and everything else that falls due: a sign of life, neither old nor ahead."""
    beat = last_beat()
    if beat is None:
        return NEVER_RAN
    most = SLACK + ROUNDS * timedelta(seconds=current_settings().ticker_seconds)
    silent = abs(seen.now - beat)
    if silent <= most:
        return None
    said = lasting(silent)
    return Label(f"việc nhắc hạn đã dừng {said.vi}", f"silent for {said.en}")


def _outbox(seen: _Database) -> Label | None:
    """Nothing asked for waits for long, neither untried nor failing again and again."""
    if seen.oldest is None or seen.now - seen.oldest <= LONGEST_QUEUE:
        return None
    said = lasting(seen.now - seen.oldest)
    return Label(f"có việc cần gửi đã chờ {said.vi}", f"the oldest item waits for {said.en}")


def _dead(seen: _Database) -> Label | None:
    """What was given up after its last try."""
    if not seen.dead:
        return None
    return Label(f"{seen.dead} việc không làm được", f"{seen.dead} items were given up")


def _disk(_seen: _Database) -> Label | None:
    """Room for photos and for the database's own log."""
    data = current_settings().data
    if not data.is_dir():
        return Label("không thấy thư mục dữ liệu", "the data folder is not there")
    usage = shutil.disk_usage(data)
    free = usage.free / usage.total
    if free >= LEAST_DISK:
        return None
    return Label(f"đĩa chỉ còn trống {free:.0%}", f"only {free:.0%} of the disk is free")


def _clock(seen: _Database) -> Label | None:
    """This machine's clock decides nothing, but mails and logs are dated by it."""
    skew = abs(skew_of(seen.now, shift_us=seen.shift_us))
    if skew <= MOST_SKEW:
        return None
    said = lasting(skew)
    return Label(
        f"đồng hồ máy chủ lệch {said.vi} so với cơ sở dữ liệu",
        f"this machine's clock is {said.en} off the database's",
    )


def _history(seen: _Database) -> Label | None:
    """The chains of events, as the last daily verification found them, and that it goes on."""
    if seen.fault is None:
        if seen.verified_at is None or seen.now - seen.verified_at <= LONGEST_UNVERIFIED:
            return None
        days = (seen.now - seen.verified_at).days
        return Label(
            f"lịch sử chưa được kiểm tra {days} ngày",
            f"the history was not verified for {days} days",
        )
    return Label(
        f"lịch sử vụ việc không còn nguyên vẹn ({seen.fault})", f"chain verify failed: {seen.fault}"
    )


def _retention(seen: _Database) -> Label | None:
    """What is to be forgotten is: the purge runs each day, and nothing waits for its own role."""
    if seen.purge_waits:
        return Label(
            f"{seen.purge_waits} vụ việc đã hết hạn lưu nhưng chưa xóa (chạy casework forget)",
            f"{seen.purge_waits} cases hold what should be erased: run casework forget",
        )
    if seen.purged_at is None or seen.now - seen.purged_at <= LONGEST_PURGE:
        return None
    days = (seen.now - seen.purged_at).days
    return Label(f"việc xóa theo hạn lưu đã dừng {days} ngày", f"nothing purged for {days} days")


def _requests(seen: _Database) -> Label | None:
    """Whoever asks about the data of their own account is answered in the time the law gives."""
    if seen.requested_at is None:
        return None
    if seen.now <= answer_due(seen.requested_at, calendar_of(db.session, seen.calendar)):
        return None
    return Label(
        "có yêu cầu về dữ liệu tài khoản quá hạn trả lời",
        "a request about somebody's own data is overdue",
    )


CHECKS: Mapping[str, Callable[[_Database], Label | None]] = {
    "database": _database,
    "ticker": _ticker,
    "outbox": _outbox,
    "dead": _dead,
    "disk": _disk,
    "clock": _clock,
    "history": _history,
    "retention": _retention,
    "requests": _requests,
}

"""The register at the end of the invented year: somebody has looked, planned and verified."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.actions.hot_spots import end_hot_spot
from casework.database import db
from casework.hotspots.keeping import check_in, plan_step, verify
from casework.hotspots.watching import look_at
from casework.models import HotSpot, Membership
from casework.refs import ZONE
from casework.seats import actor_of, in_term
from workflows.actors import Actor, Role
from workflows.hotspots import Status

TO_VERIFY, CAME_BACK = timedelta(days=35), timedelta(days=45)
LOOKED, LATELY = timedelta(days=3), timedelta(days=1)
A_WEEK = timedelta(days=7)


def keep_register(*, now: datetime) -> int:
    """Bring every open entry to what it would be today; returns how many there were.

    Of those whose cases are handled the first came back and the second waits to be verified; the
    others are under watch, with a plan. A second time there is nothing left to do.
    """
    committee = _somebody(Role.COMMITTEE, now)
    unseen_since = (now - A_WEEK).astimezone(ZONE).date()
    open_now = db.session.execute(
        select(HotSpot.id, HotSpot.opened_at)
        .where(HotSpot.status == Status.WATCHED.value, HotSpot.checked_on <= unseen_since)
        .order_by(HotSpot.id)
    ).all()
    db.session.rollback()
    handled = 0
    for row in open_now:
        if row.opened_at < now - CAME_BACK:
            look_at(row.id, now=now - (TO_VERIFY if handled else CAME_BACK))
        if _status(row.id) == Status.VERIFIED:
            handled += 1
            if handled == 1:
                _found_again(row.id, committee, now)
        else:
            _looked_after(row.id, committee, now)
    return len(open_now)


def _found_again(entry: int, who: Actor, now: datetime) -> None:
    verify(
        entry,
        actor=who,
        now=now - LOOKED,
        after=30,
        seen="came_back",
        text="Đã đến tận nơi, tình trạng cũ lặp lại sau mưa lớn.",
    )
    end_hot_spot(
        entry,
        actor=who,
        now=now - LATELY,
        ending="recurred",
        reason="Kết quả không giữ được, giao xử lý lại từ nguyên nhân.",
    )


def _looked_after(entry: int, who: Actor, now: datetime) -> None:
    plan_step(
        entry,
        actor=who,
        now=now - LOOKED,
        text="Họp với các bên liên quan, thống nhất biện pháp trước mắt và lâu dài.",
        due_on=(now + A_WEEK).astimezone(ZONE).date(),
    )
    check_in(
        entry,
        actor=who,
        now=now - LATELY,
        trend="calmer",
        text="Đã trực tiếp xem hiện trường, người dân đã nắm được hướng xử lý.",
    )


def _status(entry: int) -> str:
    found = db.session.scalar(select(HotSpot.status).where(HotSpot.id == entry)) or ""
    db.session.rollback()
    return found


def _somebody(role: Role, now: datetime) -> Actor:
    """The province's committee may keep every entry."""
    today = now.astimezone(ZONE).date()
    person = db.session.scalar(
        select(Membership.person_id)
        .where(Membership.role == role.value, in_term(today))
        .order_by(Membership.unit_id, Membership.id)
        .limit(1)
    )
    actor = actor_of(db.session, person or 0, on=today)
    db.session.rollback()
    return actor

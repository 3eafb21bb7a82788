"""The second step of signing in: codes of a phone, each good once, and recovery codes.

Required of whoever oversees or administers, but not in a demo or a test (reliability.md §9, 6.3.3).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from casework.database import db
from casework.errors import BadInput
from casework.models import RecoveryCode, SecondFactor
from casework.one_time_codes import new_nonce, new_recovery_codes, recovery_hash, step_of
from casework.own_password import confirmed
from casework.purpose import purpose
from casework.seats import Reading
from casework.sessions import close_sessions
from casework.throttle import Limit, count_attempt, forgive
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor, Role
from workflows.words import Label

REQUIRED_OF = frozenset({Role.COMMITTEE, Role.COORDINATOR, Role.ADMIN, Role.AUDITOR})
WRONG = Label("Mã chưa đúng. Chờ mã mới rồi thử lại.", "That code is wrong. Wait for a new one.")
NOT_BEGUN = Label("Hãy bắt đầu lại từ đầu.", "Begin again from the start.")


def has_second_factor(session: Reading, person_id: int) -> bool:
    """Whether this person's sign-in has a second step."""
    found = select(SecondFactor.person_id).where(
        SecondFactor.person_id == person_id, SecondFactor.nonce.is_not(None)
    )
    return session.scalar(found) is not None


def owes_second_factor(session: Reading, actor: Actor) -> bool:
    """Whether the actor must set one up before doing anything else."""
    if actor.person_id is None or not actor.roles & REQUIRED_OF or purpose() != "production":
        return False
    return not has_second_factor(session, actor.person_id)


def pending_nonce(session: Reading, actor: Actor) -> str | None:
    """What is being set up, until its first code was typed."""
    return session.scalar(
        select(SecondFactor.pending_nonce).where(SecondFactor.person_id == actor.person_id)
    )


def recovery_codes_left(session: Reading, actor: Actor) -> int:
    """How many are unused."""
    unused = select(func.count()).where(RecoveryCode.person_id == actor.person_id)
    return session.scalar(unused) or 0


def begin_setup(*, actor: Actor, now: datetime, current: str) -> None:
    """Start anew, with the password once more; what was set up before holds until the end."""
    person = confirmed(actor=actor, now=now, current=current)
    with unit_of_work() as session:
        kept = session.get(SecondFactor, person.id) or SecondFactor(person_id=person.id)
        kept.pending_nonce = new_nonce()
        session.add(kept)


def finish_setup(*, actor: Actor, now: datetime, code: str, session_secret: str) -> list[str]:
    """The first code proves that the phone is set up; returns the recovery codes, never to be
    seen again. Other browsers are signed out. BadInput("code"), or TooOften.
    """
    person_id = actor.person_id or 0
    counted = count_attempt(_limits(person_id), now=now)
    nonce = pending_nonce(db.session, actor)
    if nonce is None:
        raise BadInput("code", NOT_BEGUN)
    step = step_of(nonce, code, now=now)
    if step is None:
        raise BadInput("code", WRONG)
    forgive(counted)
    codes = new_recovery_codes()
    with unit_of_work() as session:
        kept = session.get_one(SecondFactor, person_id)
        kept.nonce, kept.pending_nonce, kept.last_step = nonce, None, step
        session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
        session.add_all(
            RecoveryCode(person_id=person_id, code_hash=recovery_hash(each)) for each in codes
        )
        close_sessions(session, person_id, but=session_secret)
    return codes


def passes(person_id: int, code: str, *, now: datetime) -> bool:
    """Whether this is the phone's present code or a recovery code; each is used up by it.

    Raises TooOften after five wrong ones in five minutes, or fifty in a day.
    """
    counted = count_attempt(_limits(person_id), now=now)
    with unit_of_work() as session:
        passed = _use_step(session, person_id, code, now) or _use_recovery(session, person_id, code)
    if passed:
        forgive(counted)
    return passed


def drop_second_factor(session: Writing, person_id: int) -> None:
    """Forget phone and recovery codes of somebody who lost both, within another change."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    session.execute(delete(SecondFactor).where(SecondFactor.person_id == person_id))
    close_sessions(session, person_id)


def _use_step(session: Writing, person_id: int, code: str, now: datetime) -> bool:
    """One statement decides: of two requests with the same code one finds the step used."""
    kept = session.get(SecondFactor, person_id)
    step = None if kept is None or kept.nonce is None else step_of(kept.nonce, code, now=now)
    if step is None:
        return False
    used = (
        update(SecondFactor)
        .where(SecondFactor.person_id == person_id, SecondFactor.last_step < step)
        .values(last_step=step)
        .returning(SecondFactor.person_id)
    )
    return session.execute(used).first() is not None


def _use_recovery(session: Writing, person_id: int, code: str) -> bool:
    used = (
        delete(RecoveryCode)
        .where(RecoveryCode.person_id == person_id, RecoveryCode.code_hash == recovery_hash(code))
        .returning(RecoveryCode.id)
    )
    return session.execute(used).first() is not None


def _limits(person_id: int) -> list[Limit]:
    who = str(person_id)
    return [
        Limit("code", who, 5, timedelta(minutes=5)),
        Limit("code a day", who, 50, timedelta(days=1)),
    ]

"""What people ask about the data of their own account: asked, withdrawn, answered.

The register knows nothing of cases. Who reported which case goes by periods of its own
(``casework.retention``), and no request here shows or touches it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from casework.administration.checks import existing, require
from casework.administration.erasure import erase_account
from casework.administration.log import log
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import DataRequest, Person
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.data_requests import SAYS_WHAT, Outcome, Wish
from workflows.machine import NotPossible
from workflows.permissions import Permission
from workflows.words import Label

SAY_WHAT = Label("Ghi rõ điều muốn sửa hoặc phản đối.", "Say what is meant.")
REASONLESS = Label("Cần ghi lý do hoặc việc đã làm.", "Say why, or what was done.")
WAITS = Label("Yêu cầu cùng loại đang chờ trả lời.", "Such a request waits for its answer already.")
ENDED = Label("Yêu cầu này đã kết thúc.", "This request has ended already.")
OWN = Label(
    "Yêu cầu của chính mình do người quản trị khác trả lời.",
    "Another administrator answers what you asked yourself.",
)


def ask_about_own_data(*, actor: Actor, now: datetime, wish: str, words: str = "") -> int:
    """A row in the register; BadInput names ``words``, NotPossible while one of the kind is open."""
    require(actor, Permission.ACCOUNT_KEEP)
    if Wish(wish) in SAYS_WHAT and not words.strip():
        raise BadInput("words", SAY_WHAT)
    with unit_of_work() as session:
        person = existing(session, Person, actor.person_id or 0)
        same = select(DataRequest.id).where(
            DataRequest.person_id == person.id,
            DataRequest.wish == wish,
            DataRequest.ended_at.is_(None),
        )
        if session.scalar(same) is not None:
            raise NotPossible(WAITS)
        request = DataRequest(person_id=person.id, wish=wish, words=words, asked_at=now)
        session.add(request)
        session.flush()
        _log(session, "data_requested", request, actor, now)
        return int(request.id)


def withdraw_request(request_id: int, *, actor: Actor, now: datetime) -> None:
    """The asker's own, while it waits; NotFound for anybody else's, NotPossible when it ended."""
    with unit_of_work() as session:
        request = existing(session, DataRequest, request_id)
        if request.person_id != actor.person_id:
            raise NotFound
        _check_open(request)
        request.ended_at, request.outcome = now, Outcome.WITHDRAWN.value
        _log(session, "data_request_withdrawn", request, actor, now)


def answer_request(
    request_id: int, *, actor: Actor, now: datetime, done: bool, answer: str
) -> None:
    """Say what was done, or why not; what is to be erased is erased in the same commit.

    Raises NotAllowed for one's own, NotPossible when it has ended, BadInput("answer").
    """
    require(actor, Permission.DATA_REQUEST_ANSWER)
    if not answer.strip():
        raise BadInput("answer", REASONLESS)
    with unit_of_work() as session:
        request = existing(session, DataRequest, request_id)
        if request.person_id == actor.person_id:
            raise NotAllowed(OWN)
        _check_open(request)
        outcome = Outcome.DONE if done else Outcome.REFUSED
        request.ended_at, request.outcome = now, outcome.value
        request.answer, request.answered_by_id = answer, actor.person_id
        _log(session, f"data_request_{outcome.value}", request, actor, now)
        if done and request.wish == Wish.ERASE:
            erase_account(session, request.person_id, actor=actor, now=now)


def _check_open(request: DataRequest) -> None:
    if request.ended_at is not None:
        raise NotPossible(ENDED)


def _log(session: Writing, kind: str, request: DataRequest, actor: Actor, now: datetime) -> None:
    """Which kind of wish, and never its words: the log outlives them."""
    log(session, kind, actor=actor, now=now, about=request.person_id, wish=request.wish)

"""Meetings with people on a case, what is promised there, and what the next meeting takes up."""

from __future__ import annotations

from datetime import date

from casework.actions.directives import check_owner_and_day
from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.dialogue import Committed, DialogueHeld, HeldOver
from casework.screening import MARK_LABELS, MarkKind, marks
from workflows.actors import Role, Standing
from workflows.words import Label

# These are never an official's office or a street: no tick lets them through.
NEVER = frozenset({MarkKind.PHONE, MarkKind.IDENTITY, MarkKind.EMAIL})
NOT_THEN = Label(
    "Ngày đối thoại từ ngày tiếp nhận đến hôm nay.",
    "Between the day it was reported and today.",
)
WHO = Label("Chọn nơi thực hiện cam kết.", "Say who keeps the promise.")
WHEN = Label("Ghi hạn thực hiện cam kết.", "Say by when it is kept.")
WHAT = Label("Ghi nội dung cam kết, hoặc bỏ trống cả hạn.", "Say what was promised.")
NO_DIALOGUE = Label("Không có buổi đối thoại này.", "There is no such dialogue.")


@command
def hold_dialogue(
    turn: Turn,
    *,
    held_on: date,
    place: str,
    summary: str,
    commitment: str = "",
    owner: str | None = None,
    due_on: date | None = None,
    nameless: bool = False,
) -> None:
    """A meeting with people took place; perhaps something was promised."""
    first = turn.file.calendar.local_date(turn.file.state.reported_at)
    if not first <= held_on <= turn.file.today:
        raise BadInput("held_on", NOT_THEN)
    _check_nameless(looked=nameless, place=place, summary=summary, commitment=commitment)
    promise = _promise(commitment, owner, due_on)
    if promise is not None:
        check_owner_and_day(turn, *promise)
    number = turn.file.state.dialogues + 1
    turn.record(
        DialogueHeld(number=number, held_on=held_on.isoformat()),
        text={"place": place, "summary": summary},
    )
    if promise is not None:
        _commit(turn, number, commitment, *promise)


@command
def add_commitment(
    turn: Turn, *, dialogue: int, text: str, owner: str, due_on: date, nameless: bool = False
) -> None:
    """One more promise made in a meeting with people."""
    if dialogue > turn.file.state.dialogues:
        raise BadInput("dialogue", NO_DIALOGUE)
    _check_nameless(looked=nameless, text=text)
    check_owner_and_day(turn, owner, due_on)
    _commit(turn, dialogue, text, owner, due_on)


@command
def hold_over(turn: Turn, *, reason: str = "") -> None:
    """The next review meeting of the unit of whoever says so takes it up."""
    turn.record(HeldOver(unit_id=_own_unit(turn)), text={"reason": reason} if reason else None)


def _commit(turn: Turn, dialogue: int, text: str, owner: str, due_on: date) -> None:
    number = len(turn.file.state.directives) + 1
    event = Committed(number=number, owner=owner, due_on=due_on.isoformat(), dialogue=dialogue)
    turn.record(event, text={"text": text})


def _promise(text: str, owner: str | None, due_on: date | None) -> tuple[str, date] | None:
    """All of it or none; a chosen owner alone promises nothing."""
    if not text:
        if due_on is not None:
            raise BadInput("commitment", WHAT)
        return None
    if owner is None:
        raise BadInput("owner", WHO)
    if due_on is None:
        raise BadInput("due_on", WHEN)
    return owner, due_on


def _check_nameless(*, looked: bool, **texts: str) -> None:
    """No citizen is named: what looks like one is refused, unless somebody says that it is none."""
    for name, text in texts.items():
        for mark in marks(text):
            if mark.kind in NEVER or not looked:
                kind, piece = MARK_LABELS[mark.kind], text[mark.start : mark.end]
                raise BadInput(
                    name,
                    Label(
                        f"Không nêu tên, số điện thoại, địa chỉ của ai. Xem lại “{piece}” ({kind.vi.lower()}).",
                        f"Name nobody. Look again at “{piece}” ({kind.en.lower()}).",
                    ),
                )


def _own_unit(turn: Turn) -> int:
    """The nearest unit above the case in which the actor sits as what they signed for."""
    role = Role.COMMITTEE if turn.standing is Standing.COMMITTEE else Role.COORDINATOR
    own = turn.actor.units(role) or turn.actor.units(Role.COMMITTEE)
    return next((unit for unit in turn.file.lineage if unit in own), turn.file.state.unit_id)

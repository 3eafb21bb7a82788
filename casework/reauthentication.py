"""Before something that outlasts the session: whoever sits here proves once more who they are."""

from __future__ import annotations

from datetime import datetime

from casework.database import db
from casework.errors import BadInput
from casework.own_password import confirmed
from casework.second_factor import has_second_factor, passes
from workflows.actors import Actor
from workflows.words import Label

CODE_DIGITS = 6
WRONG = Label(
    "Mật khẩu hoặc mã xác thực chưa đúng.", "The password or the code of the phone is wrong."
)


def prove(*, actor: Actor, now: datetime, current: str) -> None:
    """``current`` is the present password, or a code of the phone of whoever has set one up.

    Raises BadInput("current"), and TooOften like signing in does. A code is used up by it.
    """
    person_id = actor.person_id or 0
    digits = current.replace(" ", "")
    if digits.isascii() and digits.isdigit() and len(digits) == CODE_DIGITS:
        if has_second_factor(db.session, person_id) and passes(person_id, current, now=now):
            return
        # Nobody's password is so short.
        raise BadInput("current", WRONG)
    try:
        confirmed(actor=actor, now=now, current=current)
    except BadInput as bad:
        raise BadInput("current", WRONG) from bad

"""A way back to the source, where the source agreed: sealed at once, read by nobody here.

Neither sealing nor erasing is an event of the case: that would tell its readers that there is a
source who can be reached, and when it was agreed.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import delete, select

from casework.casefile import CaseFile, open_file
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import VaultEntry
from casework.queries import case_to_change
from casework.refs import ZONE
from casework.seats import Reading
from casework.text import clean
from casework.unit_of_work import Writing, unit_of_work
from casework.vault.keys import recipients
from casework.vault.sealing import seal
from workflows.actors import Actor, Standing
from workflows.choices import SourceKind
from workflows.states import ENDED
from workflows.types.official_conduct import CASE_TYPE as OFFICIAL_CONDUCT
from workflows.words import Label

CONSENT = 1
"""The version of the words on the form that the source agrees to."""
MOST_CONTACTS = 3
LONGEST = 400
DENUNCIATION = Label(
    "Việc liên quan cán bộ: không lưu thông tin người báo tin ở đây, kể cả khi niêm phong.",
    "A matter of an official's conduct: nothing of the source is kept here, not even sealed.",
)
ENDED_ALREADY = Label("Vụ việc đã kết thúc.", "The case has ended.")
TOO_MANY = Label(
    "Vụ việc này đã có đủ 3 thông tin liên hệ.", "This case has three contacts already."
)
SAY_HOW = Label("Ghi cách liên hệ, nhiều nhất 400 ký tự.", "Say how, in at most 400 characters.")
NOT_AGREED = Label(
    "Chỉ ghi khi người báo tin đã đồng ý.", "It is kept only if the source has agreed."
)


class Contact(NamedTuple):
    """What is known here of a sealed contact."""

    token: str
    week: date


def is_open() -> bool:
    """Whether this service has a vault."""
    return bool(recipients())


def may_keep_contact(file: CaseFile, actor: Actor) -> bool:
    """Its reporter may, or the coordinator of a report that an office took down; nobody else."""
    by_collaborator = file.state.source == SourceKind.COLLABORATOR
    wanted = Standing.REPORTER if by_collaborator else Standing.COORDINATOR
    return wanted in file.standings(actor)


def keep_contact(ref: str, words: str, *, agreed: bool, actor: Actor, now: datetime) -> None:
    """Seal these words for the officers. They cannot be read here again.

    Raises NotFound (also where there is no vault), NotAllowed, and BadInput naming ``words`` or
    ``agreed``.
    """
    said = clean("words", words)
    with unit_of_work() as session:
        file = _opened(session, ref, actor=actor, now=now)
        if file.state.type == OFFICIAL_CONDUCT.slug:
            raise BadInput("words", DENUNCIATION)
        if file.state.state in ENDED:
            raise BadInput("words", ENDED_ALREADY)
        if not 0 < len(said) <= LONGEST:
            raise BadInput("words", SAY_HOW)
        if not agreed:
            raise BadInput("agreed", NOT_AGREED)
        if len(contacts(session, file.row.id)) >= MOST_CONTACTS:
            raise BadInput("words", TOO_MANY)
        token = str(uuid4())
        sealed = seal(said.encode(), recipients(), belongs=belongs(file.row.ref, token))
        session.add(
            VaultEntry(
                token=token,
                case_id=file.row.id,
                week=_monday(now),
                consent=CONSENT,
                sealed=sealed,
            )
        )


def erase_contacts(ref: str, *, actor: Actor, now: datetime) -> int:
    """The source no longer wants to be reached: all of this case go at once; returns how many."""
    with unit_of_work() as session:
        file = _opened(session, ref, actor=actor, now=now)
        return forget_contacts(session, [file.row.id])


def contacts(session: Reading, case_id: int) -> list[Contact]:
    """The sealed contacts of a case, the oldest first; never what is in them."""
    rows = session.execute(
        select(VaultEntry.token, VaultEntry.week)
        .where(VaultEntry.case_id == case_id)
        .order_by(VaultEntry.week, VaultEntry.token)
    )
    return [Contact(row.token, row.week) for row in rows]


def forget_contacts(session: Writing, case_ids: list[int]) -> int:
    """Those of these cases are gone for ever; returns how many."""
    mine = VaultEntry.case_id.in_(case_ids)
    found = session.scalars(select(VaultEntry.token).where(mine)).all()
    session.execute(
        delete(VaultEntry).where(mine), execution_options={"synchronize_session": False}
    )
    return len(found)


def belongs(ref: str, token: str) -> str:
    """What a contact is bound to: opened under another case or row it is nothing."""
    return f"contact {ref} {token}"


def _opened(session: Writing, ref: str, *, actor: Actor, now: datetime) -> CaseFile:
    file = open_file(session, case_to_change(session, ref, actor=actor), now=now)
    if not is_open() or file.standings(actor) <= {Standing.CONFIRMER}:
        raise NotFound
    if not may_keep_contact(file, actor):
        raise NotAllowed
    return file


def _monday(now: datetime) -> date:
    day = now.astimezone(ZONE).date()
    return day - timedelta(days=day.weekday())

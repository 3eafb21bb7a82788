"""Notes, status notes and photos."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from casework import outbox
from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.beside import Attached, Noted
from casework.events.handling import StatusNoted
from casework.models import Attachment
from casework.recording import WITNESSES
from workflows.words import Label


@dataclass(frozen=True)
class StoredPhoto:
    """A checked photo whose bytes already lie in the file store."""

    sha256: str
    media_type: str
    size: int


@command
def note(turn: Turn, *, text: str) -> None:
    """Write down what happened."""
    turn.record(Noted(by_witness=turn.standing in WITNESSES), text={"text": text})


@command
def status_note(turn: Turn, *, text: str) -> None:
    """Say how far it is, as often as the type asks; a mere note does not count as that."""
    turn.record(StatusNoted(), text={"text": text})


@command
def attach(turn: Turn, *, photo: StoredPhoto, moment: str = "before") -> None:
    """Add a photo; a worker makes the clean copy that people see. The same photo counts once."""
    session, case_id = turn.file.session, turn.file.row.id
    if session.scalar(
        select(Attachment.id).where(
            Attachment.case_id == case_id, Attachment.sha256 == photo.sha256
        )
    ):
        raise BadInput("photo", Label("Ảnh này đã có.", "This photo is already here."))
    event = turn.record(Attached(sha256=photo.sha256, moment=moment))
    row = Attachment(
        token=str(uuid4()),
        case_id=case_id,
        event_id=event.id,
        moment=moment,
        sha256=photo.sha256,
        media_type=photo.media_type,
        size=photo.size,
        recorded_at=turn.now,
    )
    session.add(row)
    session.flush()
    outbox.put(session, "photo", row.id, turn.now)

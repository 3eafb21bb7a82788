"""A letter is sent: written from what its reader may see now, handed over, and marked.

Killed between the server's yes and our mark, it is sent again with the same Message-ID.
"""

from __future__ import annotations

from datetime import datetime

from casework.app import current_settings
from casework.clock import read_clock
from casework.database import db
from casework.models import Channel, Letter, Person
from casework.notify import channels, postman
from casework.notify.contents import contents
from casework.notify.mail import dedup_key, email
from casework.notify.ways import MAIL
from casework.notify.wording import write
from casework.unit_of_work import unit_of_work


def handle(subject_id: int, *, now: datetime) -> None:
    """Send it, or withdraw it when nothing in it is its reader's any more."""
    letter = db.session.get(Letter, subject_id, populate_existing=True)
    if letter is None or _ended(letter):
        return
    what = contents(db.session, letter, now=now)
    if what is None:
        _end(subject_id, sent=False)
        return
    settings = current_settings()
    written = write(what, public_url=settings.public_url)
    key = dedup_key(letter)
    if letter.way == MAIL:
        to = db.session.get_one(Person, letter.person_id).email
        message = email(
            written, to=to, mail_from=settings.mail_from, message_id=key, dated=letter.recorded_at
        )
        db.session.rollback()  # nothing is held open while a server takes its time
        postman.hand_over(message, smtp_url=settings.smtp_url, data=settings.data)
    else:
        url = db.session.get_one(Channel, letter.channel_id).url
        db.session.rollback()
        channels.send(url, written, dedup_key=key, settings=settings)
    _end(subject_id, sent=True)


def _ended(letter: Letter) -> bool:
    return any((letter.sent_at, letter.withdrawn_at, letter.dead_at))


def _end(letter_id: int, *, sent: bool) -> None:
    with unit_of_work() as session:
        letter = session.get_one(Letter, letter_id, with_for_update=True)
        if _ended(letter):
            return
        if sent:
            letter.sent_at = read_clock(session())
        else:
            letter.withdrawn_at = read_clock(session())

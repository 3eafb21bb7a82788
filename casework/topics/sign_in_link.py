"""Topic ``sign_in_link``: mail a link to whoever asked, if they may use one.

The mail says nothing of any case; its address leads to where the settings say the service is.
"""

from __future__ import annotations

from datetime import datetime

from casework.app import current_settings
from casework.database import db
from casework.models import Person, SignInLink
from casework.notify import postman
from casework.notify.mail import email
from casework.notify.wording import Written
from casework.sign_in_links import LASTS, may_use_link, secret_of
from workflows.words import Label

SUBJECT = Label("Đường dẫn đăng nhập Sổ vụ việc", "Link to sign in to the case service")
TEXT = Label(
    "Mở đường dẫn này trong 15 phút để đăng nhập, dùng được một lần:\n\n{link}\n\n"
    "Nếu đồng chí không yêu cầu, hãy bỏ qua thư này. Không gửi đường dẫn cho ai khác.",
    "Open this link within 15 minutes to sign in; it works once:\n\n{link}\n\n"
    "If you did not ask for it, ignore this mail. Give the link to nobody else.",
)


def handle(subject_id: int, *, now: datetime) -> None:
    """Send it while it can still be used; nothing leaves for an address nobody has."""
    link = db.session.get(SignInLink, subject_id)
    if link is None or link.person_id is None or link.used_at or now >= link.asked_at + LASTS:
        return
    person = db.session.get_one(Person, link.person_id)
    settings = current_settings()
    if not may_use_link(db.session, person, now=now) or not settings.public_url:
        return
    address = f"{settings.public_url}/sign-in/link/{secret_of(link.nonce)}"
    text = TEXT.say(person.language).format(link=address)
    message = email(
        Written(SUBJECT.say(person.language), text, _html(text, address)),
        to=person.email,
        mail_from=settings.mail_from,
        message_id=f"link-{link.secret_hash[:32]}",
        dated=link.asked_at,
    )
    db.session.rollback()  # nothing is held open while a server takes its time
    postman.hand_over(message, smtp_url=settings.smtp_url, data=settings.data)


def _html(text: str, address: str) -> str:
    """Our own words and a link of letters and digits: nothing in it needs escaping."""
    linked = text.replace(address, f'<a href="{address}">{address}</a>')
    return "".join(f"<p>{each}</p>" for each in linked.split("\n\n"))

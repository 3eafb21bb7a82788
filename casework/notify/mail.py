"""A letter as an e-mail: the same bytes each time it is tried."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from casework.models import Letter
from casework.notify.wording import Written
from workflows.calendar import ZONE

SENDER = "Sổ vụ việc"


def dedup_key(letter: Letter) -> str:
    """What stays the same however often this letter is tried; it tells nothing by itself."""
    words = f"{letter.person_id} {letter.key} {letter.way}"
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def email(
    written: Written, *, to: str, mail_from: str, message_id: str, dated: datetime
) -> EmailMessage:
    """Text and HTML; the boundary is fixed, so that two mails of one text differ in nothing else."""
    user, _, host = mail_from.partition("@")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = written.subject
    message["From"] = Address(SENDER, user, host)
    message["To"] = to
    message["Date"] = format_datetime(dated.astimezone(ZONE))
    message["Message-ID"] = f"<{message_id}@{host}>"
    message["List-Id"] = f"{SENDER} <thong-bao.{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(written.text, cte="base64")
    message.add_alternative(written.html, subtype="html", cte="base64")
    message.set_boundary("=casework=")
    return message

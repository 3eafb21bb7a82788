"""A link as its reader finds it in the mail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS
from casework.database import db
from casework.models import SignInLink
from casework.topics.sign_in_link import handle
from tests.casework.notify.mails import Mails, text_of

SERVICE = "https://so.anminh.example"


def mail_on(app: Flask) -> Mails:
    """Mails leave the house, into a folder."""
    kept = app.config[SETTINGS]
    app.config[SETTINGS] = replace(
        kept, smtp_url="file:mail", mail_from="so@anminh.example", public_url=SERVICE
    )
    return Mails(kept.data / "mail")


def links_to(name: str, mails: Mails, *, now: datetime) -> list[str]:
    """The secrets of the links in this person's mails, once every waiting one was sent."""
    for number in db.session.scalars(select(SignInLink.id)).all():
        handle(number, now=now)
    db.session.rollback()
    texts = [text_of(each) for each in mails.to(name)]
    return [re.findall(rf"{SERVICE}/sign-in/link/(\w+)", text)[0] for text in texts]

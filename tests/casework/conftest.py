"""Cases for every test of the records, and a service that mails into a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from casework.app import SETTINGS
from casework.settings import Settings
from tests.cases import Cases
from tests.casework.notify.mails import Mails
from tests.cast import Cast


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    """Makes cases of the standing cast, this Monday morning."""
    return Cases(cast, now)


@pytest.fixture
def mails(app: Flask) -> Mails:
    """Mails are on; the folder they are put into."""
    kept: Settings = app.config[SETTINGS]
    app.config[SETTINGS] = replace(
        kept,
        smtp_url="file:mail",
        mail_from="so@anminh.example",
        public_url="https://so.anminh.example",
        channel_schemes="tgram,jsons",
        webhook_hosts="hooks.anminh.example",
    )
    return Mails(kept.data / "mail")

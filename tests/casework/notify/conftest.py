"""A service that mails into a folder, and what lies there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from casework.app import SETTINGS
from casework.settings import Settings
from tests.casework.notify.mails import Mails


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

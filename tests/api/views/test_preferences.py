"""The page on which people say how they want to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Flask

from api.views.preferences import PreferencesView, preferences_view
from casework.app import SETTINGS
from casework.database import db
from tests.cast import Cast

DAY = date(2026, 3, 2)


def view(app: Flask, cast: Cast, who: str, **more: Any) -> PreferencesView:
    given = {"form": "", "given": None, "errors": {}, **more}
    with app.test_request_context():
        return preferences_view(db.session, cast.actor(who), app.config[SETTINGS], on=DAY, **given)


def test_it_shows_what_is_chosen_and_what_is_allowed(app: Flask, cast: Cast) -> None:
    app.config[SETTINGS] = replace(app.config[SETTINGS], channel_schemes="zalo,tgram")
    shown = view(app, cast, "bob")
    assert dict(shown.given) == {"language": "vi", "mail_digest": True, "mail_at_once": True}
    assert list(shown.kinds) == ["Telegram", "Zalo"]
    assert (shown.mails_leave, shown.digest_at, shown.only_witness) == (False, "07:30", False)


def test_a_collaborator_is_known_as_one(app: Flask, cast: Cast) -> None:
    assert view(app, cast, "alice").only_witness


def test_what_was_typed_for_a_substitute_stands_there_again(app: Flask, cast: Cast) -> None:
    typed = {"starts_on": "2026-03-09"}
    shown = view(app, cast, "dan", form="substitute", given=typed, errors={"ends_on": "x"})
    assert shown.substitutes.given == typed
    assert dict(shown.substitutes.errors) == {"ends_on": "x"}
    assert [name for _, name in shown.substitutes.people] == ["Chọn…", "Dora"]


def test_the_address_of_a_channel_never_stands_there_again(app: Flask, cast: Cast) -> None:
    shown = view(
        app, cast, "dan", form="channel", given={"url": "tgram://secret"}, errors={"url": "x"}
    )
    assert "secret" not in repr(shown)

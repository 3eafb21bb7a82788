"""Vietnamese first, English when the reader asks for it."""

from __future__ import annotations

from typing import Any

from flask import Flask, has_request_context, request, session
from flask_babel import Babel, get_locale, ngettext
from flask_login import current_user

from api.addresses import API
from casework.resources import resource
from workflows.words import Label

LANGUAGES = ("vi", "en")


def choose() -> str:
    """Programs ask by header; people by the switch, else by their account."""
    if not has_request_context():
        return "vi"
    if request.path.startswith(API):
        return request.accept_languages.best_match(LANGUAGES, "vi")
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return current_user.language if current_user and current_user.is_authenticated else "vi"


def language() -> str:
    """The reader's language."""
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "vi"


def say(label: Label) -> str:
    """A label of the rules in the reader's language."""
    return label.say(language())


def many(text: str, n: int, **more: Any) -> str:
    """A text with ``%(num)s`` in it: one form for every number in Vietnamese, two in English."""
    return str(ngettext(text, text, n, **more))


def install(app: Flask) -> None:
    """Set up translations; the Vietnamese text itself is the message's key."""
    app.add_template_global(many)
    Babel(
        app,
        default_locale="vi",
        default_timezone="Asia/Ho_Chi_Minh",
        default_translation_directories=str(resource("translations")),
        locale_selector=choose,
    )

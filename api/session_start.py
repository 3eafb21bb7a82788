"""A browser becomes somebody's, or nobody's: what its cookie holds before and after."""

from __future__ import annotations

from flask import request, session
from flask_login import current_user, login_user, logout_user

from api.device import device_of
from api.session import SignedIn, current_actor, request_now, today
from casework.database import db
from casework.models import BrowserSession, Person
from casework.seats import actor_of
from casework.sessions import close_session, find_half, open_session, renew_session

HALF = "half"


def start(person: Person) -> None:
    """A session nobody has seen before; whatever this browser came with ends."""
    end()
    login_user(SignedIn(person, actor_of(db.session, person.id, on=today()), _opened(person.id)))


def renew() -> None:
    """This browser stays signed in under another secret, after what changes who may get in."""
    person = db.session.get_one(Person, current_actor().person_id)
    secret = renew_session(current_user.get_id())
    login_user(SignedIn(person, current_actor(), secret))


def start_half(person_id: int) -> None:
    """The password was right: remember that, and nothing else, until the second step."""
    end()
    session[HALF] = _opened(person_id, half=True)


def half_session() -> BrowserSession | None:
    """The one this browser is in the middle of, if it began a short while ago."""
    return find_half(db.session, session.get(HALF, ""), now=request_now())


def end() -> None:
    """Forget everything but the language, which says nothing of anybody."""
    if current_user.is_authenticated:
        close_session(current_user.get_id())
    if HALF in session:
        close_session(session[HALF])
    logout_user()
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language


def _opened(person_id: int, *, half: bool = False) -> str:
    device = device_of(request.headers.get("User-Agent", ""))
    return open_session(person_id, now=request_now(), device=device, half=half)

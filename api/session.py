"""Who is asking, and what time it is: sessions for pages, bearer tokens for programs."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask, g, request
from flask_login import LoginManager, UserMixin, current_user

from api.addresses import API
from casework.clock import read_clock
from casework.database import db
from casework.models import Person
from casework.refs import ZONE
from casework.seats import actor_of
from casework.sessions import find_session, note_seen
from casework.tokens import find_token, note_used
from workflows.actors import Actor
from workflows.scopes import Scope, read_scopes

SIGN_IN = "sign_in.show"


class SignedIn(UserMixin):  # type: ignore[misc]  # the library ships no types
    """A person with today's seats; read afresh on every request, so that an ended term shows.

    ``scopes`` are those of a program's token; a browser has none and needs none.
    """

    def __init__(
        self,
        person: Person,
        actor: Actor,
        secret: str = "",
        scopes: frozenset[Scope] = frozenset(),
    ) -> None:
        self.secret = secret
        self.scopes = scopes
        self.id = str(person.id)
        self.name = person.name
        self.email = person.email
        self.language = person.language
        self.actor = actor

    def get_id(self) -> str:
        """What the cookie holds: the secret of a session row, which names nobody."""
        return self.secret


def request_now() -> datetime:
    """The database's time, read once a request."""
    if "now" not in g:
        g.now = read_clock(db.session)
    moment: datetime = g.now
    return moment


def today() -> date:
    """The day it is where the offices are."""
    return request_now().astimezone(ZONE).date()


def current_actor() -> Actor:
    """Whoever is signed in, or nobody with no seats at all."""
    if current_user.is_authenticated:
        actor: Actor = current_user.actor
        return actor
    return Actor(person_id=0)


def install(app: Flask) -> None:
    """Teach flask-login where people come from."""
    manager = LoginManager(app)
    manager.login_view = SIGN_IN
    # The library's own is English; the page of sign-in says enough.
    manager.login_message = None
    manager.user_loader(_from_session)
    manager.request_loader(_from_token)


def _from_session(secret: str) -> SignedIn | None:
    # A program must not be moved by a cookie that a browser sends along.
    if request.path.startswith(API):
        return _from_token(request)
    found = find_session(db.session, secret, now=request_now())
    if found is None:
        return None
    note_seen(found.session, now=request_now())
    return _signed_in(found.person, secret)


def _from_token(_request: object) -> SignedIn | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token or not request.path.startswith(API):
        return None
    used = find_token(db.session, token, now=request_now())
    if used is None:
        return None
    note_used(used.token, now=request_now())
    return _signed_in(used.person, scopes=read_scopes(used.token.scopes))


def _signed_in(
    person: Person, secret: str = "", scopes: frozenset[Scope] = frozenset()
) -> SignedIn | None:
    if not person.active:
        return None
    actor = actor_of(db.session, person.id, on=today())
    return SignedIn(person, actor, secret, scopes)

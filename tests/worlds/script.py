"""Two worlds that an agency must not be able to tell apart, written by one script.

The second differs only in what is hidden from agencies: which collaborator reported and
confirmed, at what hour of the day, and a whole case of another commune. Random numbers
are dealt anew at each step, so that a hidden case does not shift those of the next.
"""

from __future__ import annotations

import random
import re
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

import api.session
from api.app import create_app
from casework.actions.escalate import sweep
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.drain import drain
from casework.models import ApiToken, DatabaseMark
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.api.signed_in import sign_browser_in
from tests.cases import Cases
from tests.cast import ENVIRONMENT, POLICE, Cast
from tests.conftest import settings_in
from tests.databases import Databases
from workflows.states import State

# Two of one agency and one of another.
AGENCY_USERS = ("dan", "dora", "paul")
ALPHABET = "0123456789abcdef"
CSRF = re.compile(rb'(name="csrf-token" content|name="csrf_token" value)="[^"]*"')


@dataclass(frozen=True)
class Hidden:
    """What no agency may be able to tell."""

    reporter: str = "alice"
    later: timedelta = timedelta()
    other_case: bool = False


PLAIN = Hidden()
VARIANTS = {
    "another collaborator": Hidden(reporter="amy"),
    "another hour": Hidden(later=timedelta(hours=5, minutes=17, seconds=3)),
    "a hidden case": Hidden(other_case=True),
    "all at once": Hidden("amy", timedelta(hours=5, minutes=17, seconds=3), other_case=True),
}


class Dice:
    """Stands in the place of every source of chance."""

    def __init__(self) -> None:
        self.random = random.Random()

    def deal(self, step: str) -> None:
        self.random.seed(step)

    def token_hex(self, nbytes: int = 32) -> str:
        return "".join(self.random.choices(ALPHABET, k=2 * nbytes))

    def token_urlsafe(self, nbytes: int = 32) -> str:
        return self.token_hex(nbytes)[: nbytes * 4 // 3]

    def token_bytes(self, nbytes: int = 32) -> bytes:
        return self.random.randbytes(nbytes)

    def choice(self, of: Any) -> Any:
        return self.random.choice(of)

    def uuid4(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)


@contextmanager
def dealt() -> Iterator[Dice]:
    """While this lasts, nothing is left to chance."""
    dice = Dice()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("token_hex", "token_urlsafe", "token_bytes", "choice"):
            patch.setattr(secrets, name, getattr(dice, name))
        patch.setattr("casework.actions.notes.uuid4", dice.uuid4)
        yield dice


class World:
    """One application on its own database; requests are made at one frozen moment."""

    def __init__(
        self, databases: Databases, template: str, folder: Path, now: datetime, hidden: Hidden
    ) -> None:
        self.now, self.hidden = now, hidden
        self.asked_at = now + timedelta(days=9)
        self.app: Flask = create_app(settings_in(folder, databases.copy(template)))
        self.app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
        with dealt() as self.dice, self.app.app_context():
            self._shift(now)
            self._write()
            self._shift(self.asked_at)
            self.browsers = {who: self._browser(who) for who in AGENCY_USERS}
            db.session.remove()
        self.program = self.app.test_client()

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def ask(self, who: str, method: str, path: str, **sent: Any) -> tuple[int, str, bytes]:
        """Status, headers and body; what chance and the clock would say is the same always."""
        self.dice.deal(f"{who} {method} {path} {sent}")
        if path.startswith("/api/"):
            sent.setdefault("headers", {})["Authorization"] = f"Bearer {who}"
        client = self.program if path.startswith("/api/") else self.browsers[who]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(api.session, "read_clock", lambda _session: self.asked_at)
            answer = client.open(path, method=method, **sent)
        headers = sorted(
            (name, value)
            for name, value in answer.headers.items()
            # A file that is handed out bears the second of the machine's own clock.
            if name not in {"Set-Cookie", "Date"}
        )
        found = answer.status_code, repr(headers), CSRF.sub(b"", answer.get_data())
        answer.close()
        return found

    def _shift(self, to: datetime) -> None:
        with unit_of_work() as session:
            shift = (to - read_clock(session)) // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=DatabaseMark.shift_us + shift))

    def _browser(self, who: str) -> FlaskClient:
        self.dice.deal(f"browser {who}")
        person = Cast().person(who)
        with unit_of_work() as session:
            session.add(
                ApiToken(
                    person_id=person,
                    token_hash=token_hash(who),
                    created_at=self.now,
                    expires_at=self.now + timedelta(days=900),
                )
            )
        return sign_browser_in(self.app.test_client(), person, now=self.asked_at)

    def _write(self) -> None:
        """Cases at every stage in which the agencies have a part, and some in which they have none."""
        cast = Cast()
        morning = Cases(cast, self.now)
        if self.hidden.other_case:
            self.dice.deal("a case nobody here may know of")
            for title in ("Kẻ lạ đào đất", "Bãi rác mới"):
                morning.reported("wendy", "BSE", title=title)
            morning.reported("wendy", "BSE", type="official_conduct")
        self.refs: list[str] = []
        for number, (state, kind) in enumerate(STAGES):
            self.dice.deal(f"report {number}")
            at_its_hour = Cases(cast, self.now + self.hidden.later)
            ref = at_its_hour.reported(
                self.hidden.reporter, type=kind, title=f"Việc thứ {number} ở kênh tiêu"
            )
            self.refs.append(ref)
            self._walk(cast, ref, state, number)
        self.dice.deal("the sweep")
        sweep(now=self.asked_at, clock=lambda: self.asked_at)
        drain()

    def _walk(self, cast: Cast, ref: str, state: State, number: int) -> None:
        who = {"assess": "bob", "assign": "bob", "accept": "dan", "resolve": "dan",
               "give_feedback": "bob", "confirm": self.hidden.reporter}  # fmt: skip
        for step, action in enumerate(PATH[state]):
            self.dice.deal(f"step {number} {action}")
            cases = Cases(cast, self.now + timedelta(days=1 + step, minutes=number))
            given: dict[str, Any] = {}
            if action == "confirm":
                cases = Cases(cast, cases.now + self.hidden.later)
            if action == "assign":
                lead = cast.agency(ENVIRONMENT)
                given = {"lead": lead, "supporting": (cast.agency(POLICE),) if number % 2 else ()}
            if action == "give_feedback":
                given = {"confirmers": [cast.person("amy"), cast.person("alice")]}
            cases.do(who[action], ref, action, **given)


PATH = {
    State.REPORTED: (),
    State.ASSESSED: ("assess",),
    State.ASSIGNED: ("assess", "assign"),
    State.IN_PROGRESS: ("assess", "assign", "accept"),
    State.RESOLVED: ("assess", "assign", "accept", "resolve"),
    State.FEEDBACK: ("assess", "assign", "accept", "resolve", "give_feedback"),
    State.CLOSED: ("assess", "assign", "accept", "resolve", "give_feedback", "confirm"),
}
STAGES = [
    (state, kind) for state in PATH for kind in ("pollution", "illegal_mining", "land_grievance")
]

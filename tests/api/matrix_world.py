"""The application on databases that are laid under it, asked as anybody of the cast."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select, update

from api.app import create_app
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import ApiToken, Case, DatabaseMark
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.api.matrix_inputs import INPUTS, WHY, a_photo, as_form
from tests.api.matrix_situations import bring
from tests.api.signed_in import sign_browser_in
from tests.cases import Cases
from tests.cast import POLICE, Cast
from tests.conftest import settings_in
from tests.databases import Databases
from tests.table import CAST, ROWS, Situation

FAR_OFF = datetime(2030, 1, 1, tzinfo=UTC)
# A page that did what was asked sends the browser on.
DONE = {"page": {303}, "json": {200, 201}}


@dataclass(frozen=True)
class Cell:
    """One request of the matrix."""

    case: Situation
    action: str
    name: str
    surface: str


class Look(NamedTuple):
    """What of a case tells whether anything happened to it."""

    state: str
    version: int
    events: int


@dataclass(frozen=True)
class Built:
    """A situation's database, the case in it, and another case to merge into."""

    url: str
    ref: str
    other: str
    look: Look


class World:
    """The application on a database that changes under it, and the cast's browsers and tokens."""

    def __init__(self, databases: Databases, template: str, folder: Path, now: datetime) -> None:
        self.now, self.databases, self.url = now, databases, databases.copy(template)
        self.app: Flask = create_app(settings_in(folder, self.url))
        self.app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
        with self.app.app_context():
            cast = Cast()
            self._prepare(cast)
            self.ids = {name: cast.person(name) for name in CAST}
            self.police, self.wards = cast.agency(POLICE), cast.unit("BSE")
            self.browsers = {name: self._browser(name) for name in CAST}
            db.session.remove()
            db.engine.dispose()
            self.writes = Writes(db.engine)
        self.ground = databases.copy(self.url)
        self.program = self.app.test_client()
        self.built: dict[Situation, Built] = {}
        self.here: Built

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def go(self, case: Situation) -> None:
        """Put the case of this situation before the application; built the first time."""
        if case not in self.built:
            self.built[case] = self._build(case)
        self.here = self.built[case]
        self._lay(self.here.url)

    def _build(self, case: Situation) -> Built:
        """The standard case brought there by real actions, on the ground of the cast."""
        self._lay(self.ground)
        with self.app.app_context():
            cases = Cases(Cast(), self.now)
            other = cases.reported(title="Vụ việc để gộp vào")
            ref = bring(cases, case)
            if {"overdue", "past_90_days"} & case.marks:
                self._pass_time(timedelta(days=120))
            looked = look(ref)
            db.session.remove()
            db.engine.dispose()
        return Built(self.databases.copy(self.url), ref, other, looked)

    def ask(self, cell: Cell) -> str:
        """Send the request; the status, or what is wrong though the status is right."""
        here = self.here
        status = self.send(cell)
        if status in DONE[cell.surface]:
            after = self.look().state
            self._lay(here.url)
            wanted = ROWS[cell.action].moves.get(cell.case.state)
            return "done" if after == wanted else f"{status}, but now {after}"
        if not self.writes.any():
            return str(status)
        self._lay(here.url)
        return f"{status}, and yet something was written"

    def send(self, cell: Cell) -> int:
        """The request itself; returns its status."""
        case, version = f"/cases/{self.here.ref}", self.here.look.version
        photo = {"photo": (io.BytesIO(a_photo()), "a.jpg"), "moment": "before"}
        if cell.surface == "json":
            headers = {"Authorization": f"Bearer {cell.name}", "If-Match": f'"v{version}"'}
            if cell.action == "attach":
                answer = self.program.post(
                    f"/api/v1{case}/attachments", data=photo, headers=headers
                )
            else:
                body = {"action": cell.action, **self.inputs(cell.action)}
                answer = self.program.post(f"/api/v1{case}/transitions", json=body, headers=headers)
            return answer.status_code
        browser = self.browsers[cell.name]
        if cell.action == "attach":
            return browser.post(f"{case}/attachments", data=photo).status_code
        form = {"action": cell.action, "version": version, **as_form(self.inputs(cell.action))}
        return browser.post(f"{case}/transitions", data=form).status_code

    def inputs(self, action: str) -> dict[str, Any]:
        """Valid input for the action, as JSON says it."""
        given: dict[str, dict[str, Any]] = {
            **INPUTS,
            "merge": {"into": self.here.other},
            "reassign": {"lead": self.police, "supporting": [], **WHY},
            "assign": {"lead": self.police, "supporting": []},
            "refer_down": {"unit": self.wards, **WHY},
            "name_confirmer": {"confirmers": [self.ids["amy"]]},
        }
        return given.get(action, WHY)

    def _prepare(self, cast: Cast) -> None:
        with unit_of_work() as session:
            shift = (self.now - read_clock(session)) // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=shift))
            session.add_all(
                ApiToken(
                    person_id=cast.person(name),
                    token_hash=token_hash(name),
                    created_at=self.now,
                    expires_at=FAR_OFF,
                )
                for name in CAST
            )

    def _pass_time(self, passed: timedelta) -> None:
        with unit_of_work() as session:
            more = DatabaseMark.shift_us + passed // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=more))

    def _browser(self, name: str) -> FlaskClient:
        """Signed in far in the future, so that no passing time ends it or notes that it is used."""
        return sign_browser_in(self.app.test_client(), self.ids[name], now=FAR_OFF)

    def look(self) -> Look:
        """The case before the application as it is now."""
        with self.app.app_context():
            return look(self.here.ref)

    def _lay(self, url: str) -> None:
        with self.app.app_context():
            db.engine.dispose()
        self.databases.lay(url, over=self.url)
        self.writes.forget()


# What is written of asking itself, whatever the answer is.
OF_LOOKING = ("UPDATE api_tokens SET last_used_at", "INSERT INTO access_log")


class Writes:
    """Whether anything was committed through this engine since somebody forgot it."""

    def __init__(self, engine: Engine) -> None:
        self.forget()
        event.listen(engine, "before_cursor_execute", self._execute)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", self._rollback)

    def any(self) -> bool:
        """Whether there was."""
        return self._committed

    def forget(self) -> None:
        """From now on."""
        self._begun = self._committed = False

    def _execute(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self._begun |= not statement.startswith(("SELECT", "BEGIN", "PRAGMA", *OF_LOOKING))

    def _commit(self, _connection: object) -> None:
        self._committed |= self._begun
        self._begun = False

    def _rollback(self, _connection: object) -> None:
        self._begun = False


def look(ref: str) -> Look:
    """The case as it lies in the open application's database."""
    with db.engine.connect() as connection:
        found = connection.execute(
            select(Case.state, Case.version, Case.last_seq).where(Case.ref == ref)
        )
        return Look(*found.one())

"""Forty ways to tell the service what time it is, or when something happened (H2): none moves a clock."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from PIL import Image
from sqlalchemy import func, select

from casework.app import SETTINGS
from casework.cli import main
from casework.clock import read_clock
from casework.database import db
from casework.models import Case, CaseClock, CaseEvent
from casework.running.programs import environment
from tests.api.matrix_world import World
from tests.cases import SAID, Cases
from tests.cast import Cast
from tests.conftest import MORNING
from tests.databases import Databases
from tests.security_figures import tried
from workflows.states import State

LATE_BY = timedelta(weeks=6)
LONG_AGO, FAR = "1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z"
NOTE = {"action": "note", "text": "Đã xem."}
RESULT = {"action": "resolve", "outcome": "settled", "result": "Xong.", "public": "Xong.",
          "evidence": "Biên bản"}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """The world, and a case its agency should have resolved weeks ago."""

    world: World
    late: str
    commune: int

    def act(self, body: dict[str, Any], query: str = "", **headers: str) -> int:
        """Dan's program acts on the late case."""
        given = {"Authorization": "Bearer dan", "If-Match": f'"v{self.version()}"', **headers}
        path = f"/api/v1/cases/{self.late}/transitions{query}"
        return self.world.program.post(path, json=body, headers=given).status_code

    def tell(self, query: str = "", headers: dict[str, str] | None = None, **more: Any) -> int:
        """Alice's phone reports."""
        said = {name: value for name, value in vars(SAID).items() if value is not None}
        body = {**said, "place_unit": self.commune, **more}
        given = {"Authorization": "Bearer alice", **(headers or {})}
        path = f"/api/v1/cases{query}"
        return self.world.program.post(path, json=body, headers=given).status_code

    def form(self, **more: Any) -> int:
        """Dan's browser sends the form of a note."""
        data = {**NOTE, "version": self.version(), **more}
        return (
            self.world.browsers["dan"]
            .post(f"/cases/{self.late}/transitions", data=data)
            .status_code
        )

    def sheet(self, first_line: str, line: str) -> int:
        """Ada's browser brings in a calendar."""
        sent = {"file": (io.BytesIO(f"{first_line}\n{line}\n".encode()), "a.csv"), "version": "1"}
        return self.world.browsers["ada"].post("/calendar/import", data=sent).status_code

    def photo(self) -> int:
        """A picture that says that it was taken in time."""
        stream, tags = io.BytesIO(), Image.Exif()
        tags[0x0132] = tags[0x9003] = "2026:01:02 08:00:00"
        Image.new("RGB", (16, 16), "red").save(stream, "JPEG", exif=tags)
        data = {"photo": (io.BytesIO(stream.getvalue()), "20260102.jpg"), "moment": "after",
                "taken_at": LONG_AGO}  # fmt: skip
        address = f"/cases/{self.late}/attachments"
        return self.world.browsers["dan"].post(address, data=data).status_code

    def command(self, *words: str, **environ: str) -> int:
        """Somebody at the server's own prompt."""
        env = {**environment(self.world.app.config[SETTINGS]), **environ}
        return CliRunner().invoke(main, list(words), env=env).exit_code

    def version(self) -> int:
        """Of the late case."""
        return int(self.look(select(Case.version).where(Case.ref == self.late))[0][0])

    def look(self, statement: Any) -> list[Any]:
        """Rows as they are now."""
        with self.world.app.app_context():
            found = list(db.session.execute(statement).all())
            db.session.remove()
        return found

    def clocks(self) -> list[Any]:
        """What says that the case is late, and since when."""
        columns = (
            CaseClock.key, CaseClock.started_at, CaseClock.due_original, CaseClock.due_current,
            CaseClock.first_breached_at, CaseClock.ended_at, Case.due_at, Case.due_original,
            Case.state, Case.state_since, Case.reported_at,
        )  # fmt: skip
        of_case = select(*columns).join(Case, Case.id == CaseClock.case_id)
        return self.look(of_case.where(Case.ref == self.late).order_by(CaseClock.id))

    def now(self) -> datetime:
        """By the database."""
        with self.world.app.app_context():
            found = read_clock(db.session)
            db.session.remove()
        return found


@pytest.fixture(scope="module")
def office(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with closing(World(databases, template, tmp_path_factory.mktemp("dates"), MORNING)) as world:
        with world.app.app_context():
            cast = Cast()
            late = Cases(cast, MORNING - LATE_BY).at(State.IN_PROGRESS)
            # Whatever is recorded next notes what has become late meanwhile.
            Cases(cast, MORNING).do("dan", late, "note")
            commune = cast.unit("SMY")
            db.session.remove()
        yield Office(world, late, commune)


@contextmanager
def zone(name: str) -> Iterator[None]:
    """The machine is told that it stands elsewhere."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def elsewhere(office: Office) -> int:
    with zone("Pacific/Kiritimati"):
        return office.act(NOTE)


def on_another_day(moment: str) -> Callable[[Office], int]:
    """The process believes that it is then; so does a phone with a wrong clock."""

    def act(office: Office) -> int:
        with time_machine.travel(moment, tick=True):
            return office.act(NOTE)

    return act


def field(name: str, value: object = LONG_AGO) -> Callable[[Office], int]:
    return lambda office: office.act({**RESULT, name: value})


def head(name: str, value: str = LONG_AGO) -> Callable[[Office], int]:
    return lambda office: office.act(NOTE, **{name: value})


def began(day: str) -> Callable[[Office], int]:
    return lambda office: office.tell(began_on=day)


COLUMNS = "date,working,vi,en,source,provisional"
# What is sent, and the status that answers it: 422 is refused; the rest is done, at its own time.
WAYS: tuple[tuple[str, Callable[[Office], int], set[int]], ...] = (
    *((f"{name} with a result", field(name), {422}) for name in (
        "recorded_at", "at", "now", "resolved_on", "date", "ended_at", "state_since", "claimed_on",
    )),
    ("an event within a result", field("event", {"recorded_at": LONG_AGO}), {422}),
    ("a list of moments", field("times", [LONG_AGO, FAR]), {422}),
    ("a moment for a text", field("result", {"recorded_at": LONG_AGO}), {422}),
    ("microseconds", field("recorded_at", -1), {422}),
    *((f"{name} with a report", (lambda office, name=name: office.tell(**{name: FAR})), {422})
      for name in ("recorded_at", "reported_at", "created_at", "due_at")),
    ("the year before computers", began("1969-12-31"), {422}),
    ("claimed_on 1970", began("1970-01-01"), {422}),
    ("claimed_on 2100", began("2100-01-01"), {422}),
    ("a phone three years ahead", began("2029-03-02"), {422}),
    ("a claim of last year", began("2025-03-02"), {201}),
    ("a zone with the claim", began("2026-03-02T00:00:00+14:00"), {422}),
    ("a week of the year", began("2026-W10-1"), {422}),
    ("a day that is none", began("2026-02-30"), {422}),
    *((f"header {name}", head(name, value), {200}) for name, value in (
        ("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("X-Now", LONG_AGO), ("X-Request-Start", "t=0"),
        ("X-Timezone", "Pacific/Kiritimati"), ("Accept-Datetime", LONG_AGO),
        ("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Age", "99999999"),
    )),
    ("the key of a report sent long ago",
     lambda office: office.tell(headers={"Idempotency-Key": "1970-01-01"}), {201}),
    *((f"?{name}=", (lambda office, name=name: office.act(NOTE, f"?{name}=1970-01-01")), {200})
      for name in ("now", "recorded_at", "as_of")),
    ("a form with one more field", lambda office: office.form(recorded_at=LONG_AGO), {422}),
    ("a form with a day", lambda office: office.form(told_on="1970-01-01"), {422}),
    ("the camera's own clock", lambda office: office.photo(), {422}),
    ("a column of the calendar",
     lambda office: office.sheet(f"{COLUMNS},recorded_at", f"2026-05-04,no,a,a,b,no,{LONG_AGO}"), {422}),
    ("a time in the calendar",
     lambda office: office.sheet(COLUMNS, f"{LONG_AGO},no,a,a,b,no"), {422}),
    ("tick --now", lambda office: office.command("tick", "--once", "--now", "1970-01-01"), {2}),
    ("export --as-of",
     lambda office: office.command("export", "a@b", "x", "--as-of", "1970-01-01"), {2}),
    ("CASEWORK_NOW", lambda office: office.command("check", CASEWORK_NOW=LONG_AGO), {1}),
    ("a machine elsewhere", elsewhere, {200}),
    ("a process three years ahead", on_another_day("2029-03-02T09:00:00Z"), {200}),
    ("a process in 1970", on_another_day("1970-01-02T00:00:00Z"), {200}),
)  # fmt: skip


def test_there_are_forty_ways() -> None:
    assert len({name for name, _send, _status in WAYS}) == len(WAYS) >= 40


@pytest.mark.parametrize(("name", "send", "status"), WAYS, ids=[way[0] for way in WAYS])
def test_no_way_moves_what_is_recorded_or_what_is_late(
    office: Office, name: str, send: Callable[[Office], int], status: set[int]
) -> None:
    clocks, began_at = office.clocks(), office.now()
    newest = office.look(select(func.max(CaseEvent.id)))[0][0]
    with tried("H2", "ways to send a date") as figures:
        figures.tried = 1
        assert send(office) in status
        recorded = office.look(select(CaseEvent.recorded_at).where(CaseEvent.id > newest))
        assert bool(recorded) == bool(status & {200, 201})
        wrong = [each for (each,) in recorded if not began_at <= each <= office.now()]
        figures.through = len(wrong) + (office.clocks() != clocks)
        assert wrong == []
        assert office.clocks() == clocks


def test_a_result_of_today_stays_late_whatever_comes_with_it(office: Office) -> None:
    """The last: after it the case is no longer in progress."""
    before = {key: breached for key, *_, breached, _e, _d, _o, _s, _t, _r in office.clocks()}
    began_at = office.now()
    headers = {"Date": "Thu, 01 Jan 1970 00:00:00 GMT", "X-Now": LONG_AGO}
    assert office.act(RESULT, "?recorded_at=1970-01-01", **headers) == 200
    after = {row[0]: row for row in office.clocks()}
    stage = next(row for key, row in after.items() if before[key] and row.ended_at is not None)
    assert began_at <= stage.ended_at <= office.now()
    assert stage.first_breached_at == before[stage.key]

"""Every person × action × situation × {page, JSON}, asked of the running application.

What is expected comes from ``tests/table.py``, typed by hand from design §2; what is here only
builds the cases, sends the requests and compares. Each situation is built once by real actions and
kept as a copied database file, which is laid back after every request that changed something.
"""

from __future__ import annotations

import io
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import update

from api.app import create_app
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import ApiToken, DatabaseMark
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.cases import PATH, WHO, Cases
from tests.cast import POLICE, Cast
from tests.conftest import settings_in
from tests.table import CAST, HTTP, ROWS, STATES, Situation, http_status, situation
from workflows.states import State

SURFACES = ("page", "json")
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


@dataclass(frozen=True)
class Difference:
    """A cell that answered otherwise than the table says."""

    cell: Cell
    expected: str
    got: str


@dataclass(frozen=True)
class Built:
    """A situation's database file, the case in it, and another case to merge into."""

    file: Path
    ref: str
    other: str


class World:
    """The application on a database that changes under it, and the cast's browsers and tokens."""

    def __init__(self, template: Path, folder: Path, now: datetime) -> None:
        shutil.copy(template, folder / "test.db")
        self.now, self.folder, self.database = now, folder, folder / "test.db"
        self.app: Flask = create_app(settings_in(folder))
        self.app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
        with self.app.app_context():
            cast = Cast()
            self._prepare(cast)
            self.ids = {name: cast.person(name) for name in CAST}
            self.police, self.wards = cast.agency(POLICE), cast.unit("BSE")
            db.session.remove()
            db.engine.dispose()
        self.ground = folder / "ground.db"
        shutil.copy(self.database, self.ground)
        self.browsers = {name: self._browser(name) for name in CAST}
        self.program = self.app.test_client()
        self.here: Built | None = None

    def build(self, case: Situation) -> Built:
        """The standard case brought there by real actions, on the ground of the cast."""
        self._lay(self.ground)
        with self.app.app_context():
            cases = Cases(Cast(), self.now)
            other = cases.reported(title="Vụ việc để gộp vào")
            ref = bring(cases, case)
            if {"overdue", "past_90_days"} & case.marks:
                self._pass_time(timedelta(days=120))
            db.session.remove()
            db.engine.dispose()
        kept = self.folder / f"{case}.db".replace(" ", "_")
        shutil.copy(self.database, kept)
        return Built(kept, ref, other)

    def go(self, built: Built) -> None:
        """Lay the situation's file back under the application."""
        self._lay(built.file)
        self.here = built

    def ask(self, cell: Cell) -> str:
        """Send the request; the status, or what is wrong though the status is right."""
        assert self.here is not None
        before = self.look()
        status = self._send(cell, before[1])
        after = self.look()
        if status in DONE[cell.surface]:
            self.go(self.here)
            wanted = ROWS[cell.action].moves.get(cell.case.state)
            return "done" if after[0] == wanted else f"{status}, but now {after[0]}"
        return str(status) if after == before else f"{status}, and yet it changed the case"

    def look(self) -> tuple[str, int, int]:
        """State, version and number of events of the case, read beside the application."""
        assert self.here is not None
        connection = sqlite3.connect(self.database)
        try:
            row: tuple[str, int, int] = connection.execute(
                "SELECT state, version, last_seq FROM cases WHERE ref = ?", [self.here.ref]
            ).fetchone()
        finally:
            connection.close()
        return row

    def _send(self, cell: Cell, version: int) -> int:
        assert self.here is not None
        case = f"/cases/{self.here.ref}"
        photo = {"photo": (io.BytesIO(a_photo()), "a.jpg"), "moment": "before"}
        if cell.surface == "json":
            headers = {"Authorization": f"Bearer {cell.name}", "If-Match": f'"v{version}"'}
            if cell.action == "attach":
                answer = self.program.post(
                    f"/api/v1{case}/attachments", data=photo, headers=headers
                )
            else:
                body = {"action": cell.action, **self.inputs(cell.action)}
                answer = self.program.post(
                    f"/api/v1{case}/transitions", json=body, headers=headers
                )
            return answer.status_code
        browser = self.browsers[cell.name]
        if cell.action == "attach":
            return browser.post(f"{case}/attachments", data=photo).status_code
        form = {"action": cell.action, "version": version, **as_form(self.inputs(cell.action))}
        return browser.post(f"{case}/transitions", data=form).status_code

    def inputs(self, action: str) -> dict[str, Any]:
        """Valid input for the action, as JSON says it."""
        assert self.here is not None
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
        client = self.app.test_client()
        with client.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = str(self.ids[name]), True
        return client

    def _lay(self, file: Path) -> None:
        with self.app.app_context():
            db.engine.dispose()
        for tail in ("-wal", "-shm"):
            Path(f"{self.database}{tail}").unlink(missing_ok=True)
        shutil.copyfile(file, self.database)


WHY = {"reason": "Có lý do cụ thể."}
INPUTS: dict[str, dict[str, Any]] = {
    "assess": {
        "severity": "pressing", "scale": "from_50", "urgent": False, "complex": False,
        "complained": [], "screened": True,
    },
    "decline": {"reason": "out_of_scope", "answer": "Việc này thuộc nơi khác."},
    "accept": {},
    "lapse": {},
    "resolve": {
        "outcome": "settled", "result": "Đã đình chỉ xả thải.",
        "public": "Kênh đã được nạo vét.", "evidence": "Biên bản 15/BB",
    },
    "give_feedback": {
        "told": "Đã dọn xong kênh.", "group": "Thôn Đông", "channel": "meeting",
        "told_on": "2026-03-02", "confirmers": [],
    },
    "confirm": {},
    "dispute": {"words": "Nước vẫn đen."},
    "note": {"text": "Đã đến kiểm tra."},
    "split": {"title": "Việc thứ hai", "what": "Phần còn lại của phản ánh."},
    "change_severity": {"severity": "hot", **WHY},
    "recategorise": {"category": "other", **WHY},
    "decide_category": {"granted": True, **WHY},
    "pause": {"category": "expert", "review_on": "2026-03-20", **WHY},
    "ask_extension": {"days": 5, **WHY},
    "decide_extension": {"granted": True, **WHY},
    "remind": {"text": "Đề nghị khẩn trương."},
    "direct": {"text": "Xử lý dứt điểm.", "owner": "coordinator", "due_on": "2026-03-16"},
    "answer_directive": {"number": 1, "text": "Đã làm."},
    "close_directive": {"number": 1},
}  # fmt: skip


@cache
def a_photo() -> bytes:
    """The smallest picture that counts as one."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(stream, "JPEG")
    return stream.getvalue()


def as_form(inputs: dict[str, Any]) -> dict[str, Any]:
    """The same input as a browser sends the form: ticks by name, both boxes of the screening."""
    form = {
        name: "true" if value is True else value
        for name, value in inputs.items()
        if value is not False
    }
    if "screened" in form:
        form |= {"screened": ["true", "true"], "complained": [""]}
    return form


def differences(world: World, cells: Iterable[Cell]) -> Iterator[Difference]:
    """Where the application and the table disagree."""
    built: dict[Situation, Built] = {}
    here: Situation | None = None
    for cell in cells:
        if cell.case not in built:
            built[cell.case] = world.build(cell.case)
        if cell.case != here:
            world.go(built[cell.case])
            here = cell.case
        expected, got = expected_of(cell), world.ask(cell)
        if got != expected:
            yield Difference(cell, expected, got)


def expected_of(cell: Cell) -> str:
    """``done`` or the status of the refusal, from the table."""
    status = http_status(cell.name, cell.action, cell.case)
    return "done" if status == HTTP["done"] else str(status)


def bring(cases: Cases, case: Situation) -> str:
    """The standard case of the table, walked to this state and given these marks."""
    ref = cases.reported()
    coordinator = "bob"
    if "at_the_top" in case.marks:
        cases.do("bob", ref, "refer_up")
        coordinator = "carol"
    # Only a complex case has a second extension to ask for.
    more = {"assess": {"complex": {"extended", "extension_asked"} <= case.marks}}
    for action in PATH[State(case.state)]:
        who = coordinator if WHO[action] == "bob" else WHO[action]
        cases.do(who, ref, action, **more.get(action, {}))
    for mark, deeds in MARKING.items():
        if mark in case.marks:
            for who, action, inputs in deeds:
                cases.do(who, ref, action, **inputs)
    return ref


MARKING: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "disputed": (("alice", "dispute", {}),),
    "objected": (("alice", "object", {}),),
    "paused": (("bob", "pause", {}),),
    "extended": (("dan", "ask_extension", {}), ("bob", "decide_extension", {})),
    "extension_asked": (("dan", "ask_extension", {}),),
    "hand_back_asked": (("dan", "ask_hand_back", {}),),
    "category_asked": (("bob", "recategorise", {"category": "land_grievance"}),),
    "hot_spot": (("frank", "put_in_hot_spot", {}),),
    "directive_lead": (("frank", "direct", {"owner": "lead"}),),
    "directive_coordinator": (("frank", "direct", {}),),
}


def plain_cells() -> Iterator[Cell]:
    """Every state without marks, every action, everybody."""
    for state, action, name, surface in product(STATES, ROWS, CAST, SURFACES):
        yield Cell(situation(state), action, name, surface)


def marked_cells() -> Iterator[Cell]:
    """Every action whose row speaks of a mark, where a case of that kind can stand so."""
    for (states, marks), name, surface in product(MARKED, CAST, SURFACES):
        for state in states.split():
            case = situation(state, *marks.split())
            for action in actions_about(case):
                yield Cell(case, action, name, surface)


def actions_about(case: Situation) -> list[str]:
    """The actions whose row names one of the case's marks."""
    marks = case.marks | {"directive" for mark in case.marks if mark.startswith("directive")}
    return [
        action
        for action, row in ROWS.items()
        if marks & {need.removeprefix("not ") for need in row.needs}
        or any(marks & others for others in row.instead)
    ]


MARKED = (
    ("feedback", "disputed"),
    ("closed declined merged", "objected"),
    ("closed", "past_90_days"),
    ("reported assessed assigned in_progress", "at_the_top"),
    ("assigned in_progress", "paused"),
    ("in_progress", "overdue"),
    ("in_progress", "extension_asked"),
    ("in_progress", "extension_asked extended"),
    ("in_progress", "extended extensions_spent"),
    ("in_progress", "hand_back_asked"),
    ("assessed in_progress", "category_asked"),
    ("in_progress closed", "hot_spot"),
    ("assigned in_progress", "directive_lead"),
    ("reported in_progress", "directive_coordinator"),
)

"""A program and two browsers that send what is wrong, and a digest to see that nothing changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from casework.app import current_settings
from casework.database import db
from casework.models import CaseEvent
from tests import contents
from tests.api.matrix_world import World
from tests.cases import SAID, Cases
from tests.cast import Cast
from workflows.states import State

JSON = {"Content-Type": "application/json"}
MULTIPART = {"Content-Type": "multipart/form-data; boundary=edge"}


@dataclass(frozen=True)
class Desk:
    """A program and two browsers before one reported and one closed case."""

    program: FlaskClient
    alice: FlaskClient
    bob: FlaskClient
    app: Flask
    commune: int
    reported: str
    closed: str
    language: str = "vi"

    def report(self, who: str = "alice", **changes: Any) -> TestResponse:
        """A report by JSON with something wrong in it."""
        return self.program.post("/api/v1/cases", json=self.said(**changes), headers=self.by(who))

    def send(self, body: bytes, **headers: str) -> TestResponse:
        """Any bytes as a report."""
        given = {**self.by("alice"), **JSON, **headers}
        return self.program.post("/api/v1/cases", data=body, headers=given)

    def act(self, ref: str, version: str | None = '"v1"', **body: Any) -> TestResponse:
        """A transition by JSON."""
        given = self.by("bob") | ({"If-Match": version} if version else {})
        return self.program.post(f"/api/v1/cases/{ref}/transitions", json=body, headers=given)

    def upload(self, content: bytes, name: str = "a.jpg", **form: str) -> TestResponse:
        """A photo by JSON's door."""
        path = f"/api/v1/cases/{self.reported}/attachments"
        body = multipart(content, name, {"moment": "before", **form})
        return self.program.post(path, data=body, headers={**self.by("bob"), **MULTIPART})

    def form(self, ref: str, **form: Any) -> TestResponse:
        """A transition by the page's form."""
        return self.bob.post(f"/cases/{ref}/transitions", data={"version": "1", **form})

    def form_report(self, **changes: Any) -> TestResponse:
        """A report by the page's form."""
        said = {k: v for k, v in self.said(**changes).items() if v is not False}
        return self.alice.post("/report", data={"key": "khoa-cua-phieu-1", **said})

    def form_photo(self, content: bytes, name: str = "a.jpg") -> TestResponse:
        """A photo by the page's form."""
        path = f"/cases/{self.reported}/attachments"
        body = multipart(content, name, {"moment": "before"})
        return self.bob.post(path, data=body, headers=MULTIPART)

    def events(self) -> int:
        """How many events there are in all."""
        with self.app.app_context(), db.engine.connect() as connection:
            return connection.scalar(select(func.count(CaseEvent.id))) or 0

    def digest(self) -> str:
        """The SHA-256 over every row of every table and the name of every kept file."""
        with self.app.app_context():
            found = hashlib.sha256(contents.digest().encode())
            for file in sorted(current_settings().data.glob("files/**/*")):
                found.update(file.name.encode())
        return found.hexdigest()

    def by(self, who: str) -> dict[str, str]:
        """Somebody's token, and the language the program asked for."""
        return {"Authorization": f"Bearer {who}", "Accept-Language": self.language}

    def said(self, **changes: Any) -> dict[str, Any]:
        """A good report, but for the changes; None leaves a field out."""
        names = ("title", "what", "place", "type", "scale")
        good = {name: getattr(SAID, name) for name in names} | {"place_unit": self.commune}
        return {name: value for name, value in {**good, **changes}.items() if value is not None}


def desk_in(world: World) -> Desk:
    """The desk on the world's application, with a reported and a closed case."""
    with world.app.app_context():
        cast = Cast()
        cases = Cases(cast, world.now)
        desk = Desk(
            program=world.program,
            alice=world.browsers["alice"],
            bob=world.browsers["bob"],
            app=world.app,
            commune=cast.unit("SMY"),
            reported=cases.reported(),
            closed=cases.at(State.CLOSED),
        )
        db.session.remove()
    return desk


def multipart(content: bytes, name: str, form: dict[str, str]) -> bytes:
    """The body a browser sends for one file and some fields; the client's own spools to disk."""
    fields = "".join(
        f'--edge\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in form.items()
    )
    file = f'--edge\r\nContent-Disposition: form-data; name="photo"; filename="{name}"\r\n\r\n'
    return f"{fields}{file}".encode() + content + b"\r\n--edge--\r\n"

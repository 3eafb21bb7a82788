"""Photos from programs."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Attachment
from casework.settings import Settings
from tests.api.pictures import jpeg
from tests.api.v1.conftest import Program
from tests.cases import Cases
from workflows.states import State


def photo(content: bytes | None = None, moment: str = "after") -> dict[str, Any]:
    return {"photo": (io.BytesIO(content or jpeg()), "ảnh.jpg"), "moment": moment}


def kept(settings: Settings) -> int:
    return len(list(settings.data.glob("files/*/*")))


def test_a_photo_is_attached(program: Program, cases: Cases, test_settings: Settings) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = program.upload("dan", ref, photo())
    assert answer.status_code == 201
    assert (answer.json["ref"], answer.json["state"]) == (ref, "in_progress")
    row = db.session.scalars(select(Attachment)).one()
    assert (row.moment, row.media_type) == ("after", "image/jpeg")
    assert kept(test_settings) == 1
    history = program.get("dan", f"/cases/{ref}/events").json["events"]
    assert history[-1]["photos"] == [{"moment": "after", "ready": False}]


def test_the_same_photo_counts_once(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert program.upload("dan", ref, photo()).status_code == 201
    again = program.upload("dan", ref, photo())
    assert again.status_code == 422
    assert [each["field"] for each in again.json["errors"]] == ["photo"]


@pytest.mark.parametrize(
    "attempt",
    [
        ("wendy", State.IN_PROGRESS, 404),
        ("eve", State.IN_PROGRESS, 404),
        ("frank", State.IN_PROGRESS, 403),
        ("ada", State.IN_PROGRESS, 403),
        ("alice", State.CLOSED, 409),
    ],
)
def test_who_may_not_attach_leaves_nothing_on_the_disk(
    program: Program, cases: Cases, test_settings: Settings, attempt: tuple[str, State, int]
) -> None:
    who, state, status = attempt
    ref = cases.at(state)
    assert program.upload(who, ref, photo()).status_code == status
    assert kept(test_settings) == 0
    assert db.session.scalars(select(Attachment)).all() == []


def test_a_version_is_checked_when_it_is_named(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert program.upload("dan", ref, photo(), If_Match='"v3"').status_code == 412
    assert program.upload("dan", ref, photo(), If_Match='"v4"').status_code == 201


def test_it_takes_one_file_by_its_name(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    two = {"photo": [(io.BytesIO(jpeg()), "a.jpg"), (io.BytesIO(jpeg("red")), "b.jpg")]}
    other = {"picture": (io.BytesIO(jpeg()), "a.jpg")}
    for data, field in ((two, "photo"), (other, "picture"), ({"moment": "after"}, "photo")):
        answer: Any = program.client.post(
            f"/api/v1/cases/{ref}/attachments",
            data=data,
            content_type="multipart/form-data",
            headers=program.token("dan"),
        )
        assert answer.status_code == 422
        assert [each["field"] for each in answer.json["errors"]] == [field]
    assert program.post("dan", f"/cases/{ref}/attachments", {}).status_code == 415

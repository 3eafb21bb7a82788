"""The admin edits a policy: fill in, preview, save."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from casework.clock import read_clock
from casework.database import db
from casework.models import OutboxItem, PolicyVersion
from casework.refs import ZONE
from casework.rules.written import written
from tests.api.conftest import SignIn
from tests.cases import Cases
from workflows.states import State
from workflows.types import CASE_TYPES

AT = "/policies/pollution"


def filled(**changes: str) -> dict[str, str]:
    """The form as the browser sends it back, with some fields changed."""
    values = written(CASE_TYPES["pollution"].policy)
    said = {name: "" if value is None else str(value) for name, value in values.items()}
    return {**said, "base": "1", "in_progress": "10", **changes}


def saving(**changes: str) -> dict[str, str]:
    when = {"effective_on": today().isoformat(), "reason": "Công văn 7", "open_cases": "false"}
    return filled(**{**when, **changes})


def today() -> date:
    return read_clock(db.session).astimezone(ZONE).date()


def saved() -> int:
    return db.session.scalar(select(func.count()).select_from(PolicyVersion)) or 0


def test_the_newest_version_is_drawn_as_fields(sign_in: SignIn) -> None:
    page = sign_in("ada").get(f"{AT}/edit").text
    for field in ("f-in_progress", "f-in_progress_urgent", "f-rung_5_urgent", "f-max_pause_days"):
        assert f'id="{field}"' in page
    assert 'value="15"' in page


def test_the_preview_lists_each_deadline_and_saves_nothing(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    page = sign_in("ada").post(f"{AT}/preview", data=filled()).text
    assert ref in page
    assert "15 ngày làm việc" in page
    assert saved() == 0


def test_saving_writes_the_version_and_shows_it(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    answer = ada.post(AT, data=saving())
    assert (answer.status_code, answer.location) == (303, AT)
    page = ada.get(AT).text
    assert "Công văn 7" in page
    assert "Đang áp dụng: bản 2" in page
    assert db.session.scalars(select(OutboxItem)).all() == []


def test_open_cases_follow_when_it_is_asked_for(sign_in: SignIn) -> None:
    sign_in("ada").post(AT, data=saving(open_cases="true"))
    assert db.session.scalars(select(OutboxItem.topic)).all() == ["policy"]


def test_a_planned_version_is_announced(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    ada.post(AT, data=saving(effective_on=(today() + timedelta(days=9)).isoformat()))
    assert "Bản 2 từ" in ada.get("/policies").text


def test_what_was_filled_in_comes_back_to_be_edited(sign_in: SignIn) -> None:
    page = sign_in("ada").post(f"{AT}/edit", data=filled(in_progress="11")).text
    assert 'value="11"' in page


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_nobody_else_edits(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    assert client.get(f"{AT}/edit").status_code == 403
    assert client.post(f"{AT}/preview", data=filled()).status_code == 403
    assert client.post(AT, data=saving()).status_code == 403
    assert saved() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("in_progress", "0"),
        ("in_progress", "10000"),
        ("in_progress", "ten"),
        ("in_progress", ""),
        ("rung_3", "-9"),
        ("reported_source", "legal"),
    ],
)
def test_a_number_that_cannot_be_is_said_beside_its_field(
    sign_in: SignIn, field: str, value: str
) -> None:
    answer = sign_in("ada").post(f"{AT}/preview", data=filled(**{field: value}))
    assert answer.status_code == 422
    assert "field-error" in answer.text


def test_nothing_changed_is_said(sign_in: SignIn) -> None:
    answer = sign_in("ada").post(f"{AT}/preview", data=filled(in_progress="15"))
    assert answer.status_code == 422
    assert "Chưa đổi số nào" in answer.text


@pytest.mark.parametrize(
    "change", [{"effective_on": "2026-01-01"}, {"effective_on": ""}, {"reason": " "}]
)
def test_when_and_why_are_asked_again(sign_in: SignIn, change: dict[str, str]) -> None:
    answer = sign_in("ada").post(AT, data=saving(**change))
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert saved() == 0


def test_what_somebody_changed_meanwhile_is_not_overwritten(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    ada.post(AT, data=saving())
    assert ada.post(AT, data=saving(in_progress="11")).status_code == 412
    assert saved() == 1


def test_an_unknown_type_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ada").get("/policies/gossip/edit").status_code == 404

"""Every action through one address; the whole matrix is in tests/api/test_matrix.py."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from casework.database import db
from casework.models import CaseEvent
from tests.api.matrix_inputs import INPUTS
from tests.api.v1.conftest import Program, Said
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State


def events() -> int | None:
    return db.session.scalar(select(func.count()).select_from(CaseEvent))


def test_a_report_is_walked_to_its_end(program: Program, said: Said, cast: Cast) -> None:
    ref = program.post("alice", "/cases", said()).json["ref"]
    walk: tuple[tuple[str, str, dict[str, Any], str], ...] = (
        ("bob", "assess", INPUTS["assess"], "assessed"),
        ("bob", "assign", {"lead": cast.agency(ENVIRONMENT)}, "assigned"),
        ("dan", "accept", {}, "in_progress"),
        ("dan", "resolve", INPUTS["resolve"], "resolved"),
        ("bob", "give_feedback", INPUTS["give_feedback"], "feedback"),
        ("alice", "confirm", {}, "closed"),
    )
    for version, (who, action, fields, state) in enumerate(walk, start=1):
        answer = program.act(who, ref, action, version, **fields)
        assert answer.status_code == 200, answer.json
        assert (answer.json["state"], answer.json["version"]) == (state, version + 1)
        assert answer.headers["ETag"] == f'"v{version + 1}"'
    assert program.get("bob", f"/cases/{ref}").json["verification"] == "confirmed"


def test_the_answer_names_what_may_follow(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    answer = program.act("dan", ref, "accept", 3)
    assert {"action": "resolve", "label": "Báo kết quả"} in answer.json["actions"]
    assert "accept" not in {each["action"] for each in answer.json["actions"]}


def test_who_gives_a_case_away_is_told_no_more_of_it(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    answer = program.act("dan", ref, "return_case", 3, reason="Không thuộc thẩm quyền.")
    assert answer.json == {"ref": ref, "version": 4, "actions": []}
    assert program.get("dan", f"/cases/{ref}").status_code == 404


def test_nobody_writes_over_what_they_did_not_see(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    before = events()
    body = {"action": "decline", "reason": "out_of_scope", "answer": "Không thuộc phạm vi."}
    path = f"/cases/{ref}/transitions"
    assert program.post("bob", path, body).status_code == 428
    for stale in ('"v1"', '"v3"', "v2", 'W/"v2"', "*", '"x"', ""):
        assert program.post("bob", path, body, If_Match=stale).status_code == 412, stale
    assert events() == before
    assert program.post("bob", path, body, If_Match='"v2"').status_code == 200


def test_sent_twice_it_happens_once(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    assert program.act("dan", ref, "accept", 3).status_code == 200
    before = events()
    assert program.act("dan", ref, "accept", 3).status_code == 412
    assert events() == before


@pytest.mark.parametrize(
    ("who", "status"), [("wendy", 404), ("dora", 404), ("frank", 403), ("ada", 403)]
)
def test_strangers_and_other_roles_are_refused(
    program: Program, cases: Cases, who: str, status: int
) -> None:
    ref = cases.reported()
    before = events()
    answer = program.act(who, ref, "assess", 1, **INPUTS["assess"])
    assert answer.status_code == status
    assert events() == before


def test_in_the_wrong_state_it_is_said_why(program: Program, cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    answer = program.act("bob", ref, "remind", 7, text="Đề nghị khẩn trương.")
    assert answer.status_code == 409
    assert answer.content_type == "application/problem+json"
    assert "trạng thái hiện tại" in answer.json["detail"]


def test_the_system_alone_lapses_a_case(program: Program, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    for who in ("alice", "bob", "dan", "frank"):
        assert program.act(who, ref, "lapse", 6).status_code == 403

"""Whom a form says it tells, held against the notices the deed really makes."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from api.views.action_tells import RECORDS, tells
from casework.database import db
from casework.events.base import Told
from casework.models import Case, CaseEvent
from tests.api.ready import READY, ready
from tests.api.views.turning import turning
from tests.cases import Cases
from tests.cast import POLICE
from workflows.states import State

AGENCY = "Sở A"


@pytest.mark.parametrize("action", sorted(RECORDS))
def test_the_event_named_is_the_one_the_deed_records(cases: Cases, action: str) -> None:
    who, ref = ready(cases, action)
    needed: dict[str, dict[str, Any]] = {
        "reassign": {"lead": cases.cast.agency(POLICE)},
        "name_confirmer": {"confirmers": [cases.cast.person("amy")]},
        "refer_down": {"unit": cases.cast.unit("SMY")},
    }
    cases.do(who, ref, action, **needed.get(action, {}))
    kinds = db.session.scalars(
        select(CaseEvent.kind)
        .join(Case, Case.id == CaseEvent.case_id)
        .where(Case.ref == ref)
        .order_by(CaseEvent.seq)
    ).all()
    assert kinds[-1] == RECORDS[action].kind


def test_only_what_may_be_told_either_way_is_not_foretold() -> None:
    assert set(READY) - set(RECORDS) == {"recategorise"}


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("return_case", "Sẽ báo cho: đầu mối."),
        ("pause", f"Sẽ báo cho: {AGENCY}."),
        ("decline", "Sẽ báo cho: cộng tác viên đã gửi phản ánh."),
        ("assign", "Sẽ báo cho: cơ quan chủ trì; cơ quan phối hợp; cộng tác viên đã gửi phản ánh."),
        ("ask_extension", "Sẽ báo cho: đầu mối."),
        ("assess", ""),
        ("recategorise", ""),
    ],
)
def test_the_sentence_names_each_once(cases: Cases, action: str, words: str) -> None:
    assert tells(turning(cases, action), AGENCY) == words


def test_the_second_return_is_told_to_the_desk_above_too(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case")
    cases.do("bob", ref, "assign")
    said = tells(turning(cases, "return_case", "dan", ref), AGENCY)
    assert said == "Sẽ báo cho: đầu mối; đầu mối cấp trên."


def test_a_witnesss_note_goes_to_the_coordinator_only(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert tells(turning(cases, "note", "alice", ref), AGENCY) == "Sẽ báo cho: đầu mối."
    assert tells(turning(cases, "note", "bob", ref), AGENCY) == f"Sẽ báo cho: {AGENCY}."


def test_a_case_without_an_agency_names_none(cases: Cases) -> None:
    ref = cases.reported()
    assert tells(turning(cases, "put_in_hot_spot", "frank", ref), "") == "Sẽ báo cho: đầu mối."
    assert Told.LEAD_OFFICERS in RECORDS["put_in_hot_spot"].tells

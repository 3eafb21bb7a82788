"""Triage: assess with screening, decline, merge, split."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput
from casework.models import Case, CaseReporter, CaseText, Membership
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of, kinds_of, last_event, payload, row_of, told
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State


def text_of(ref: str) -> CaseText:
    shown = db.session.get(CaseText, row_of(ref).id)
    assert shown is not None
    return shown


def test_assessing_weighs_and_names_the_office_complained_about(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    agency = cast.agency(ENVIRONMENT)
    cases.do("bob", ref, "assess", severity="hot", urgent=True, complained=(agency,))
    row = row_of(ref)
    assert (row.severity, row.urgent, row.state) == ("hot", True, "assessed")
    assert last_event(ref).body["complained"] == [agency]
    assert payload(last_event(ref)) == {}


def test_nothing_goes_on_before_the_text_is_screened(cases: Cases) -> None:
    ref = cases.reported()
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "assess", screened=False)
    assert refused.value.field == "screened"
    assert row_of(ref).state == "reported"


def test_a_masked_text_replaces_what_others_read_and_search(cases: Cases) -> None:
    ref = cases.reported(what="Ông Bảy xả thải ra kênh.")
    cases.do("bob", ref, "assess", what="Một cơ sở xả thải ra kênh.")
    assert text_of(ref).what == "Một cơ sở xả thải ra kênh."
    assert "bay" not in text_of(ref).folded.split()
    reported, assessed, _erased = events_of(ref)
    assert payload(assessed)["what"] == "Một cơ sở xả thải ra kênh."
    assert payload(reported) == {}


def test_an_unknown_office_complained_about_is_bad_input(cases: Cases) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", cases.reported(), "assess", complained=(99,))
    assert refused.value.field == "complained"


def test_declining_answers_the_reporter(cases: Cases) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "decline", reason="redirected")
    assert (row_of(ref).state, last_event(ref).body) == ("declined", {"reason": "redirected"})
    assert told(last_event(ref)) == {"alice"}
    assert row_of(ref).ended_at is not None


def test_merging_adds_the_voices_to_the_other_case(cases: Cases) -> None:
    target, part = cases.reported(), cases.reported("amy")
    cases.do("bob", part, "merge", into=target)
    assert (row_of(part).state, row_of(part).merged_into_id) == ("merged", row_of(target).id)
    assert row_of(target).voices == 2
    assert kinds_of(target)[-1] == "voice_joined"
    assert told(last_event(part)) == {"amy"}


def test_a_case_joins_only_another_open_case_of_the_same_desk(cases: Cases) -> None:
    part, ended = cases.reported(), cases.at(State.DECLINED)
    elsewhere = cases.reported("wendy", "BSE")
    above = cases.reported()
    cases.do("bob", above, "refer_up")
    for target in (part, ended, elsewhere, above, "SMY-2026-222222"):
        with pytest.raises(BadInput) as refused:
            cases.do("bob", part, "merge", into=target)
        assert refused.value.field == "into"
    assert kinds_of(part) == ["reported"]


def test_a_part_becomes_a_case_of_the_same_reporter(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "split", title="Đường hỏng")
    part = db.session.scalars(select(Case).where(Case.split_from_id == row_of(ref).id)).one()
    assert text_of(part.ref).title == "Đường hỏng"
    people = select(CaseReporter.person_id).where(CaseReporter.case_id == part.id)
    assert db.session.scalars(people).all() == [cast.person("alice")]
    (first,) = events_of(part.ref)
    assert (first.actor_id, first.standing) == (cast.person("bob"), "coordinator")
    assert last_event(ref).body == {"case_id": part.id}


def test_a_part_begins_where_the_whole_is_held(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "split")
    part = db.session.scalars(select(Case).where(Case.split_from_id.is_not(None))).one()
    assert part.unit_id == cast.unit("TAM")


def test_a_coordinator_who_also_collaborates_does_not_become_the_reporter_of_a_part(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.reported()
    bob = cast.person("bob")
    with unit_of_work() as session:
        session.add(
            Membership(person_id=bob, role="collaborator", unit_id=2, starts_on=date(2026, 1, 1))
        )
    cases.do("bob", ref, "split")
    assert bob not in set(db.session.scalars(select(CaseReporter.person_id)))


def test_nothing_joins_a_case_that_is_already_answered(cases: Cases) -> None:
    answered = cases.at(State.FEEDBACK)
    ref = cases.reported(title="Cùng một con kênh")
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "merge", into=answered)
    assert refused.value.field == "into"

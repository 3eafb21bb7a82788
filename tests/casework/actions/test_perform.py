"""The one path of a change: role × action × state as the hand-typed table says, nobody's way around."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from casework.actions import COMMANDS, perform
from casework.actions.perform import Turn, take_turn
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.events import EVENT_KINDS
from casework.models import Case, CaseEvent, Notice
from casework.queries import case_to_change
from tests import table
from tests.cases import Cases
from tests.cast import Cast
from tests.marked import RECIPES, marked
from tests.table import CAST, ROWS, Situation
from workflows.machine import NotPossible
from workflows.states import State
from workflows.types import CASE_TYPES

SITUATIONS = {str(case): case for case in RECIPES}
REFUSALS = {"unseen": NotFound, "not allowed": NotAllowed, "not possible": NotPossible}


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def row_of(ref: str) -> Case:
    return db.session.scalars(select(Case).where(Case.ref == ref)).one()


def count(table_: type[CaseEvent | Notice]) -> int:
    return db.session.scalar(select(func.count()).select_from(table_)) or 0


@pytest.mark.parametrize("name", SITUATIONS)
def test_everybody_is_answered_as_the_table_says(
    cases: Cases, cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    wanted = SITUATIONS[name]
    ref, now = marked(cases, wanted)
    file = open_file(db.session, row_of(ref), now=now)
    facts = file.facts()
    # Worked out once for some 600 tries.
    monkeypatch.setattr(file, "facts", lambda: facts)
    answers, by_table = {}, {}
    for who in CAST:
        actor, standings = cast.actor(who), table.standings_of(who, wanted)
        try:
            case_to_change(db.session, ref, actor=actor)
        except NotFound:
            assert not standings, f"{who} cannot see it"
            continue
        for action in ROWS:
            by_table[who, action] = table.verdict(action, wanted, standings)
            try:
                take_turn(file, action, actor=actor)
                answers[who, action] = "done"
            except (NotFound, NotAllowed, NotPossible) as refused:
                answers[who, action] = next(w for w, e in REFUSALS.items() if type(refused) is e)
        assert {each.name for each in file.possible(actor)} == table.possible(wanted, standings)
    assert answers == by_table
    assert {who for who, _ in answers} == {who for who in CAST if table.seen_by(who, wanted)}


@pytest.mark.parametrize("state", table.STATES)
def test_what_the_table_allows_succeeds_for_everybody_it_allows(cases: Cases, state: str) -> None:
    case = Situation(state)
    # One of those who stand alike acts for all of them: Dan and Dora, Frank and Grace.
    people = {table.standings_of(who, case): who for who in CAST}
    for standings, who in people.items():
        for action in table.possible(case, standings):
            ref = cases.at(State(state))
            before = row_of(ref).last_seq
            done = cases.do(who, ref, action)
            assert done.state == ROWS[action].moves[state], (who, action)
            assert row_of(ref).last_seq > before, (who, action)


@pytest.mark.parametrize("state", table.STATES)
def test_a_refused_command_leaves_nothing_behind(cases: Cases, state: str) -> None:
    ref = cases.at(State(state))
    before = (count(CaseEvent), count(Notice), row_of(ref).version)
    case = Situation(state)
    for who in CAST:
        action = next(
            a for a in ROWS if table.verdict(a, case, table.standings_of(who, case)) != "done"
        )
        verdict = table.verdict(action, case, table.standings_of(who, case))
        with pytest.raises(REFUSALS[verdict]):
            cases.do(who, ref, action)
    assert (count(CaseEvent), count(Notice), row_of(ref).version) == before


def test_the_system_alone_lets_a_case_lapse(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    later = cases.now + timedelta(days=20)
    for who in CAST:
        with pytest.raises((NotAllowed, NotFound)):
            cases.do(who, ref, "lapse", now=later)


def test_an_unknown_number_and_an_unseen_case_are_the_same_refusal(cases: Cases) -> None:
    ref = cases.reported()
    with pytest.raises(NotFound) as unseen:
        cases.do("wendy", ref, "note")
    with pytest.raises(NotFound) as unknown:
        cases.do("wendy", "SMY-2026-222222", "note")
    assert unseen.value.because == unknown.value.because


def test_an_old_version_is_refused_and_nothing_is_lost(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    old = row_of(ref).version
    cases.do("bob", ref, "assign")
    with pytest.raises(Stale):
        perform(ref, "reassign", actor=cast.actor("bob"), now=cases.now, version=old,
                lead=cast.agency("Công an tỉnh An Minh"), reason="Chuyển")  # fmt: skip
    assert row_of(ref).state == "assigned"


def test_the_present_version_is_accepted_and_moves_on(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    version = row_of(ref).version
    done = perform(ref, "accept", actor=cast.actor("dan"), now=cases.now, version=version)
    assert done.version == version + 1


def test_who_may_not_is_told_so_before_the_version_is_looked_at(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    with pytest.raises(NotAllowed):
        perform(ref, "accept", actor=cast.actor("bob"), now=cases.now, version=99)
    with pytest.raises(NotFound):
        perform(ref, "accept", actor=cast.actor("wendy"), now=cases.now, version=99)
    with pytest.raises(Stale):
        perform(ref, "resolve", actor=cast.actor("dan"), now=cases.now, version=99)


def test_a_note_does_not_make_stale_what_others_saw(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = row_of(ref).version
    assert cases.do("dan", ref, "note").version == before


def test_an_action_that_does_not_exist_is_bad_input(cases: Cases) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", cases.reported(), "abolish")
    assert refused.value.field == "action"


def test_every_action_of_every_type_has_its_command() -> None:
    for case_type in CASE_TYPES.values():
        assert set(case_type.by_name) == set(COMMANDS)


def test_a_command_that_fails_half_way_leaves_nothing(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = cases.at(State.ASSIGNED)
    before = (count(CaseEvent), count(Notice), row_of(ref).state)

    def broken(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(sys.modules[Turn.__module__], "settle", broken)
    with pytest.raises(RuntimeError):
        cases.do("dan", ref, "accept")
    assert (count(CaseEvent), count(Notice), row_of(ref).state) == before


def test_somebody_with_two_standings_signs_with_the_first(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("alice", ref, "note")
    signed = db.session.scalars(select(CaseEvent.standing).order_by(CaseEvent.id.desc())).first()
    assert signed == "reporter"


def test_every_event_kind_can_be_read_back() -> None:
    assert len(EVENT_KINDS) == len({kind.kind for kind in EVENT_KINDS.values()})

"""Random people do random things at random times; the records stay true and the table holds."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from casework.actions import perform
from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.actions.report import Report, report
from casework.app import create_worker_app
from casework.casefile import open_file
from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.models import Case
from casework.refs import ZONE
from tests import table
from tests.cast import Cast
from tests.conftest import MORNING, settings_in
from tests.databases import Databases
from tests.stateful.guesses import Guess, inputs
from tests.stateful.onlooker import names, situation_of, standings
from workflows.machine import NotPossible
from workflows.types import CASE_TYPES

REFUSALS = {NotFound: "unseen", NotAllowed: "not allowed", NotPossible: "not possible"}
# The fast suite lives a few lives, tests/long many.
LIVES = 10
STRETCH = 8
# How often people do what moves the case on, when they can.
HURRY = 0.5
ONWARD = {
    "assess", "assign", "accept", "resolve", "give_feedback", "confirm", "dispute", "object",
    "reopen", "decide_extension", "decide_category",
}  # fmt: skip


class CaseLife(RuleBasedStateMachine):
    """One database, its people, and a clock that only goes forward."""

    databases: ClassVar[Databases]
    template: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.url = self.databases.copy(self.template)
        settings = settings_in(Path(self.folder.name), self.url)
        self.context = create_worker_app(settings).app_context()
        self.context.push()
        self.cast = Cast()
        self.names = names(self.cast)
        self.actors = {name: self.cast.actor(name) for name in table.CAST}
        self.now = MORNING
        self.refs: list[str] = []
        self.seen: dict[str, tuple[int, int]] = {}
        self.touched = ""

    def teardown(self) -> None:
        """Leave nothing."""
        db.session.remove()
        db.engine.dispose()
        self.context.pop()
        self.databases.drop(self.url)
        self.folder.cleanup()

    @initialize()
    def the_first_report(self) -> None:
        """There is always something to talk about."""
        self.say("alice", 2, "pollution", urgent=False)

    @rule(
        who=st.sampled_from(["alice", "amy", "wendy", "bob"]),
        unit=st.integers(2, 3),
        type_=st.sampled_from(sorted(CASE_TYPES)),
        urgent=st.booleans(),
    )
    def say(self, who: str, unit: int, type_: str, *, urgent: bool) -> None:
        """Somebody reports something somewhere."""
        said = Report(
            title="Việc mới", what="Có việc.", place="Thôn Đông", place_unit=unit,
            type=type_, scale="from_10", urgent=urgent,
        )  # fmt: skip
        self.touched, new = report(said, actor=self.actors[who], now=self.now)
        assert new
        self.refs.append(self.touched)

    @rule(seed=st.integers(0, 2**32))
    def some_days_of_work(self, seed: int) -> None:
        """People do what the table allows them, one after the other; only inputs can be refused.

        One number stands for the whole stretch, so that lives grow old before ideas run out.
        """
        dice = Random(seed)
        ref = dice.choice(self.refs[-4:])
        for _ in range(STRETCH):
            case, stand = self.look(ref)
            may = {who: table.possible(case, stand[who]) for who in table.CAST}
            actions = [action for action in table.ROWS if any(action in may[who] for who in may)]
            # First what moves the case on, else lives would be spent writing notes.
            onward = [action for action in actions if action in ONWARD]
            action = dice.choice(onward if onward and dice.random() < HURRY else actions)
            people = [who for who in table.CAST if action in may[who]]
            self.attempt(dice, dice.choice(people), ref, action, None)
            self.now += timedelta(hours=dice.choice((0, 1, 5, 20, 70)))

    @rule(
        seed=st.integers(0, 2**32),
        who=st.sampled_from(table.CAST),
        action=st.sampled_from(list(table.ROWS)),
        behind=st.sampled_from([None, 0, 1]),
    )
    def try_anything(self, seed: int, who: str, action: str, behind: int | None) -> None:
        """Anybody tries anything, perhaps on what they saw some time ago."""
        dice = Random(seed)
        self.attempt(dice, who, dice.choice(self.refs), action, behind)

    @rule(hours=st.one_of(st.integers(1, 60), st.integers(24, 24 * 40)))
    def wait(self, hours: int) -> None:
        """Time passes, and the ticker is not always there."""
        self.now += timedelta(hours=hours)

    @rule()
    def sweep(self) -> None:
        """The ticker climbs every rung due, once."""
        sweep(now=self.now)
        assert sweep(now=self.now) == 0
        assert check(db.session, now=self.now) == []

    @rule()
    def lapse(self) -> None:
        """The ticker ends what nobody confirmed."""
        lapse_due(now=self.now)
        assert lapse_due(now=self.now) == 0

    def attempt(self, dice: Random, who: str, ref: str, action: str, behind: int | None) -> None:
        """Do it, and compare the outcome with the table's word."""
        case, stand = self.look(ref)
        row = self.row(ref)
        before = (row.last_seq, row.version, row.state)
        wanted = table.verdict(action, case, stand[who])
        stale = behind == 1 and wanted in {"done", "not possible"}
        given = inputs(action, Guess(dice, self.now.astimezone(ZONE).date(), self.refs))
        answer = self.answer(
            who, ref, action, None if behind is None else before[1] - behind, given
        )
        row = self.row(ref)
        if answer == "done":
            assert wanted == "done"
            assert not stale
            assert row.state == table.ROWS[action].moves[case.state]
            assert row.last_seq > before[0]
        else:
            assert (row.last_seq, row.version, row.state) == before
            refusals = {"stale"} if stale else {wanted} - {"done"}
            assert answer in refusals | ({"bad input"} if wanted == "done" else set())
        self.touched = ref

    def answer(
        self, who: str, ref: str, action: str, version: int | None, given: dict[str, Any]
    ) -> str:
        """In the table's words."""
        try:
            perform(ref, action, actor=self.actors[who], now=self.now, version=version, **given)
        except Stale:
            return "stale"
        except BadInput:
            return "bad input"
        except (NotFound, NotAllowed, NotPossible) as refused:
            return REFUSALS[type(refused)]
        return "done"

    def row(self, ref: str) -> Case:
        """The case as stored now."""
        db.session.rollback()
        return db.session.scalars(select(Case).where(Case.ref == ref)).one()

    def look(self, ref: str) -> tuple[table.Situation, dict[str, frozenset[str]]]:
        """The case and everybody's standing, as a clerk would say."""
        row = self.row(ref)
        file = open_file(db.session, row, now=self.now)
        return situation_of(row, file, self.now), standings(row, self.names)

    @invariant()
    def every_promise_is_kept(self) -> None:
        """Row equals fold, no gap, escalations exactly once: whatever happened."""
        assert [str(each) for each in check(db.session, now=self.now) if not each.warning] == []

    @invariant()
    def buttons_are_those_of_the_table(self) -> None:
        """For everybody, on the case touched last."""
        if not self.touched:
            return
        case, stand = self.look(self.touched)
        file = open_file(db.session, self.row(self.touched), now=self.now)
        facts = file.facts()
        file.facts = lambda: facts  # type: ignore[method-assign]  # worked out once for all
        for who, actor in self.actors.items():
            shown = {action.name for action in file.possible(actor)}
            assert shown == table.possible(case, stand[who]), who

    @invariant()
    def versions_and_numbers_only_grow(self) -> None:
        """Nothing recorded is taken back."""
        for ref in self.refs:
            row = self.row(ref)
            version, seq = self.seen.get(ref, (0, 0))
            assert row.version >= version
            assert row.last_seq >= seq
            self.seen[ref] = (row.version, row.last_seq)


@pytest.fixture(autouse=True, scope="module")
def use_template(databases: Databases, template: str) -> None:
    """Each life begins with the standing cast."""
    CaseLife.databases, CaseLife.template = databases, template


CaseLife.TestCase.settings = settings(
    max_examples=LIVES, stateful_step_count=30, deadline=None, print_blob=True
)
TestCaseLife = CaseLife.TestCase

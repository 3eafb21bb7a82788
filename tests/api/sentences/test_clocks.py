"""The names of clocks."""

from __future__ import annotations

import pytest
from flask import Flask

from api.sentences.clocks import KINDS, STAGES, clock_name, name_of
from casework.database import db
from casework.lists.case import read_case
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.clocks import TIMED_STAGES, ClockKind
from workflows.states import State


def test_every_kind_and_every_timed_stage_has_a_name() -> None:
    assert set(KINDS) == set(ClockKind)
    assert set(STAGES) == set(TIMED_STAGES)


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (ClockKind.STAGE, "assigned", "Nhận xử lý"),
        (ClockKind.DIRECTIVE, "directive_2", "Ý kiến chỉ đạo số 2"),
        (ClockKind.CASE, "case", "Toàn bộ quá trình"),
    ],
)
def test_a_clock_is_named_after_what_has_to_be_done(
    app: Flask, kind: ClockKind, name: str, said: str
) -> None:
    assert name_of(kind, name) == said


def test_the_cycle_is_said_from_the_second_on(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "reopen", lead=cast.agency(ENVIRONMENT))
    reading = read_case(db.session, ref, actor=cast.actor("bob"), now=cases.now)
    names = {clock.key: clock_name(clock) for clock in reading.file.clocks()}
    assert names["1.case"] == "Toàn bộ quá trình"
    assert names["2.case"] == "Toàn bộ quá trình (xử lý lần 2)"

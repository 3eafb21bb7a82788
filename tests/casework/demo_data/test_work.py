"""The middle of a story."""

from __future__ import annotations

from collections import Counter
from typing import Any

from casework.demo_data.intake import assign, take_up
from casework.demo_data.walk import Walk
from casework.demo_data.work import direct, resolve, work
from tests.casework.demo_data.walks import actions, times, walk
from workflows.choices import Outcome


def taken_up(name: object, **changes: Any) -> Walk:
    told = walk(name, **changes)
    assign(told)
    take_up(told, returns=0)
    return told


def test_all_that_usually_comes_up_comes_up_somewhere() -> None:
    counted: Counter[str] = Counter()
    for number in range(300):
        told = taken_up(number, type_="other", severity="hot" if number % 9 == 0 else "normal")
        work(told)
        resolve(told, photo=False)
        counted.update(set(actions(told)))
        assert times(told) == sorted(times(told))
    expected = {
        "note", "ask_extension", "decide_extension", "pause", "resume", "remind", "direct",
        "answer_directive", "close_directive", "ask_hand_back", "refuse_hand_back", "reassign",
        "change_severity", "put_in_hot_spot", "recategorise", "rework", "resolve",
    }  # fmt: skip
    assert expected <= set(counted)


def test_an_extension_is_asked_before_half_of_the_term_is_over() -> None:
    for number in range(80):
        told = taken_up(number)
        accepted = told.cursor
        work(told)
        asked = [step.at for step in told.steps if step.action == "ask_extension"]
        if asked and told.count("accept") == 1 and not told.count("pause"):
            assert (asked[0] - accepted).days <= 15


def test_urgent_work_asks_for_no_time() -> None:
    for number in range(60):
        told = taken_up(number, urgent=True)
        work(told)
        assert told.count("ask_extension") == 0


def test_a_photo_after_the_work_is_its_evidence() -> None:
    told = taken_up("photo")
    resolve(told, photo=True)
    attached = next(step for step in told.steps if step.action == "attach")
    first = next(step for step in told.steps if step.action == "resolve")
    assert attached.inputs["moment"] == "after"
    assert "evidence" not in first.inputs


def test_without_a_photo_a_document_is_named() -> None:
    told = taken_up("document")
    resolve(told, photo=False)
    assert all(step.inputs["evidence"] for step in told.steps if step.action == "resolve")


def test_only_policing_matters_go_to_prosecution() -> None:
    for number in range(150):
        told = taken_up(number, type_="traffic_safety")
        resolve(told, photo=False)
        outcomes = {step.inputs["outcome"] for step in told.steps if step.action == "resolve"}
        assert Outcome.PASSED_TO_PROSECUTION not in outcomes


def test_a_directive_is_answered_by_its_owner() -> None:
    for number in range(20):
        told = taken_up(number)
        direct(told, "coordinator")
        answers = [step.who for step in told.steps if step.action == "answer_directive"]
        assert set(answers) <= {"daumoi.suoimay@demo.example"}

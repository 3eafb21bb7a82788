"""A case type that could strand a case is refused when loaded, with every fault in one message."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.table import situation
from tests.workflows.situations import facts_of
from workflows.actors import Standing
from workflows.definition import OWN_AGENCY, OWN_REQUEST, Action, CaseType, InvalidCaseType
from workflows.states import State
from workflows.types import CASE_TYPES, load
from workflows.words import Label

POLLUTION = CASE_TYPES["pollution"]
NINE = {
    "pollution", "illegal_mining", "land_grievance", "production_water",
    "household_electricity", "social_evils", "traffic_safety", "official_conduct", "other",
}  # fmt: skip


def changed(name: str, **changes: Any) -> tuple[Action, ...]:
    """The actions of pollution with one of them changed."""
    return tuple(
        replace(each, **changes) if each.name == name else each for each in POLLUTION.actions
    )


def without_moves_to(state: State) -> tuple[Action, ...]:
    return tuple(
        replace(each, moves={k: v for k, v in each.moves.items() if v is not state or k is state})
        for each in POLLUTION.actions
    )


def without_moves_from(state: State) -> tuple[Action, ...]:
    return tuple(
        replace(each, moves={k: v for k, v in each.moves.items() if k is not state})
        for each in POLLUTION.actions
    )


def type_without_term() -> CaseType:
    """Its stages lose one after the terms checked themselves, as a hand edit could."""
    terms = replace(POLLUTION.policy.terms)
    stages = {k: v for k, v in terms.stages.items() if k != "assigned"}
    object.__setattr__(terms, "stages", stages)
    policy = replace(POLLUTION.policy)
    object.__setattr__(policy, "terms", terms)
    return replace(POLLUTION, policy=policy)


FAULTS: dict[str, tuple[Callable[[], CaseType], str]] = {
    "a state that cannot be reached": (
        lambda: replace(POLLUTION, actions=without_moves_to(State.FEEDBACK)),
        "feedback cannot be reached",
    ),
    "a state without a way out": (
        lambda: replace(POLLUTION, actions=without_moves_from(State.RESOLVED)),
        "resolved has no way out",
    ),
    "a state without a deadline": (type_without_term, "assigned has no deadline"),
    "an unknown role": (
        lambda: replace(POLLUTION, actions=changed("assess", by=frozenset({"mayor"}))),
        "assess names the unknown role 'mayor'",
    ),
    "an unknown state": (
        lambda: replace(POLLUTION, actions=changed("note", moves={"limbo": "limbo"})),
        "note names the unknown state 'limbo'",
    ),
    "an action nobody may do": (
        lambda: replace(POLLUTION, actions=changed("assess", by=frozenset())),
        "nobody may assess",
    ),
    "an action named twice": (
        lambda: replace(POLLUTION, actions=(*POLLUTION.actions, POLLUTION.actions[0])),
        "an action is named twice",
    ),
    "a missing label": (
        lambda: replace(POLLUTION, label=Label("Ô nhiễm", "")),
        "label lacks a label",
    ),
    "a missing hint": (lambda: replace(POLLUTION, hint=Label("", "")), "hint lacks a label"),
    "an action without a label": (
        lambda: replace(POLLUTION, actions=changed("accept", label=Label("", "Accept"))),
        "action accept lacks a label",
    ),
}


def test_all_nine_types_load() -> None:
    assert set(CASE_TYPES) == NINE


@pytest.mark.parametrize("fault", FAULTS)
def test_a_type_with_a_fault_is_refused_by_name(fault: str) -> None:
    build, sentence = FAULTS[fault]
    with pytest.raises(InvalidCaseType, match=r"^pollution: ") as refused:
        build()
    assert sentence in str(refused.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidCaseType) as refused:
        replace(
            POLLUTION, hint=Label("", ""), label=Label("", ""), actions=changed("assess", by=())
        )
    assert str(refused.value).count(";") == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "CASE_TYPE = replace(POLLUTION, policy=replace(POLLUTION.policy, ladder=()))",
            "A ladder has rungs",
        ),
        ("NOTHING = 1", "CASE_TYPE"),
        ("CASE_TYPE = POLLUTION", "its slug is 'pollution', not 'broken'"),
        ("CASE_TYPE = replace(POLLUTION, max_pauses=1)", "max_pauses"),
    ],
)
def test_a_refused_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    head = "from dataclasses import replace\nfrom workflows.types.pollution import CASE_TYPE as POLLUTION\n"
    folder = tmp_path / "invented_types"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "broken.py").write_text(head + text)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        with pytest.raises(InvalidCaseType, match=r"^broken\.py: ") as refused:
            load("invented_types", ["broken"])
    finally:
        for name in [name for name in sys.modules if name.startswith("invented_types")]:
            del sys.modules[name]
    assert sentence in str(refused.value)


def test_an_action_narrows_who_may_but_never_widens() -> None:
    reopen = POLLUTION.by_name["reopen"]
    assert reopen.allowed(facts_of(situation("closed", "objected"))) == {Standing.DECIDER}
    widened = replace(reopen, narrows=lambda _: frozenset(Standing))
    assert widened.allowed(facts_of(situation("closed"))) == reopen.by


def test_whoever_asked_is_barred_from_deciding_and_nobody_else() -> None:
    decide = POLLUTION.by_name["decide_extension"]
    facts = replace(facts_of(situation("in_progress", "extension_asked")), extension_asked_by=7)
    desk = frozenset({Standing.COORDINATOR})
    assert decide.bars(7, desk, facts) == OWN_REQUEST
    assert decide.bars(8, desk, facts) is None
    assert POLLUTION.by_name["note"].bars(7, desk, facts) is None


@pytest.mark.parametrize("name", ["pause", "decide_extension", "decide_category"])
def test_nobody_who_sits_at_the_agency_gives_it_time(name: str) -> None:
    facts = facts_of(situation("in_progress"))
    both = frozenset({Standing.COORDINATOR, Standing.LEAD})
    assert POLLUTION.by_name[name].bars(8, both, facts) == OWN_AGENCY
    assert POLLUTION.by_name[name].bars(8, frozenset({Standing.COORDINATOR}), facts) is None
    assert POLLUTION.by_name["note"].bars(8, both, facts) is None

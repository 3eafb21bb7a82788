"""Proposals: granted by a second person or not at all, decided once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from casework.models import RoleProposal
from casework.unit_of_work import unit_of_work
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import SINCE, Cast
from tests.conftest import MORNING


def proposal(**changes: Any) -> RoleProposal:
    given = {
        "person_id": 1,
        "role": "observer",
        "unit_id": 1,
        "starts_on": SINCE,
        "proposed_by_id": 2,
        "proposed_at": MORNING,
    }
    return RoleProposal(**(given | changes))


def decided(by: int, *, granted: bool) -> dict[str, Any]:
    return {"decided_by_id": by, "decided_at": MORNING, "granted": granted}


def test_a_third_grants_and_the_proposer_may_withdraw(cast: Cast) -> None:
    writes(proposal(), proposal(**decided(3, granted=True)), proposal(**decided(2, granted=False)))


@pytest.mark.parametrize("by", [1, 2])
def test_neither_the_proposer_nor_who_gets_it_grants(cast: Cast, by: int) -> None:
    refuses(proposal(**decided(by, granted=True)), because="granted_by_a_second_person")


@pytest.mark.parametrize("half", [{"granted": True}, {"decided_by_id": 3}, {"decided_at": MORNING}])
def test_it_is_decided_as_a_whole(cast: Cast, half: dict[str, Any]) -> None:
    refuses(proposal(**half), because="decided")


def test_it_is_decided_once_and_stays(cast: Cast) -> None:
    writes(proposal())
    with unit_of_work() as session:
        session.execute(update(RoleProposal).values(**decided(3, granted=False)))
    refuses_statement("UPDATE role_proposals SET granted = NOT granted", "is decided once")
    refuses_statement("DELETE FROM role_proposals", "a proposal stays")

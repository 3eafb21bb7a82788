"""The button beside a rung: for whoever was told, until they say so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.actions.escalate import sweep
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.casework.stored import last_event
from workflows.states import State


@pytest.fixture
def late(cases: Cases) -> str:
    """A case whose second rung was climbed: Dora was told."""
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + timedelta(days=2))
    return ref


def test_one_press_writes_it_down_and_the_button_is_gone(sign_in: SignIn, late: str) -> None:
    dora, place = sign_in("dora"), f"/cases/{late}/acknowledgements"
    assert f'action="{place}"' in dora.get(f"/cases/{late}").text
    answer = dora.post(place, data={"event": last_event(late).seq})
    assert (answer.status_code, answer.location) == (303, f"/cases/{late}#rungs")
    shown = dora.get(f"/cases/{late}").text
    assert f'action="{place}"' not in shown
    assert "Đã ghi nhận đồng chí đã xem." in shown
    assert "Dora - đã xem" in sign_in("bob").get(f"/cases/{late}").text


def test_whoever_was_not_told_has_no_button_and_is_refused(sign_in: SignIn, late: str) -> None:
    bob, place = sign_in("bob"), f"/cases/{late}/acknowledgements"
    assert place not in bob.get(f"/cases/{late}").text
    assert bob.post(place, data={"event": last_event(late).seq}).status_code == 403


@pytest.mark.parametrize("given", ["", "x", "0", "9" * 40, "1"])
def test_a_number_that_is_no_rung_is_refused(sign_in: SignIn, late: str, given: str) -> None:
    answer = sign_in("dora").post(f"/cases/{late}/acknowledgements", data={"event": given})
    assert answer.status_code == 422
    assert last_event(late).kind == "escalated"


def test_late_without_a_reason_is_said_on_the_page_and_on_the_board(
    sign_in: SignIn, cases: Cases, now: datetime
) -> None:
    cases.now = now - timedelta(days=7)
    ref = cases.at(State.ASSIGNED)
    for address in (f"/cases/{ref}", "/board"):
        assert "Chưa có giải trình" in sign_in("frank").get(address).text
    cases.do("dan", ref, "explain", now, reason="Thiếu người.")
    assert "Chưa có giải trình" not in sign_in("frank").get("/board").text
    shown = sign_in("frank").get(f"/cases/{ref}").text
    assert "Đã có giải trình" in shown
    assert "Thiếu người." in shown

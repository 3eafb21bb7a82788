"""The chips that say where a case stands."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from flask import Flask

from api.views.states import state_chip, verification_chip
from workflows.states import STATE_LABELS, State


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_word(app: Flask, state: State) -> None:
    with app.test_request_context("/"):
        chip = state_chip(SimpleNamespace(state=state.value, outside=False))
    assert chip == (state.value, STATE_LABELS[state].vi)


def test_a_case_is_passed_on_to_an_agency_that_is_no_subordinate(app: Flask) -> None:
    with app.test_request_context("/"):
        assert state_chip(SimpleNamespace(state="assigned", outside=True)).label == "Đã chuyển"
        assert state_chip(SimpleNamespace(state="assigned", outside=None)).label == "Đã giao"
        assert state_chip(SimpleNamespace(state="closed", outside=True)).label == "Đã kết thúc"


@pytest.mark.parametrize(
    ("verification", "disputed", "label"),
    [
        ("confirmed", False, "Xác nhận đã xong"),
        ("unconfirmed", False, "Chưa có xác nhận"),
        ("disputed", False, "Báo chưa xong"),
        (None, True, "Báo chưa xong"),
        (None, False, None),
    ],
)
def test_what_is_known_of_it(
    app: Flask, verification: str | None, disputed: bool, label: str | None
) -> None:
    with app.test_request_context("/"):
        chip = verification_chip(SimpleNamespace(verification=verification, disputed=disputed))
    assert (chip.label if chip else None) == label

"""A notice in plain data."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from flask import Flask

from api.views.notices import deed_notice, notice
from tests.cast import Cast


def row(now: datetime, **changes: Any) -> SimpleNamespace:
    given: dict[str, Any] = {
        "number": 7,
        "case_id": 1,
        "read_at": None,
        "kind": "feedback_given",
        "body": {},
        "standing": "coordinator",
        "at": now,
    }
    return SimpleNamespace(**{**given, **changes})


def case(state: str = "feedback") -> SimpleNamespace:
    return SimpleNamespace(ref="SMY-2026-7K3M9Q", state=state, type="pollution", title="Kênh")


def test_who_must_look_goes_to_the_question_while_it_waits(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with app.test_request_context("/"):
        asked = notice(row(now), case(), cast.actor("amy"))
        later = notice(row(now), case("closed"), cast.actor("amy"))
        office = notice(row(now), case(), cast.actor("bob"))
    assert asked.href == "/cases/SMY-2026-7K3M9Q/confirm"
    assert later.href == office.href == "/cases/SMY-2026-7K3M9Q"
    assert asked.unread


def test_a_case_out_of_sight_is_not_described(app: Flask, cast: Cast, now: datetime) -> None:
    with app.test_request_context("/"):
        told = notice(row(now, kind="returned"), None, cast.actor("dan"))
    assert (told.title, told.ref, told.href) == ("", "", "")
    assert told.sentence == "Vụ việc không còn trong phạm vi của đồng chí."
    assert told.when == ("02/03/2026", "02/03/2026")


def test_a_deed_is_said_in_the_words_of_the_log(app: Flask, now: datetime) -> None:
    told = row(now, kind=None, case_id=None)
    deed = SimpleNamespace(
        kind="role_ended",
        body={"role": "observer", "ends_on": "2026-03-05"},
        who="Ada",
        about="Olga",
        place="Xã Suối Mây",
    )
    with app.test_request_context("/"):
        seen, gone = deed_notice(told, deed), deed_notice(told, None)
    assert seen.sentence == (
        "Ada kết thúc vai trò Giám sát · Xã Suối Mây của Olga từ sau 05/03/2026"
    )
    assert (seen.href, seen.unread) == ("/audit", True)
    assert "Olga" not in repr(gone)
    assert gone.href == ""

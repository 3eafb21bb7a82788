"""What would bend a deadline is refused by page and by JSON: in words, with the field, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.database import db
from casework.models import Case, CaseClock, CaseEvent
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

WHY = {"reason": "Chờ kết quả giám định."}
MONTHS = timedelta(days=120)


class Bend(NamedTuple):
    """Who tries it, how, and what comes back; ``late`` is a case whose due date has passed."""

    who: str
    action: str
    fields: dict[str, Any]
    status: int
    field: str
    words: str
    asked: bool = False
    late: bool = False


BENDS = {
    "a pause without an end": Bend("bob", "pause", {"category": "expert", **WHY}, 422, "review_on", "Cần điền"),
    "a pause that is over": Bend(
        "bob", "pause", {"category": "expert", "review_on": "2026-03-01", **WHY}, 422, "review_on", "Ngày"
    ),
    "an extension asked for after the due date": Bend(
        "dan", "ask_extension", {"days": 5, **WHY}, 409, "", "trước khi đến hạn", late=True
    ),
    "an extension decided by who asked": Bend(
        "dan", "decide_extension", {"granted": True, **WHY}, 403, "", "quyền", asked=True
    ),
}  # fmt: skip


@pytest.fixture
def bent(cases: Cases, cast: Cast, now: datetime) -> Callable[[Bend], str]:
    """The case it is tried on."""

    def made(bend: Bend) -> str:
        ref = (Cases(cast, now - MONTHS) if bend.late else cases).at(State.IN_PROGRESS)
        if bend.asked:
            cases.do("dan", ref, "ask_extension")
        return ref

    return made


def version_of(ref: str) -> int:
    db.session.rollback()
    return db.session.scalars(select(Case.version).where(Case.ref == ref)).one()


def stored() -> tuple[Any, ...]:
    """Every event counted, every due date."""
    db.session.rollback()
    dues = db.session.execute(select(CaseClock.id, CaseClock.due_current, CaseClock.paused))
    return db.session.scalar(select(func.count(CaseEvent.id))), *dues.all()


@pytest.mark.parametrize("what", BENDS)
def test_by_json(
    app: Flask, token: Callable[..., dict[str, str]], bent: Callable[[Bend], str], what: str
) -> None:
    bend = BENDS[what]
    ref = bent(bend)
    headers = {**token(bend.who), "If-Match": f'"v{version_of(ref)}"'}
    before = stored()
    answer = app.test_client().post(
        f"/api/v1/cases/{ref}/transitions",
        json={"action": bend.action, **bend.fields},
        headers=headers,
    )
    assert answer.status_code == bend.status, answer.text
    assert answer.content_type == "application/problem+json"
    said: Any = answer.json
    assert [each["field"] for each in said.get("errors", [])] == (
        [bend.field] if bend.field else []
    )
    assert bend.words in str(said)
    assert stored() == before


@pytest.mark.parametrize("what", BENDS)
def test_by_page(sign_in: SignIn, bent: Callable[[Bend], str], what: str) -> None:
    bend = BENDS[what]
    ref = bent(bend)
    sent = {"action": bend.action, "version": str(version_of(ref)), **bend.fields}
    browser = sign_in(bend.who)
    before = stored()
    answer = browser.post(f"/cases/{ref}/transitions", data=sent)
    assert answer.status_code == bend.status
    assert bend.words in answer.text
    if bend.field:
        assert f'id="f-{bend.field}-error"' in answer.text
    assert stored() == before

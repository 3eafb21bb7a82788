"""Making and revoking tokens: proof first, within one's own scopes, recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.log import COMMAND_LINE
from casework.administration.tokens import MOST_TOKENS, make_token, revoke_token
from casework.database import db
from casework.errors import BadInput, NotFound, TooOften
from casework.models import AdminEvent, ApiToken
from casework.tokens import find_token
from tests.cast import PASSWORD, Cast


def make(cast: Cast, now: datetime, who: str = "bob", **changes: Any) -> str:
    said: dict[str, Any] = {
        "current": PASSWORD,
        "name": "máy của xã",
        "scopes": ["read", "act"],
        "days": 30,
    }
    return make_token(actor=cast.actor(who), now=now, **(said | changes))


def kept() -> list[ApiToken]:
    db.session.rollback()
    return list(db.session.scalars(select(ApiToken).order_by(ApiToken.id)))


def test_a_token_has_a_name_scopes_and_an_end(app: Flask, cast: Cast, now: datetime) -> None:
    secret = make(cast, now)
    (row,) = kept()
    assert (row.name, row.scopes) == ("máy của xã", "act read")
    assert row.expires_at == now + timedelta(days=30)
    assert find_token(db.session, secret, now=now) is not None


def test_it_is_recorded_without_the_secret(app: Flask, cast: Cast, now: datetime) -> None:
    secret = make(cast, now)
    event = db.session.scalars(select(AdminEvent)).one()
    assert (event.kind, event.actor_id, event.person_id) == (
        "token_made",
        cast.person("bob"),
        cast.person("bob"),
    )
    assert event.body == {"name": "máy của xã", "scopes": "act read", "days": 30}
    assert secret not in str(event.body)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"current": "khac"}, "current"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["export"], "who": "alice"}, "scopes"),
        ({"scopes": ["report"], "who": "otto"}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        make(cast, now, **changes)
    assert refusal.value.field == field
    assert kept() == []


def test_guessing_the_password_is_braked(app: Flask, cast: Cast, now: datetime) -> None:
    for _ in range(10):
        with pytest.raises(BadInput):
            make(cast, now, current="khac")
    with pytest.raises(TooOften):
        make(cast, now)


def test_nobody_keeps_more_than_ten(app: Flask, cast: Cast, now: datetime) -> None:
    for _ in range(MOST_TOKENS):
        make(cast, now)
    with pytest.raises(BadInput, match="10"):
        make(cast, now)
    make(cast, now + timedelta(days=31))


def test_revoking_is_recorded_and_happens_once(app: Flask, cast: Cast, now: datetime) -> None:
    secret = make(cast, now)
    bob, actor = cast.person("bob"), cast.actor("bob")
    number = kept()[0].id
    revoke_token(number, person_id=bob, actor=actor, now=now)
    assert find_token(db.session, secret, now=now) is None
    with pytest.raises(NotFound):
        revoke_token(number, person_id=bob, actor=actor, now=now)
    kinds = db.session.scalars(select(AdminEvent.kind).order_by(AdminEvent.id)).all()
    assert kinds == ["token_made", "token_revoked"]


def test_anothers_token_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    make(cast, now)
    with pytest.raises(NotFound):
        revoke_token(kept()[0].id, person_id=cast.person("ada"), actor=cast.actor("ada"), now=now)
    assert kept()[0].revoked_at is None


def test_whoever_runs_the_server_may_revoke_any(app: Flask, cast: Cast, now: datetime) -> None:
    make(cast, now)
    revoke_token(kept()[0].id, person_id=cast.person("bob"), actor=COMMAND_LINE, now=now)
    assert kept()[0].revoked_at == now

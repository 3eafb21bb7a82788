"""Sessions: found by their secret while they live, and gone with everything that ends them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.memberships import end_membership
from casework.administration.people import change_person, set_password
from casework.database import db
from casework.errors import NotFound
from casework.models import BrowserSession, Membership
from casework.sessions import (
    close_other_sessions,
    close_own_session,
    close_session,
    find_session,
    note_seen,
    open_session,
    own_sessions,
    prune_sessions,
    renew_session,
)
from tests.cast import Cast
from tests.two_admins import grant, second_admin

GOOD = "cay-da-dau-lang"


def opened(cast: Cast, now: datetime, who: str = "bob") -> str:
    return open_session(cast.person(who), now=now, device="phone")


def alive(secret: str, now: datetime) -> bool:
    db.session.rollback()
    return find_session(db.session, secret, now=now) is not None


def row(secret: str, now: datetime) -> BrowserSession:
    found = find_session(db.session, secret, now=now)
    assert found is not None
    return found.session


def test_a_session_is_found_by_its_secret_which_is_not_kept(
    app: Flask, cast: Cast, now: datetime
) -> None:
    secret = opened(cast, now)
    assert row(secret, now).person_id == cast.person("bob")
    assert len(secret) >= 43
    assert secret not in str(db.session.execute(select(BrowserSession.__table__)).all())


def test_every_session_has_a_secret_of_its_own(app: Flask, cast: Cast, now: datetime) -> None:
    assert opened(cast, now) != opened(cast, now)


def test_an_idle_session_ends_after_half_an_hour(app: Flask, cast: Cast, now: datetime) -> None:
    secret = opened(cast, now)
    assert alive(secret, now + timedelta(minutes=29))
    assert not alive(secret, now + timedelta(minutes=30))


def test_a_used_session_lives_on_but_never_longer_than_half_a_day(
    app: Flask, cast: Cast, now: datetime
) -> None:
    secret = opened(cast, now)
    for minutes in range(20, 12 * 60, 20):
        later = now + timedelta(minutes=minutes)
        note_seen(row(secret, later), now=later)
    assert not alive(secret, now + timedelta(hours=12))


def test_being_seen_is_written_at_most_once_a_minute(app: Flask, cast: Cast, now: datetime) -> None:
    secret = opened(cast, now)
    note_seen(row(secret, now), now=now + timedelta(seconds=59))
    assert row(secret, now).seen_at == now
    note_seen(row(secret, now), now=now + timedelta(seconds=60))
    assert row(secret, now).seen_at == now + timedelta(seconds=60)


def test_signing_out_ends_it_and_may_be_said_twice(app: Flask, cast: Cast, now: datetime) -> None:
    secret, other = opened(cast, now), opened(cast, now)
    close_session(secret)
    close_session(secret)
    assert not alive(secret, now)
    assert alive(other, now)


def test_a_new_password_ends_every_session(app: Flask, cast: Cast, now: datetime) -> None:
    secret, others = opened(cast, now), opened(cast, now, "bill")
    set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password=GOOD)
    assert not alive(secret, now)
    assert alive(others, now)


def test_locking_the_account_ends_them_and_opening_it_brings_none_back(
    app: Flask, cast: Cast, now: datetime
) -> None:
    secret = opened(cast, now)
    for active in (False, True):
        change_person(
            cast.person("bob"),
            actor=cast.actor("ada"),
            now=now,
            name="Bob",
            language="vi",
            active=active,
        )
    assert not alive(secret, now)


def test_a_role_given_or_ended_ends_them(app: Flask, cast: Cast, now: datetime) -> None:
    ada, bob = cast.actor("ada"), cast.person("bob")
    secret = opened(cast, now)
    abe = second_admin(cast, now)
    grant(cast, now, "bob", abe, role="observer", unit=cast.unit("TAM"), starts_on=now.date())
    assert not alive(secret, now)
    secret = opened(cast, now)
    held = db.session.scalars(select(Membership.id).where(Membership.person_id == bob)).first()
    assert held is not None
    end_membership(held, person_id=bob, actor=ada, now=now, ends_on=now.date())
    assert not alive(secret, now)


def test_the_own_ones_are_listed_last_used_first(app: Flask, cast: Cast, now: datetime) -> None:
    first, second = opened(cast, now), opened(cast, now)
    opened(cast, now, "bill")
    note_seen(row(first, now), now=now + timedelta(minutes=5))
    listed = own_sessions(db.session, cast.actor("bob"), now=now + timedelta(minutes=5))
    assert [each.id for each in listed] == [row(first, now).id, row(second, now).id]


def test_one_ends_ones_own_and_nobody_elses(app: Flask, cast: Cast, now: datetime) -> None:
    own, others = opened(cast, now), opened(cast, now, "bill")
    with pytest.raises(NotFound):
        close_own_session(row(others, now).id, actor=cast.actor("bob"), now=now)
    close_own_session(row(own, now).id, actor=cast.actor("bob"), now=now)
    assert (alive(own, now), alive(others, now)) == (False, True)


def test_what_has_ended_is_removed(app: Flask, cast: Cast, now: datetime) -> None:
    opened(cast, now - timedelta(hours=1))
    living = opened(cast, now)
    assert prune_sessions(now=now) == 1
    assert prune_sessions(now=now) == 0
    assert alive(living, now)


def test_a_renewed_session_has_another_secret(app: Flask, cast: Cast, now: datetime) -> None:
    old = opened(cast, now)
    number = row(old, now).id
    new = renew_session(old)
    assert not alive(old, now)
    assert row(new, now).id == number
    assert not alive(renew_session("nonsense"), now)


def test_all_others_end_together(app: Flask, cast: Cast, now: datetime) -> None:
    here, there, bills = opened(cast, now), opened(cast, now), opened(cast, now, "bill")
    close_other_sessions(actor=cast.actor("bob"), now=now, session_secret=here)
    assert [alive(each, now) for each in (here, there, bills)] == [True, False, True]

"""Photos of cases, and who may have them."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pytest
from sqlalchemy import select, update

from casework.actions import perform
from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.errors import NotFound
from casework.lists.attachments import Copies, copies, photos_of
from casework.models import Attachment, Case
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def attach(cases: Cases, who: str, ref: str, content: bytes, moment: str = "before") -> str:
    """A photo by record only; returns its random name."""
    photo = StoredPhoto(hashlib.sha256(content).hexdigest(), "image/jpeg", len(content))
    actor = cases.cast.actor(who)
    perform(ref, "attach", actor=actor, now=cases.now, photo=photo, moment=moment)
    return db.session.scalars(select(Attachment.token).order_by(Attachment.id.desc())).first() or ""


def case_id(ref: str) -> int:
    return db.session.scalars(select(Case.id).where(Case.ref == ref)).one()


def test_photos_are_listed_in_order_with_their_moment(cases: Cases) -> None:
    ref, other = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
    attach(cases, "alice", ref, b"1")
    attach(cases, "dan", ref, b"2", "after")
    attach(cases, "dan", other, b"3")
    found = photos_of(db.session, case_id(ref))
    assert [(photo.moment, photo.ready) for photo in found] == [("before", False), ("after", False)]


def test_a_rendered_photo_is_ready_and_names_only_its_copies(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    token = attach(cases, "alice", ref, b"1")
    actor = cases.cast.actor("dan")
    assert copies(db.session, token, actor=actor) == Copies(None, None)
    with unit_of_work() as session:
        session.execute(update(Attachment).values(shown_sha256="a" * 64, thumb_sha256="b" * 64))
    assert copies(db.session, token, actor=actor) == Copies("a" * 64, "b" * 64)
    assert photos_of(db.session, case_id(ref))[0].ready


@pytest.mark.parametrize("who", ["amy", "wendy", "bill", "eve", "ada", "otto"])
def test_for_a_stranger_there_is_no_such_photo(cases: Cases, who: str) -> None:
    token = attach(cases, "alice", cases.at(State.IN_PROGRESS), b"1")
    with pytest.raises(NotFound):
        copies(db.session, token, actor=cases.cast.actor(who))


def test_an_unknown_name_is_not_found(cases: Cases) -> None:
    with pytest.raises(NotFound):
        copies(db.session, "no such name", actor=cases.cast.actor("bob"))


def test_before_screening_only_those_who_screen_get_a_photo(cases: Cases) -> None:
    ref = cases.reported()
    token = attach(cases, "alice", ref, b"1")
    cases.do("bob", ref, "decline")
    for who in ("alice", "bob", "carol", "frank", "grace"):
        assert copies(db.session, token, actor=cases.cast.actor(who)) == Copies(None, None)
    with pytest.raises(NotFound):
        copies(db.session, token, actor=cases.cast.actor("olga"))


def test_an_agency_that_gave_the_case_back_gets_its_photos_no_more(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    token = attach(cases, "dan", ref, b"1")
    assert copies(db.session, token, actor=cases.cast.actor("dan")) == Copies(None, None)
    cases.do("dan", ref, "return_case")
    with pytest.raises(NotFound):
        copies(db.session, token, actor=cases.cast.actor("dan"))

"""A photo is looked at and kept only where it may be attached."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.attaching import attach_photo
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.models import Attachment
from casework.settings import Settings
from tests.api.pictures import jpeg
from tests.cases import Cases
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def kept(settings: Settings) -> list[Path]:
    return list(settings.data.glob("files/*/*"))


def test_the_photo_is_kept_and_recorded(
    app: Flask, cast: Cast, cases: Cases, test_settings: Settings
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    done = attach_photo(ref, jpeg(), actor=cast.actor("dan"), now=cases.now, moment="after")
    row = db.session.scalars(select(Attachment)).one()
    assert (done.state, row.moment, row.size) == ("in_progress", "after", len(jpeg()))
    assert [path.name for path in kept(test_settings)] == [row.sha256]


@pytest.mark.parametrize(
    ("who", "state", "refusal"),
    [
        ("wendy", State.IN_PROGRESS, NotFound),
        ("frank", State.IN_PROGRESS, NotAllowed),
        ("alice", State.CLOSED, NotPossible),
    ],
)
def test_who_may_not_attach_is_refused_before_anything_is_looked_at(
    cases: Cases, test_settings: Settings, who: str, state: State, refusal: type[Exception]
) -> None:
    ref = cases.at(state)
    with pytest.raises(refusal):
        attach_photo(ref, b"no photo", actor=cases.cast.actor(who), now=cases.now)
    assert kept(test_settings) == []


def test_what_is_no_photo_is_not_kept(cases: Cases, test_settings: Settings) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(BadInput) as bad:
        attach_photo(ref, b"%PDF-1.7", actor=cases.cast.actor("dan"), now=cases.now)
    assert bad.value.field == "photo"
    assert kept(test_settings) == []


def test_an_old_version_is_refused(cases: Cases, test_settings: Settings) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(Stale):
        attach_photo(ref, jpeg(), actor=cases.cast.actor("dan"), now=cases.now, version=1)
    assert kept(test_settings) == []

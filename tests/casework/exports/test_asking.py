"""Asking for a list to take away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.database import db
from casework.drain import drain
from casework.errors import NotAllowed, NotFound
from casework.exports.asking import OVERDUE, ask_for_export, export_progress
from casework.models import Export, OutboxItem
from casework.outbox import WORK
from casework.unit_of_work import unit_of_work
from tests.cast import Cast


def test_it_is_kept_with_the_work_to_make_it(app: Flask, cast: Cast, now: datetime) -> None:
    token = ask_for_export(OVERDUE, {"type": "other"}, actor=cast.actor("bob"), now=now)
    export = db.session.scalars(select(Export).where(Export.token == token)).one()
    assert export.person_id == cast.person("bob")
    assert export.filters == {"type": "other"}
    item = db.session.scalars(select(OutboxItem)).one()
    assert (item.topic, item.subject_id) == ("export", export.id)


def test_its_progress_ends_with_the_file(app: Flask, cast: Cast, now: datetime) -> None:
    bob = cast.actor("bob")
    token = ask_for_export(OVERDUE, {}, actor=bob, now=now)
    waiting = export_progress(db.session, token, actor=bob)
    assert (waiting.sha256, waiting.rows_done, waiting.failed) == (None, 0, False)
    drain()
    done = export_progress(db.session, token, actor=bob)
    assert done.sha256 is not None
    assert not done.failed


def test_work_given_up_is_said(app: Flask, cast: Cast, now: datetime) -> None:
    token = ask_for_export(OVERDUE, {}, actor=cast.actor("bob"), now=now)
    with unit_of_work() as session:
        item = session.scalars(select(OutboxItem)).one()
        item.tries, item.dead_at = WORK.patience.most_tries, now
    assert export_progress(db.session, token, actor=cast.actor("bob")).failed


@pytest.mark.parametrize("who", ["alice", "dan", "olga", "ada", "otto"])
def test_only_coordinators_and_committees_take_lists_away(
    app: Flask, cast: Cast, now: datetime, who: str
) -> None:
    with pytest.raises(NotAllowed):
        ask_for_export(OVERDUE, {}, actor=cast.actor(who), now=now)
    assert db.session.scalars(select(Export)).all() == []
    assert db.session.scalars(select(OutboxItem)).all() == []


def test_nobody_else_learns_that_it_exists(app: Flask, cast: Cast, now: datetime) -> None:
    token = ask_for_export(OVERDUE, {}, actor=cast.actor("bob"), now=now)
    for who, asked in (("frank", token), ("carol", token), ("bob", "no-such-token")):
        with pytest.raises(NotFound):
            export_progress(db.session, asked, actor=cast.actor(who))


def test_one_made_for_another_scope_is_told_as_such(app: Flask, cast: Cast, now: datetime) -> None:
    bob = cast.actor("bob")
    token = ask_for_export(OVERDUE, {}, actor=bob, now=now)
    assert not export_progress(db.session, token, actor=bob).outgrown
    drain()
    assert not export_progress(db.session, token, actor=bob).outgrown
    elsewhere = replace(bob, seats=cast.actor("bill").seats)
    assert export_progress(db.session, token, actor=elsewhere).outgrown


def test_one_made_before_scopes_were_kept_is_made_again(
    app: Flask, cast: Cast, now: datetime
) -> None:
    token = ask_for_export(OVERDUE, {}, actor=cast.actor("bob"), now=now)
    drain()
    with unit_of_work() as session:
        session.execute(update(Export).values(scope=None))
    assert export_progress(db.session, token, actor=cast.actor("bob")).outgrown

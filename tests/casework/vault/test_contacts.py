"""A contact is sealed by whom the source told, and nobody reads it here again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from nacl.public import PrivateKey
from sqlalchemy import select, text

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import CaseEvent, VaultEntry
from casework.queries import ids_of_numbers
from casework.unit_of_work import unit_of_work
from casework.vault.contacts import (
    MOST_CONTACTS,
    Contact,
    belongs,
    contacts,
    erase_contacts,
    keep_contact,
)
from casework.vault.sealing import open_sealed
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

WORDS = "Gọi 0912 345 678 sau 19 giờ"


def keep(cast: Cast, now: datetime, who: str, ref: str, words: str = WORDS) -> None:
    keep_contact(ref, words, agreed=True, actor=cast.actor(who), now=now)


def kept() -> list[VaultEntry]:
    return list(db.session.scalars(select(VaultEntry)))


def test_the_reporter_seals_it_and_the_officer_opens_it(
    vault: Flask, officer_key: PrivateKey, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    keep(cast, now, "alice", ref)
    (row,) = kept()
    place = belongs(ref, row.token)
    assert open_sealed(row.sealed, officer_key, belongs=place).decode() == WORDS


def test_the_coordinator_does_for_what_an_office_took_down(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported("bob", source="citizen_reception")
    keep(cast, now, "bob", ref)
    assert len(kept()) == 1


def test_of_when_only_the_week_is_kept_and_of_who_nothing(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    before = db.session.scalars(select(CaseEvent.id)).all()
    keep(cast, now.replace(day=5), "alice", ref)
    (row,) = kept()
    assert contacts(db.session, row.case_id) == [Contact(row.token, date(2026, 3, 2))]
    assert set(VaultEntry.__table__.columns.keys()) == {
        "token", "case_id", "week", "consent", "sealed",
    }  # fmt: skip
    assert db.session.scalars(select(CaseEvent.id)).all() == before


def test_words_and_their_length_are_nowhere(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    for words in ("x", WORDS, "ở nhà văn hóa " * 28):
        keep(cast, now, "alice", ref, words)
    sizes = {len(row.sealed) for row in kept()}
    assert len(sizes) == 1
    assert all(WORDS.encode() not in row.sealed for row in kept())


@pytest.mark.parametrize("who", ["bob", "carol", "dan", "dora", "frank", "olga"])
def test_nobody_else_does(vault: Flask, cases: Cases, cast: Cast, now: datetime, who: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises((NotAllowed, NotFound)):
        keep(cast, now, who, ref)
    with pytest.raises((NotAllowed, NotFound)):
        erase_contacts(ref, actor=cast.actor(who), now=now)
    assert kept() == []


@pytest.mark.parametrize("who", ["amy", "bill", "eve", "otto"])
def test_for_strangers_there_is_no_such_case(
    vault: Flask, cases: Cases, cast: Cast, now: datetime, who: str
) -> None:
    ref = cases.reported()
    with pytest.raises(NotFound):
        keep(cast, now, who, ref)


@pytest.mark.parametrize(
    ("field", "value"),
    [("words", ""), ("words", "x" * 401), ("words", "a\0b"), ("agreed", False)],
)
def test_what_is_wrong_is_refused_by_name(
    vault: Flask, cases: Cases, cast: Cast, field: str, value: Any
) -> None:
    ref, given = cases.reported(), {"words": WORDS, "agreed": True, field: value}
    with pytest.raises(BadInput) as refusal:
        keep_contact(ref, actor=cast.actor("alice"), now=cases.now, **given)
    assert refusal.value.field == field
    assert WORDS not in str(refusal.value)
    assert kept() == []


def test_nothing_of_a_matter_of_conduct_is_kept(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported(type="official_conduct")
    with pytest.raises(BadInput):
        keep(cast, now, "alice", ref)


def test_nothing_is_added_after_the_end_or_beyond_three(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    with pytest.raises(BadInput):
        keep(cast, now, "alice", cases.at(State.CLOSED))
    ref = cases.reported()
    for _ in range(MOST_CONTACTS):
        keep(cast, now, "alice", ref)
    with pytest.raises(BadInput):
        keep(cast, now, "alice", ref)
    assert len(kept()) == MOST_CONTACTS


def test_without_a_vault_nothing_can_be_kept(
    app: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    with pytest.raises(NotFound):
        keep(cast, now, "alice", ref)


def test_the_source_may_change_their_mind(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    ref, other = cases.reported(), cases.reported()
    keep(cast, now, "alice", ref)
    keep(cast, now, "alice", other)
    assert erase_contacts(ref, actor=cast.actor("alice"), now=now) == 1
    assert erase_contacts(ref, actor=cast.actor("alice"), now=now) == 0
    assert [row.case_id for row in kept()] == ids_of_numbers(db.session, [other])


def test_what_was_sealed_is_never_changed(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    keep(cast, now, "alice", cases.reported())
    with pytest.raises(Exception, match="what was sealed stays sealed"), unit_of_work() as session:
        session.execute(text("UPDATE vault_entries SET consent = 2"))

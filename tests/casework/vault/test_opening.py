"""A contact is read by the case's coordinator, with a key and a reason, after the log says so (C3)."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from nacl.public import PrivateKey
from PIL import Image
from sqlalchemy import insert, select, text

from casework import files
from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.drain import drain
from casework.errors import BadInput, NotAllowed, NotFound, TooOften
from casework.models import AccessEntry, AdminEvent, VaultEntry
from casework.queries import ids_of_numbers
from casework.vault import opening
from casework.vault.contacts import keep_contact
from casework.vault.opening import MOST_IN_A_DAY, open_originals, open_vault
from casework.vault.sealing import CannotOpen
from tests.cases import Cases
from tests.cast import PASSWORD, Cast, email
from workflows.states import State

WHY = "Người báo tin bị đe dọa, cần gọi ngay."
WORDS = "Gọi 0912 345 678 sau 19 giờ"


@pytest.fixture
def ref(vault: Flask, cases: Cases, cast: Cast, now: datetime) -> str:
    """A case with one sealed contact."""
    found = cases.at(State.IN_PROGRESS)
    keep_contact(found, WORDS, agreed=True, actor=cast.actor("alice"), now=now)
    return found


def opened(
    ref: str, private: PrivateKey, now: datetime, who: str = "bob", **given: str
) -> list[str]:
    said: list[str] = []
    asked = {"reason": WHY, "current": PASSWORD, **given}
    open_vault(ref, email=email(who), private=private, now=now, say=said.append, **asked)
    return said


def entries() -> list[AdminEvent]:
    return list(db.session.scalars(select(AdminEvent).where(AdminEvent.kind == "vault_opened")))


def looks() -> list[AccessEntry]:
    return list(db.session.scalars(select(AccessEntry).where(AccessEntry.kind == "vault")))


def test_the_coordinator_reads_it_and_auditors_see_that(
    ref: str, officer_key: PrivateKey, cast: Cast, now: datetime
) -> None:
    assert opened(ref, officer_key, now) == [WORDS]
    (entry,), (look,) = entries(), looks()
    assert (entry.actor_id, entry.body) == (cast.person("bob"), {"ref": ref, "reason": WHY})
    assert (look.person_id, look.what) == (cast.person("bob"), WHY)
    assert [look.case_id] == ids_of_numbers(db.session, [ref])


def test_each_opening_is_an_entry(ref: str, officer_key: PrivateKey, now: datetime) -> None:
    opened(ref, officer_key, now)
    opened(ref, officer_key, now)
    assert (len(entries()), len(looks())) == (2, 2)


def test_the_log_says_so_before_anything_is_opened(
    ref: str, officer_key: PrivateKey, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> bytes:
        db.session.rollback()
        assert len(entries()) == 1
        raise RuntimeError("the power goes")

    monkeypatch.setattr(opening, "open_sealed", fails)
    with pytest.raises(RuntimeError):
        opened(ref, officer_key, now)
    assert (len(entries()), len(looks())) == (1, 1)


@pytest.mark.parametrize("who", ["alice", "amy", "bill", "carol", "dan", "dora", "frank", "otto"])
def test_nobody_else_does_even_with_the_key(
    ref: str, officer_key: PrivateKey, now: datetime, who: str
) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        opened(ref, officer_key, now, who)
    assert (entries(), looks()) == ([], [])


def test_another_key_reads_nothing_and_is_written_down(ref: str, now: datetime) -> None:
    with pytest.raises(CannotOpen):
        opened(ref, PrivateKey.generate(), now)
    assert len(entries()) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("reason", ""), ("reason", "vì"), ("reason", "x" * 501), ("current", "no")]
)
def test_without_a_reason_and_a_proof_nothing_is_read(
    ref: str, officer_key: PrivateKey, now: datetime, field: str, value: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        opened(ref, officer_key, now, **{field: value})
    assert refusal.value.field == field
    assert entries() == []


def test_a_contact_laid_under_another_case_is_refused(
    ref: str, officer_key: PrivateKey, cases: Cases, cast: Cast, now: datetime
) -> None:
    """Somebody with the database moves a contact to a case they may open."""
    other = cases.at(State.IN_PROGRESS)
    keep_contact(other, "Nơi khác", agreed=True, actor=cast.actor("alice"), now=now)
    (to,) = ids_of_numbers(db.session, [other])
    stolen = db.session.scalars(select(VaultEntry.sealed).where(VaultEntry.case_id != to)).one()
    week = db.session.scalars(select(VaultEntry.week)).first()
    token = db.session.scalars(select(VaultEntry.token).where(VaultEntry.case_id != to)).one()
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM vault_entries WHERE token = :token"), {"token": token})
        connection.execute(
            insert(VaultEntry).values(token=token, case_id=to, week=week, consent=1, sealed=stolen)
        )
    said: list[str] = []
    with pytest.raises(CannotOpen):
        open_vault(
            other, email=email("bob"), private=officer_key, now=now, say=said.append,
            reason=WHY, current=PASSWORD,
        )  # fmt: skip
    assert said == []


def test_the_originals_of_photos_are_written_and_proved(
    vault: Flask, officer_key: PrivateKey, cases: Cases, now: datetime, tmp_path: Path
) -> None:
    ref, content = cases.at(State.IN_PROGRESS), jpeg()
    photo = StoredPhoto(files.keep(content), "image/jpeg", len(content))
    cases.do("alice", ref, "attach", photo=photo)
    drain()
    given = {"reason": WHY, "current": PASSWORD, "email": email("bob")}
    (path,) = open_originals(ref, private=officer_key, now=now, into=tmp_path / "out", **given)
    assert path.read_bytes() == content
    assert (len(entries()), len(looks())) == (1, 1)
    with pytest.raises(NotAllowed):
        open_originals(
            ref, private=officer_key, now=now, into=tmp_path, **{**given, "email": email("dan")}
        )
    with pytest.raises(BadInput):
        open_originals(cases.reported(), private=officer_key, now=now, into=tmp_path, **given)


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").save(stream, "JPEG", comment=b"0912345678")
    return stream.getvalue()


def test_an_empty_vault_is_not_an_opening(
    vault: Flask, officer_key: PrivateKey, cases: Cases, now: datetime
) -> None:
    with pytest.raises(BadInput):
        opened(cases.at(State.IN_PROGRESS), officer_key, now)
    assert entries() == []


def test_only_so_many_a_day(ref: str, officer_key: PrivateKey, now: datetime) -> None:
    for _ in range(MOST_IN_A_DAY):
        opened(ref, officer_key, now)
    with pytest.raises(TooOften):
        opened(ref, officer_key, now)

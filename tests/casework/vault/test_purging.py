"""A contact goes some weeks after the end of its case, or with all else that ties people to it."""

from __future__ import annotations

import io
import os
from datetime import datetime, timedelta

from flask import Flask
from PIL import Image
from sqlalchemy import select

from casework import files
from casework.actions.notes import StoredPhoto
from casework.check import check
from casework.database import db
from casework.drain import drain
from casework.history.verifying import verified_here
from casework.models import AdminEvent, Attachment, VaultEntry
from casework.sources.purging import purge_due
from casework.vault.contacts import keep_contact
from casework.vault.purging import purge_vault
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

LONG = timedelta(days=91)


def kept() -> int:
    return len(db.session.scalars(select(VaultEntry.token)).all())


def closed_with_contact(cases: Cases, cast: Cast, now: datetime) -> str:
    ref = cases.reported()
    keep_contact(ref, "Gọi điện", agreed=True, actor=cast.actor("alice"), now=now)
    for who, action in (
        ("bob", "assess"), ("bob", "assign"), ("dan", "accept"), ("dan", "resolve"),
        ("bob", "give_feedback"), ("alice", "confirm"),
    ):  # fmt: skip
        cases.do(who, ref, action)
    return ref


def test_on_its_day_it_is_gone_and_the_log_counts_it(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    closed_with_contact(cases, cast, now)
    assert purge_vault(now=now + timedelta(days=89)) == 0
    assert purge_vault(now=now + LONG) == 1
    assert kept() == 0
    (entry,) = db.session.scalars(select(AdminEvent).where(AdminEvent.kind == "vault_purged"))
    assert entry.body == {"number": 1, "originals": 0}
    assert check(db.session) == []
    assert verified_here().faults == []


def test_originals_go_a_year_after_the_end_and_their_files_with_them(
    vault: Flask, cases: Cases, now: datetime
) -> None:
    ref, content = cases.at(State.IN_PROGRESS), jpeg()
    cases.do("alice", ref, "attach", photo=StoredPhoto(files.keep(content), "image/jpeg", 1))
    drain()
    for who, action in (("dan", "resolve"), ("bob", "give_feedback"), ("alice", "confirm")):
        cases.do(who, ref, action)
    name = db.session.scalars(select(Attachment.sealed_sha256)).one() or ""
    assert purge_vault(now=now + timedelta(days=364)) == 0
    assert purge_vault(now=now + timedelta(days=366)) == 1
    assert db.session.scalars(select(Attachment.sealed_sha256)).all() == [None]
    os.utime(files.path_of(name), (1, 1))
    assert files.collect_garbage() == 1
    assert check(db.session, is_kept=lambda each: files.path_of(each).is_file()) == []


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").save(stream, "JPEG")
    return stream.getvalue()


def test_a_second_round_finds_nothing(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    closed_with_contact(cases, cast, now)
    assert [purge_vault(now=now + LONG), purge_vault(now=now + LONG)] == [1, 0]


def test_what_is_still_open_keeps_it(vault: Flask, cases: Cases, cast: Cast, now: datetime) -> None:
    ref = cases.at(State.IN_PROGRESS)
    keep_contact(ref, "Gọi điện", agreed=True, actor=cast.actor("alice"), now=now)
    assert purge_vault(now=now + LONG) == 0
    assert kept() == 1


def test_it_never_outlives_who_spoke(vault: Flask, cases: Cases, cast: Cast, now: datetime) -> None:
    closed_with_contact(cases, cast, now)
    assert purge_due(now=now + timedelta(days=181)) == 1
    assert kept() == 0


def test_it_goes_also_when_the_vault_was_closed_since(
    vault: Flask, cases: Cases, cast: Cast, now: datetime
) -> None:
    closed_with_contact(cases, cast, now)
    kept_settings = vault.config["CASEWORK"]
    object.__setattr__(kept_settings, "vault_keys", "")
    assert purge_vault(now=now + LONG) == 1

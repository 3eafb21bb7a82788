"""The service's own role on PostgreSQL may add to the history and nothing else (promise H1)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from nacl.public import PrivateKey
from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from casework.actions.escalate import sweep
from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.history.verifying import verified_here
from casework.models import EventPayload, Purge
from casework.prepare import prepare
from casework.privileges import NoSuchRights, grant_rights, may_erase
from casework.retention.erasing import erase
from casework.settings import Settings
from casework.vault.contacts import erase_contacts, keep_contact
from casework.vault.keys import public_text
from casework.vault.opening import open_vault
from tests.cases import Cases
from tests.casework.stored import events_of
from tests.cast import PASSWORD as CAST_PASSWORD
from tests.cast import Cast, email, install_cast
from tests.databases import KIND
from workflows.states import State

PASSWORD = "for one test only"
APPENDED = (
    "case_events", "event_seals", "admin_events", "anchors", "anchored_heads", "verifications",
    "escalations", "hot_spot_events", "meeting_events", "meeting_items", "meeting_cadences",
)  # fmt: skip
KEPT = (*APPENDED, "database_mark", "alembic_version")


@dataclass(frozen=True)
class Roles:
    """The owner's settings, and those of the three roles."""

    owner: Settings
    app: Settings
    erasure: Settings
    officers: Settings


@pytest.fixture
def roles(new_settings: Settings) -> Iterator[Roles]:
    """A production database with people in it, and three roles that the owner gave their rights."""
    url = make_url(new_settings.database_url)
    mark = secrets.token_hex(4)
    names = [f"cw_{each}_{mark}" for each in ("app", "erasure", "officers")]
    owner = replace(new_settings, history_key="h" * 32, signing_key="s" * 32, secret_key="k" * 32)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in names:
            connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'"))
        with opened_app(owner) as app:
            prepare(app)
            install_cast(now=read_clock(db.session))
            db.session.remove()
            with db.engine.begin() as owning:
                grant_rights(owning, app=names[0], erasure=names[1], officers=names[2])
        lesser = (
            replace(
                owner,
                production=True,
                database_url=url.set(username=name, password=PASSWORD).render_as_string(
                    hide_password=False
                ),
            )
            for name in names
        )
        yield Roles(owner, *lesser)
        for name in names:
            connection.execute(text(f"DROP OWNED BY {name}"))
            connection.execute(text(f"DROP ROLE {name}"))
    engine.dispose()


def only_on_postgresql() -> bool:
    """SQLite has no roles; what holds there is in tests/casework/test_guarding.py."""
    return KIND == "postgresql"


if only_on_postgresql():

    def test_the_service_works_as_its_own_role(
        roles: Roles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # The tests' server need not survive a power cut; that is tried in test_durability.py.
        monkeypatch.setattr("casework.migrate.require_durable", lambda _connection: None)
        with opened_app(roles.app) as app:
            prepare(app)
            began = read_clock(db.session)
            cases = Cases(Cast(), began)
            for state in (State.RESOLVED, State.MERGED, State.ASSIGNED):
                ref = cases.at(state)
            sweep(now=began + timedelta(days=60))
            ended = read_clock(db.session)
            times = [event.recorded_at for event in events_of(ref)]
            assert all(began <= each <= ended for each in times), "whatever time a command is told"
            assert "escalated" in {event.kind for event in events_of(ref)}
            assert verified_here().faults == []

    @pytest.mark.parametrize("role", ["app", "erasure", "officers"])
    @pytest.mark.parametrize("table", KEPT)
    @pytest.mark.parametrize(
        "attempt",
        [
            "UPDATE {table} SET {column} = {column}",
            "DELETE FROM {table}",
            "TRUNCATE {table}",
            "TRUNCATE {table} CASCADE",
            "ALTER TABLE {table} DISABLE TRIGGER ALL",
            "ALTER TABLE {table} ADD COLUMN mine int",
            "DROP TABLE {table}",
            "CREATE RULE mine AS ON INSERT TO {table} DO INSTEAD NOTHING",
            (
                "CREATE TRIGGER mine BEFORE INSERT ON {table} EXECUTE FUNCTION"
                " suppress_redundant_updates_trigger()"
            ),
        ],
    )
    def test_no_right_but_to_add(roles: Roles, role: str, table: str, attempt: str) -> None:
        _refused(getattr(roles, role), attempt.format(table=table, column=_COLUMN[table]))

    @pytest.mark.parametrize("role", ["app", "erasure", "officers"])
    @pytest.mark.parametrize(
        "attempt",
        [
            "SET session_replication_role = replica",
            "CREATE TEMP TABLE database_mark (shift_us bigint)",
            "CREATE TABLE mine (id int)",
            "CREATE SCHEMA mine",
            "DROP TRIGGER case_events_never_change ON case_events",
            "DROP FUNCTION case_events_never_change() CASCADE",
            "CREATE OR REPLACE FUNCTION recorded_now() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
            "ALTER TABLE case_events ALTER recorded_at SET DEFAULT 1",
            "INSERT INTO database_mark VALUES (2, 'test', -86400000000)",
            "UPDATE event_payloads SET body = '{}'",
            "TRUNCATE event_payloads",
            (
                "INSERT INTO case_events (case_id, seq, kind, kind_version, standing, body, recorded_at)"
                " VALUES (1, 1, 'noted', 1, 'system', '{}', 1)"
            ),
            (
                "INSERT INTO case_events (id, case_id, seq, kind, kind_version, standing, body)"
                " VALUES (1, 1, 1, 'noted', 1, 'system', '{}')"
            ),
            "COPY case_events FROM PROGRAM 'true'",
        ],
    )
    def test_no_way_around(roles: Roles, role: str, attempt: str) -> None:
        _refused(getattr(roles, role), attempt)

    def test_only_the_erasure_role_removes_payloads(roles: Roles) -> None:
        _refused(roles.app, "DELETE FROM event_payloads")
        for settings, may in ((roles.app, False), (roles.erasure, True), (roles.owner, True)):
            with opened_app(settings):
                assert may_erase(db.session.connection()) is may

    @pytest.mark.parametrize(
        "attempt",
        [
            "SELECT * FROM vault_entries",
            "SELECT sealed FROM vault_entries",
            "SELECT length(sealed) FROM vault_entries",
            "DELETE FROM vault_entries RETURNING sealed",
            "UPDATE vault_entries SET case_id = case_id",
            "COPY vault_entries TO STDOUT",
            "SELECT vault_entries::text FROM vault_entries",
        ],
    )
    def test_the_service_cannot_even_read_what_it_sealed(roles: Roles, attempt: str) -> None:
        for role in (roles.app, roles.erasure):
            _refused(role, attempt)

    def test_it_puts_contacts_in_and_lets_them_go_and_officers_read_them(
        roles: Roles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("casework.migrate.require_durable", lambda _connection: None)
        private = PrivateKey.generate()
        public = public_text(private.public_key)
        with opened_app(replace(roles.app, vault_keys=public)):
            cases = Cases(Cast(), read_clock(db.session))
            ref, other = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
            alice, now = cases.cast.actor("alice"), cases.now
            for each in (ref, other):
                keep_contact(each, "Gọi điện", agreed=True, actor=alice, now=now)
            assert erase_contacts(other, actor=alice, now=now) == 1
        said: list[str] = []
        with opened_app(replace(roles.officers, vault_keys=public)):
            open_vault(
                ref, email=email("bob"), current=CAST_PASSWORD, reason="Cần gọi để bảo vệ",
                private=private, now=read_clock(db.session), say=said.append,
            )  # fmt: skip
        assert said == ["Gọi điện"]

    def test_what_the_service_masked_the_erasure_role_erases(
        roles: Roles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("casework.migrate.require_durable", lambda _connection: None)
        with opened_app(roles.app):
            cases = Cases(Cast(), read_clock(db.session))
            ref = cases.reported(what="Nguyễn Văn Kín kể lại.")
            cases.do("bob", ref, "assess", what="[đã che] kể lại.")
            later = read_clock(db.session) + timedelta(days=3)
            assert erase(now=later) == 0
            assert db.session.scalars(select(Purge.waiting)).all() == [1]
            db.session.rollback()
        with opened_app(roles.erasure):
            assert erase(now=later) == 1
            waits = select(Purge.waiting).order_by(Purge.id.desc()).limit(1)
            assert db.session.scalar(waits) == 0
            assert "Văn Kín" not in str(db.session.scalars(select(EventPayload.body)).all())
            assert verified_here().faults == []

    def test_a_role_that_nothing_would_bind_is_refused(roles: Roles) -> None:
        owner = make_url(roles.owner.database_url).username or ""
        with opened_app(roles.owner), db.engine.begin() as connection:
            for name in (owner, "cw_nobody"):
                with pytest.raises(NoSuchRights):
                    grant_rights(connection, app=name)

    def _refused(settings: Settings, attempt: str) -> None:
        engine = create_engine(settings.database_url)
        with engine.connect() as connection, pytest.raises(ProgrammingError) as refused:
            connection.execute(text(attempt))
        assert refused.value.orig is not None
        assert "denied" in str(refused.value) or "must be" in str(refused.value), refused.value
        engine.dispose()

    _COLUMN = {
        "hot_spot_events": "kind",
        "meeting_events": "kind",
        "meeting_items": "part",
        "meeting_cadences": "kind",
        "case_events": "kind", "event_seals": "hash", "admin_events": "kind", "anchors": "root",
        "anchored_heads": "hash", "verifications": "faults", "escalations": "level",
        "database_mark": "shift_us", "alembic_version": "version_num",
    }  # fmt: skip
else:

    def test_a_file_has_no_roles(new_settings: Settings) -> None:
        with opened_app(new_settings) as app:
            prepare(app, purpose="test")
            with db.engine.begin() as connection, pytest.raises(NoSuchRights):
                grant_rights(connection, app="casework_app")
            assert may_erase(db.session.connection())

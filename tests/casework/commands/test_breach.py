"""``casework breach`` lists what was looked at, and is itself in the log."""

from __future__ import annotations

from datetime import datetime

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from casework.access_log import Look, note_look
from casework.cli import main
from casework.database import db
from casework.models import AdminEvent
from casework.settings import Settings
from tests.cases import Cases
from tests.cast import Cast, email

DAYS = ("--from", "2026-03-02", "--until", "2026-03-02")


@pytest.fixture
def ref(cases: Cases, cast: Cast, now: datetime) -> str:
    found = cases.reported()
    note_look(Look.CASE, actor=cast.actor("bob"), now=now, ref=found)
    note_look(Look.FILE, actor=cast.actor("frank"), now=now, what="qua-han.xlsx")
    return found


@pytest.fixture(autouse=True)
def environment(test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_DATA", str(test_settings.data))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", test_settings.database_url)
    monkeypatch.setenv("CASEWORK_SECRET_KEY", test_settings.secret_key)


def breach(*options: str) -> Result:
    db.session.rollback()
    return CliRunner().invoke(main, ["breach", *options])


def logged() -> list[tuple[int | None, int | None, object]]:
    db.session.rollback()
    rows = db.session.scalars(select(AdminEvent).where(AdminEvent.kind == "breach_listed"))
    return [(row.actor_id, row.person_id, row.body) for row in rows]


def test_it_tells_cases_accounts_and_what_was_taken_away(ref: str) -> None:
    result = breach(*DAYS)
    assert result.exit_code == 0, result.output
    for line in (
        "Looks: 2 (case 1, file 1)",
        "Cases opened: 1",
        f"  {ref}\t1 looks by 1 accounts\t2026-03-02 09:00 – 2026-03-02 09:00",
        "Accounts that looked: 2",
        f"  Bob <{email('bob')}>\t1 looks, 1 cases",
        "Taken away, or about many cases: 1",
        "  2026-03-02 09:00\tFrank\tfile qua-han.xlsx",
    ):
        assert line in result.output.splitlines()


def test_of_one_person_or_of_one_case(ref: str) -> None:
    assert "Looks: 1 (file 1)" in breach(*DAYS, "--person", email("frank")).output
    assert "Looks: 1 (case 1)" in breach(*DAYS, "--case", ref).output


def test_another_day_has_nothing(ref: str) -> None:
    result = breach("--from", "2026-03-03", "--until", "2026-03-09")
    assert result.output.splitlines()[:2] == ["Looks: 0", "Cases opened: 0"]


def test_that_it_was_run_is_in_the_log(ref: str, cast: Cast) -> None:
    breach(*DAYS, "--person", email("bob"))
    days = {"starts_on": "2026-03-02", "ends_on": "2026-03-02"}
    assert logged() == [(None, cast.person("bob"), {"ref": None, **days})]


@pytest.mark.parametrize(
    "options",
    [
        (*DAYS, "--person", "nobody@anminh.example"),
        (*DAYS, "--case", "SMY-2026-222222"),
        ("--from", "2026-03-03", "--until", "2026-03-02"),
        ("--from", "yesterday", "--until", "2026-03-02"),
        ("--from", "2026-03-02"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_leaves_no_entry(
    ref: str, options: tuple[str, ...]
) -> None:
    assert breach(*options).exit_code != 0
    assert logged() == []

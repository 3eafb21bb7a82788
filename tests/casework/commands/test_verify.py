"""``casework verify`` ends with 0 when nothing was changed, names the first bad event otherwise."""

from __future__ import annotations

from datetime import datetime

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from casework.cli import main
from casework.history.anchoring import make_anchor, printed
from casework.settings import Settings
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.history.chains import past_the_service
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def anchor(cast: Cast, now: datetime) -> str:
    Cases(cast, now).at(State.ASSESSED)
    with unit_of_work() as session:
        return make_anchor(session, now=now).hash


@pytest.fixture(autouse=True)
def environment(test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_DATA", str(test_settings.data))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", test_settings.database_url)
    monkeypatch.setenv("CASEWORK_SECRET_KEY", test_settings.secret_key)


def verify(*options: str) -> Result:
    return CliRunner().invoke(main, ["verify", *options])


def test_an_untouched_history_is_said_to_be_one_and_how_fast(anchor: str) -> None:
    result = verify("--anchor", f"{anchor[:8].upper()} {anchor[8:16]}")
    assert result.exit_code == 0, result.output
    assert "2 events in 1 chains and 1 anchors" in result.output
    assert "events a second" in result.output
    assert "The history is the one that was written." in result.output


def test_what_paper_bears_is_all_that_is_typed(anchor: str) -> None:
    """As the page of anchors prints it, whatever the letters' height and where the line was broken."""
    paper = printed(anchor)
    assert len(paper.split()) == 16
    for typed in (paper, paper.upper(), paper.replace(" ", "\n")):
        assert verify("--anchor", typed).exit_code == 0, typed
    swapped = paper[:-1] + ("0" if paper[-1] != "0" else "1")
    refused = verify("--anchor", swapped)
    assert refused.exit_code == 1
    assert "this is another history" in refused.output


def test_the_first_bad_event_is_named(anchor: str) -> None:
    with past_the_service() as connection:
        connection.execute(text("UPDATE case_events SET actor_id = 1 WHERE seq = 2"))
    result = verify()
    assert result.exit_code == 1
    assert "event 2: it is not what was sealed" in result.output
    assert "The history is the one" not in result.output


@pytest.mark.parametrize("given", ["", "abc", "0123456789abcde", "0123456789abcdefg"])
def test_an_anchor_that_cannot_be_one_is_refused(given: str, anchor: str) -> None:
    result = verify("--anchor", given)
    assert result.exit_code == 2
    assert "at least 16 digits" in result.output

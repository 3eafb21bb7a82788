"""What other systems get wrong where people meet them (reference: peers.md §2 and §3)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.contents import contents
from workflows.states import State

# Where somebody was last seen is no part of a case, and looking is what it is about.
OF_LOOKING = frozenset({"browser_sessions"})


def kept() -> list[tuple[str, tuple[object, ...]]]:
    return [each for each in contents() if each[0] not in OF_LOOKING]


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "carol", "olga"])
def test_viewing_a_case_changes_nothing_unlike_fixmystreet_and_globaleaks(
    sign_in: SignIn, cases: Cases, who: str
) -> None:
    """One recorded an answer when a link was opened, another reset reminders by looking."""
    ref = cases.at(State.FEEDBACK)
    browser = sign_in(who)
    before = kept()
    for address in (f"/cases/{ref}", f"/cases/{ref}/deadlines", "/cases"):
        assert browser.get(address).status_code in {200, 303, 403}
    assert kept() == before


def _bounds(page: str, name: str) -> tuple[date, date]:
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert field is not None
    found = dict(re.findall(r'(min|max)="(\d{4}-\d{2}-\d{2})"', field.group(0)))
    return date.fromisoformat(found["min"]), date.fromisoformat(found["max"])


def test_the_limits_in_the_form_equal_the_limits_enforced_unlike_egov(
    sign_in: SignIn, cases: Cases, now: datetime
) -> None:
    """Its screen offered what its service refused: one value, one reader."""
    ref = cases.at(State.IN_PROGRESS)
    browser = sign_in("bob")
    first, last = _bounds(browser.get(f"/cases/{ref}/do/pause").text, "review_on")
    version = row_of(ref).version
    said = {
        "action": "pause",
        "category": "expert",
        "reason": "Chờ giám định.",
        "version": str(version),
    }
    for outside in (first - timedelta(days=1), last + timedelta(days=1)):
        answer = browser.post(
            f"/cases/{ref}/transitions", data={**said, "review_on": outside.isoformat()}
        )
        assert answer.status_code == 422
        assert "review_on" in answer.text
    assert row_of(ref).pauses == 0
    answer = browser.post(f"/cases/{ref}/transitions", data={**said, "review_on": last.isoformat()})
    assert answer.status_code == 303
    assert row_of(ref).paused_until == last

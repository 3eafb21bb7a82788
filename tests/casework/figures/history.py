"""A small history, typed by hand: thirteen matters of March 2026, each with a fate of its own.

Working days are Monday to Friday, without Tết (16–20 February). Pollution has 2 days to be
assessed, 1 to be assigned, 1 to be taken up, 15 to be handled, 3 for the feedback: 22 for the
whole case, 16 for the agency's custody.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from casework.actions import perform
from casework.actions.lapse import lapse_due
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.choices import PLACE_KINDS


def morning(day: int, month: int = 3) -> datetime:
    """Nine o'clock of a day of 2026 in Vietnam."""
    return datetime(2026, month, day, 2, tzinfo=UTC)


class Matter:
    """One case and its days."""

    def __init__(self, cast: Cast, day: int, month: int = 3, **said: Any) -> None:
        self.cases = Cases(cast, morning(day, month))
        self.cast = cast
        # Each has a place of its own but M, which brings D back.
        said.setdefault("place", PLACE_KINDS[said["place_kind"]].vi)
        self.ref = self.cases.reported(**said)

    def do(self, who: str, action: str, day: int, month: int = 3, **inputs: Any) -> Matter:
        """One action on one morning."""
        now = morning(day, month)
        if action == "give_feedback":
            inputs = {"told_on": now.date(), **inputs}
        self.cases.do(who, self.ref, action, now=now, **inputs)
        return self

    def given(self, day: int, month: int = 3, lead: str = ENVIRONMENT) -> Matter:
        """Assessed and given to an agency on one morning."""
        agency = self.cast.agency(lead)
        return self.do("bob", "assess", day, month).do("bob", "assign", day, month, lead=agency)


def write_history(cast: Cast) -> dict[str, str]:
    """All of it, in the order of time of each matter; returns the numbers by letter."""
    late = (
        Matter(cast, 2, 2, place_kind="river_section")
        .do("bob", "assess", 2, 2)
        .do("bob", "assign", 3, 2)
        .do("dan", "accept", 3, 2)
        .do("dan", "ask_extension", 2)
        .do("bob", "decide_extension", 3)
        .do("dan", "resolve", 16)
        .do("bob", "give_feedback", 19)
    )
    untouched = Matter(cast, 2, 2, place_kind="market").given(2, 2)
    confirmed = (
        Matter(cast, 2, place_kind="school")
        .do("bob", "assess", 2)
        .do("bob", "assign", 3)
        .do("dan", "accept", 3)
    )
    disputed = (
        Matter(cast, 3, place_kind="residential_group")
        .given(3)
        .do("dan", "accept", 3)
        .do("dan", "resolve", 6)
        .do("bob", "give_feedback", 9)
        .do("alice", "dispute", 10)
        .do("bob", "close", 12)
    )
    reopened = (
        Matter(cast, 3, place_kind="road_section")
        .given(3)
        .do("dan", "accept", 3)
        .do("dan", "resolve", 5)
        .do("bob", "give_feedback", 6)
        .do("alice", "dispute", 9)
        .do("bob", "reopen", 10)
        .do("dan", "accept", 10)
    )
    paused = (
        Matter(cast, 4, place_kind="hamlet")
        .given(4)
        .do("dan", "accept", 4)
        .do("bob", "pause", 6, review_on=date(2026, 3, 20))
        .do("dan", "resolve", 27)
    )
    recategorised = (
        Matter(cast, 5, place_kind="hill_area")
        .given(5)
        .do("dan", "accept", 5)
        .do("bob", "recategorise", 9, category="other")
        .do("carol", "decide_category", 10)
    )
    merged = Matter(cast, 6, place_kind="school", place="Trường học thôn Đông")
    perform(merged.ref, "merge", actor=cast.actor("bob"), now=morning(9), into=confirmed.ref)
    confirmed.do("dan", "resolve", 10).do("bob", "give_feedback", 11).do("alice", "confirm", 12)
    declined = Matter(cast, 6, place_kind="one_stop_shop").do("bob", "decline", 9)
    referred = (
        Matter(cast, 9, place_kind="industrial_cluster")
        .do("bob", "assess", 9)
        .do("bob", "refer_up", 10)
        .do("carol", "assess", 11)
        .do("carol", "assign", 11, lead=cast.agency(POLICE))
        .do("paul", "accept", 11)
    )
    returned = (
        Matter(cast, 10, place_kind="irrigation_canal")
        .given(10)
        .do("dan", "return_case", 11)
        .do("bob", "assign", 12, lead=cast.agency(OFFICE))
        .do("uma", "accept", 12)
        .do("uma", "resolve", 13)
        .do("bob", "give_feedback", 16)
        .do("alice", "confirm", 17)
    )
    reworked = (
        Matter(cast, 10, place_kind="landfill")
        .given(10)
        .do("dan", "accept", 10)
        .do("dan", "resolve", 12)
        .do("bob", "rework", 13)
        .do("dan", "resolve", 31)
    )
    again = Matter(cast, 20, place_kind="residential_group")
    lettered = {
        "A": confirmed, "B": late, "C": untouched, "D": disputed, "E": reopened, "F": paused,
        "G": recategorised, "H": merged, "I": declined, "J": referred, "K": returned,
        "L": reworked, "M": again,
    }  # fmt: skip
    return {letter: matter.ref for letter, matter in lettered.items()}


def lapse_in_april() -> None:
    """Nobody answered about B: its fourteen days are over on the evening of 2 April."""
    lapse_due(now=morning(3, 4))

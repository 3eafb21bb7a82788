"""A case told event by event, for tests of its deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final, TypedDict, Unpack

from tests.workflows.days import OFFICIAL, local
from workflows.clocks import (
    Clock,
    ClockKind,
    Holder,
    HolderKind,
    Moment,
    Opened,
    Pause,
    Prolonged,
    TypeTerms,
)
from workflows.deadlines import clocks
from workflows.limits import Limit, Source, Term, calendar_days, working_days, working_hours
from workflows.policy import Policy
from workflows.rulebook import Rulebook
from workflows.words import Label

UNIT: Final = Holder(HolderKind.UNIT, 1)
UNIT_ABOVE: Final = Holder(HolderKind.UNIT, 2)
AGENCY: Final = Holder(HolderKind.AGENCY, 7)
OTHER_AGENCY: Final = Holder(HolderKind.AGENCY, 8)
OWN_RULE: Final = Label("quy định bản 2", "policy version 2")
LAW: Final = Label("Quy định 11-QĐi/TW", "Regulation 11-QĐi/TW")


def term(limit: Limit, urgent: Limit | None = None, source: Source = Source.DEFAULT) -> Term:
    return Term(limit, urgent, source, LAW if source is Source.LEGAL else OWN_RULE)


def _terms(handling: Term, check: Limit | None, status: Term | None = None) -> TypeTerms:
    return TypeTerms(
        stages={
            "reported": term(working_days(2), working_hours(4)),
            "assessed": term(working_days(1), working_hours(4)),
            "assigned": term(working_days(1), working_hours(4)),
            "in_progress": handling,
            "resolved": term(working_days(3)),
        },
        check=check,
        first_response=term(working_days(10), source=Source.LEGAL),
        lapse=term(calendar_days(14)),
        dispute=term(working_days(3)),
        objection=term(working_days(5)),
        status=status,
    )


TERMS: Final = {
    "pollution": _terms(term(working_days(15), working_days(5)), working_hours(8)),
    "land": _terms(term(calendar_days(30), source=Source.LEGAL), None),
    "conduct": _terms(term(calendar_days(20)), None, term(calendar_days(7), source=Source.LEGAL)),
}
POLICIES: Final = {slug: Policy(terms=terms) for slug, terms in TERMS.items()}
RULES: Final = Rulebook.of(POLICIES, OFFICIAL)


class Facts(TypedDict, total=False):
    """What an event may say of the case; the names of Moment's fields."""

    state: str
    cycle: int
    holder: Holder | None
    custody: int
    urgent: bool
    type: str
    policy_at: datetime
    disputed: bool
    objected: bool
    pause: Pause | None
    extension: Limit | None
    checked: bool
    opened: tuple[Opened, ...]
    prolonged: tuple[Prolonged, ...]
    settled: tuple[str, ...]
    renewed: ClockKind | None


class Story:
    """A case reported at a local time; each later event says only what it changes."""

    def __init__(self, at: str, **facts: Unpack[Facts]) -> None:
        first = Moment(
            seq=1,
            at=local(at),
            kind="report",
            state="reported",
            cycle=1,
            holder=UNIT,
            custody=1,
            urgent=False,
            type="pollution",
            policy_at=local(at),
        )
        self.moments = [replace(first, **facts)]

    def then(self, at: str, kind: str, **facts: Unpack[Facts]) -> Story:
        """The next event. What an event does only once is not carried on."""
        last = self.moments[-1]
        once: Facts = {
            "extension": None,
            "checked": False,
            "opened": (),
            "prolonged": (),
            "settled": (),
            "renewed": None,
        }
        now: Facts = {**once, **facts}
        self.moments.append(replace(last, seq=last.seq + 1, at=local(at), kind=kind, **now))
        return self

    def assess(self, at: str) -> Story:
        return self.then(at, "assess", state="assessed")

    def assign(self, at: str, custody: int = 2, holder: Holder = AGENCY) -> Story:
        return self.then(at, "assign", state="assigned", holder=holder, custody=custody)

    def accept(self, at: str) -> Story:
        return self.then(at, "accept", state="in_progress")

    def resolve(self, at: str, custody: int = 3) -> Story:
        return self.then(
            at, "resolve", state="resolved", holder=UNIT, custody=custody, checked=True
        )

    def rework(self, at: str, custody: int = 2) -> Story:
        return self.then(at, "rework", state="in_progress", holder=AGENCY, custody=custody)

    def feedback(self, at: str) -> Story:
        return self.then(at, "give_feedback", state="feedback")

    def close(self, at: str) -> Story:
        return self.then(at, "close", state="closed", disputed=False)

    def reopen(self, at: str, cycle: int = 2) -> Story:
        return self.then(
            at,
            "reopen",
            state="assigned",
            cycle=cycle,
            custody=1,
            holder=AGENCY,
            disputed=False,
            objected=False,
        )

    def pause(self, at: str, review_on: str) -> Story:
        return self.then(at, "pause", pause=Pause(date.fromisoformat(review_on)))

    def resume(self, at: str) -> Story:
        return self.then(at, "resume", pause=None)

    def clocks(self, now: str, rules: Rulebook = RULES) -> dict[str, Clock]:
        """The clocks by key, as they stand at a local time."""
        found = clocks(self.moments, rules, now=local(now))
        assert len({clock.key for clock in found}) == len(found)
        return {clock.key: clock for clock in found}


def handled(accepted: str = "2026-11-03 09:00") -> Story:
    """A case under way: reported, assessed and assigned on Monday 2 November, then accepted."""
    story = Story("2026-11-02 08:00").assess("2026-11-02 09:00").assign("2026-11-02 10:00")
    return story.accept(accepted)


def told_back() -> Story:
    """A case answered in time: resolved on 10 November, told to the reporter on the 11th."""
    return handled().resolve("2026-11-10 09:00").feedback("2026-11-11 09:00")

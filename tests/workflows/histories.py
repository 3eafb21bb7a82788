"""Random histories of a case, as the state machine would allow them and a little beyond."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.workflows.days import OFFICIAL, local
from tests.workflows.story import (
    AGENCY,
    LAW,
    OTHER_AGENCY,
    POLICIES,
    UNIT,
    UNIT_ABOVE,
    Story,
    term,
)
from workflows.calendar import Day, WorkCalendar
from workflows.clocks import ClockKind, Moment, Opened, Pause, Prolonged
from workflows.limits import Source, calendar_days, working_days, working_hours
from workflows.policy import Policy
from workflows.rulebook import ALWAYS, DatedCalendar, DatedPolicy, Rulebook
from workflows.words import Label

HALF_HOUR = timedelta(minutes=30)
Draw = Callable[[st.SearchStrategy[Any]], Any]

ACTIONS = {
    "reported": ["assess", "decline", "merge", "refer"],
    "assessed": ["assign", "decline", "refer"],
    "assigned": ["accept", "give_back", "assign", "refer"],
    "in_progress": ["resolve", "resolve", "assign", "extend", "refer", "check", "report_status"],
    "resolved": ["rework", "rework", "feedback"],
    "feedback": ["dispute", "withdraw", "close", "reopen", "ask_another"],
    "closed": ["object", "decide", "reopen"],
    "declined": ["object", "decide", "reopen_whole"],
    "merged": ["reopen_whole", "object"],
}
TYPES = ["pollution", "land", "conduct"]
BESIDE = {
    "note", "pause", "resume", "retype", "hurry", "open", "prolong", "settle", "extend", "check",
    "report_status", "ask_another",
}  # fmt: skip
ANYWHERE = ["note", "pause", "pause", "resume", "retype", "hurry", "open", "prolong", "settle"]
some_limits = st.one_of(
    st.builds(working_days, st.integers(1, 8)),
    st.builds(calendar_days, st.integers(1, 12)),
    st.builds(working_hours, st.integers(1, 12)),
)


@dataclass(frozen=True)
class Life:
    """A history and its rules. What is told of a failure names them, and not every day of them."""

    history: list[Moment]
    rules: Rulebook

    def __repr__(self) -> str:
        events = [(each.at.isoformat(), each.kind) for each in self.history]
        calendars = [each.since.isoformat() for each in self.rules.calendars[1:]]
        policies = {
            slug: [each.since.isoformat() for each in versions[1:]]
            for slug, versions in self.rules.policies.items()
        }
        return f"Life({events}, calendars={calendars}, policies={policies})"


@st.composite
def histories(draw: Draw) -> list[Moment]:
    """A history of up to fourteen events, some of them on the same half hour."""
    start = local("2026-01-05 00:00") + timedelta(
        days=draw(st.integers(0, 300)), minutes=30 * draw(st.integers(0, 47))
    )
    first = Story("2026-01-05 00:00").moments[0]
    moment = replace(
        first,
        at=start,
        urgent=draw(st.booleans()),
        type=draw(st.sampled_from(TYPES)),
    )
    history = [moment]
    for _ in range(draw(st.integers(0, 13))):
        kind = draw(st.sampled_from(ACTIONS[moment.state] + ANYWHERE))
        wait = timedelta(minutes=30 * draw(st.integers(0, 48 * 6)))
        plain = replace(
            moment,
            seq=moment.seq + draw(st.integers(1, 3)),
            at=moment.at + wait,
            kind=kind,
            extension=None,
            checked=False,
            opened=(),
            prolonged=(),
            settled=(),
            renewed=None,
        )
        moment = replace(plain, **_change(draw, kind, history))
        history.append(moment)
    return history


@st.composite
def lives_under_rules(draw: Draw) -> Life:
    """A history, and rules of which up to three more versions of each took effect within it.

    The case follows a newer policy by an event, or when it begins a new cycle or is another type's.
    """
    history = _following(draw, draw(histories()))
    span = (history[-1].at - history[0].at) // HALF_HOUR
    instants = st.integers(-2, span + 2).map(lambda n: history[0].at + n * HALF_HOUR)
    calendars = [DatedCalendar(ALWAYS, OFFICIAL)]
    for since in sorted(draw(st.lists(instants, max_size=3))):
        calendars.append(DatedCalendar(since, _edited(draw, calendars[-1].calendar, history)))
    policies = {}
    for slug, policy in POLICIES.items():
        versions = [DatedPolicy(ALWAYS, policy)]
        for since in draw(st.lists(instants, max_size=2)):
            versions.append(DatedPolicy(since, _rewritten(draw, policy, len(versions) + 1)))
        policies[slug] = versions
    return Life(history, Rulebook(policies, calendars))


def _following(draw: Draw, history: list[Moment]) -> list[Moment]:
    """The same, with some events at which the case takes up the policy then in force."""
    at, found = history[0].at, list[Moment]()
    for moment in history:
        new_cycle = found and moment.cycle != found[-1].cycle
        if new_cycle or draw(st.integers(0, 3)) == 0:
            at = moment.at
        found.append(replace(moment, policy_at=at))
    return found


def _edited(draw: Draw, calendar: WorkCalendar, history: list[Moment]) -> WorkCalendar:
    """Some days are worked that were not, or the other way round."""
    first = OFFICIAL.local_date(history[0].at)
    near = st.integers(-3, 90).map(lambda n: first + timedelta(days=n))
    turned = {
        each: Day(each, not calendar.is_working(each), Label("Đổi", "Changed"), "CV", False)
        for each in draw(st.sets(near, min_size=1, max_size=12))
    }
    return WorkCalendar(calendar.version + 1, {**calendar.exceptions, **turned})


def _rewritten(draw: Draw, policy: Policy, version: int) -> Policy:
    """Other lengths for every term."""
    terms = policy.terms
    stages = {name: term(draw(some_limits), draw(some_limits)) for name in terms.stages}
    others = {
        name: term(draw(some_limits))
        for name in ("first_response", "lapse", "dispute", "objection", "status")
        if getattr(terms, name) is not None
    }
    check = None if terms.check is None else draw(some_limits)
    return Policy(version=version, terms=replace(terms, stages=stages, check=check, **others))


def _change(draw: Draw, kind: str, history: list[Moment]) -> dict[str, Any]:
    last = history[-1]
    if kind in {"assess", "assign", "accept", "give_back", "resolve", "rework", "refer"}:
        return _hand_over(draw, kind, history)
    if kind in BESIDE:
        return _beside(draw, kind, last)
    fresh = {"cycle": last.cycle + 1, "custody": 1, "disputed": False, "objected": False}
    changes: dict[str, dict[str, Any]] = {
        "decline": {"state": "declined"},
        "merge": {"state": "merged"},
        "feedback": {"state": "feedback"},
        "dispute": {"disputed": True},
        "withdraw": {"disputed": False},
        "close": {"state": "closed", "disputed": False},
        "object": {"objected": True},
        "decide": {"objected": False},
        "reopen": {"state": "assigned", "holder": AGENCY} | fresh,
        "reopen_whole": {"state": "reported", "holder": UNIT} | fresh,
    }
    return changes[kind]


def _hand_over(draw: Draw, kind: str, history: list[Moment]) -> dict[str, Any]:
    last = history[-1]
    used = sorted({one.custody for one in history if one.cycle == last.cycle})
    new = used[-1] + 1
    back = draw(st.sampled_from([*used, new]))
    agency = draw(st.sampled_from([AGENCY, OTHER_AGENCY]))
    changes: dict[str, dict[str, Any]] = {
        "assess": {"state": "assessed"},
        "assign": {"state": "assigned", "custody": new, "holder": agency},
        "accept": {"state": "in_progress"},
        "give_back": {"state": "assessed", "custody": back, "holder": UNIT},
        "resolve": {"state": "resolved", "custody": back, "holder": UNIT, "checked": True},
        "rework": {"state": "in_progress", "custody": back, "holder": agency},
        "refer": {"state": "reported", "custody": new, "holder": UNIT_ABOVE},
    }
    return changes[kind]


def _beside(draw: Draw, kind: str, last: Moment) -> dict[str, Any]:
    if kind == "pause":
        review = OFFICIAL.local_date(last.at) + timedelta(days=draw(st.integers(0, 20)))
        return {"pause": Pause(review)}
    if kind == "open":
        clock_kind = draw(st.sampled_from([ClockKind.STATUTORY, ClockKind.DIRECTIVE]))
        name = draw(st.sampled_from(["a", "b"]))
        back = draw(st.one_of(st.none(), st.integers(0, 20)))
        since = None if back is None else OFFICIAL.local_date(last.at) - timedelta(days=back)
        limit = draw(some_limits)
        return {"opened": (Opened(clock_kind, name, limit, Source.LEGAL, LAW, None, since),)}
    if kind == "prolong":
        return {"prolonged": (Prolonged(draw(st.sampled_from(["a", "b"])), draw(some_limits)),)}
    if kind == "retype":
        return {"type": draw(st.sampled_from([each for each in TYPES if each != last.type]))}
    changes: dict[str, dict[str, Any]] = {
        "note": {},
        "resume": {"pause": None},
        "hurry": {"urgent": not last.urgent},
        "settle": {"settled": ("a",)},
        "extend": {"extension": draw(some_limits)},
        "check": {"checked": True},
        "report_status": {"checked": True, "renewed": ClockKind.STATUS},
        "ask_another": {"renewed": ClockKind.LAPSE},
    }
    return changes[kind]

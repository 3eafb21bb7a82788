"""Which version of the rules holds at an instant: policies by case type, and the calendar.

Versions are only ever added, and none is in force before it was recorded; so what held at a
past instant never changes (promise H4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from workflows.calendar import WorkCalendar
from workflows.policy import Policy

ALWAYS = datetime.min.replace(tzinfo=UTC)


class DatedPolicy(NamedTuple):
    """A policy and the instant from which it holds."""

    since: datetime
    policy: Policy


class DatedCalendar(NamedTuple):
    """A calendar and the instant from which it holds."""

    since: datetime
    calendar: WorkCalendar


@dataclass(frozen=True)
class Rulebook:
    """Every version of every rule, in the order of their numbers; the first has always held."""

    policies: Mapping[str, Sequence[DatedPolicy]]
    calendars: Sequence[DatedCalendar]

    @classmethod
    def of(cls, policies: Mapping[str, Policy], calendar: WorkCalendar) -> Rulebook:
        """A rule book with one version of everything."""
        return cls(
            {slug: (DatedPolicy(ALWAYS, policy),) for slug, policy in policies.items()},
            (DatedCalendar(ALWAYS, calendar),),
        )

    def with_policy(self, slug: str, policy: Policy, *, since: datetime) -> Rulebook:
        """The rule book as it would be with one more version."""
        later = (*self.policies[slug], DatedPolicy(since, policy))
        return replace(self, policies={**self.policies, slug: later})

    @property
    def newest_calendar(self) -> WorkCalendar:
        return self.calendars[-1].calendar

    def policy(self, slug: str, at: datetime) -> Policy:
        """The policy of a case type in force at an instant; KeyError for an unknown type.

        The highest number counts: a version written later replaces one still to come.
        """
        versions = self.policies[slug]
        held = (each.policy for each in reversed(versions) if each.since <= at)
        return next(held, versions[0].policy)

    def policy_version(self, slug: str, number: int) -> Policy:
        """One version of a case type's policy; LookupError if there is none of that number."""
        for each in self.policies[slug]:
            if each.policy.version == number:
                return each.policy
        raise LookupError(f"{slug} has no policy {number}")

    def calendar(self, at: datetime) -> WorkCalendar:
        """The calendar in force at an instant."""
        held = (each.calendar for each in reversed(self.calendars) if each.since <= at)
        return next(held, self.calendars[0].calendar)

    def calendar_version(self, number: int) -> WorkCalendar:
        """One version of the calendar; LookupError if there is none of that number."""
        for each in self.calendars:
            if each.calendar.version == number:
                return each.calendar
        raise LookupError(f"there is no calendar {number}")

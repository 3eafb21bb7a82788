"""Teams and units as the page of coverage draws them; small numbers are not said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from casework.lists.coverage import TeamCount, UnitCount
from workflows.small_cells import SMALLEST


class Share(NamedTuple):
    """A rate with what it was counted from, or the word that stands for a small number."""

    part: int
    whole: int
    hidden: str


class TeamView(NamedTuple):
    """One team; a team of few people has no figures, since they would be those of a person."""

    team: str
    unit: str
    members: str
    few: bool
    reports: str
    answered: Share
    confirmed: Share


class UnitView(NamedTuple):
    """One unit."""

    unit: str
    collaborators: str
    reports: str
    without_people: bool
    silent: bool


def team_views(rows: Sequence[TeamCount], *, sees_cases: bool) -> list[TeamView]:
    """``sees_cases``: the reader has the cases themselves and could count them."""
    return [
        TeamView(
            team=row.team,
            unit=row.unit,
            members=_people(row.members),
            few=row.members < SMALLEST,
            reports=_number(row.reports, sees_cases=sees_cases),
            answered=_share(row.answered, row.reports, sees_cases=sees_cases),
            confirmed=_share(row.confirmed, row.closed, sees_cases=sees_cases),
        )
        for row in rows
    ]


def unit_views(rows: Sequence[UnitCount], *, sees_cases: bool) -> list[UnitView]:
    """Whether there is anybody, and anything, is said to all; small numbers are not."""
    return [
        UnitView(
            unit=row.unit,
            collaborators=_people(row.collaborators),
            reports=_number(row.reports, sees_cases=sees_cases),
            without_people=row.collaborators == 0,
            silent=row.reports == 0,
        )
        for row in rows
    ]


def _people(number: int) -> str:
    return few() if 0 < number < SMALLEST else str(number)


def _number(number: int, *, sees_cases: bool) -> str:
    return few() if not sees_cases and 0 < number < SMALLEST else str(number)


def _share(part: int, whole: int, *, sees_cases: bool) -> Share:
    """Neither the part nor what is left of the whole may be told from a small number."""
    small = any(0 < each < SMALLEST for each in (part, whole - part, whole))
    return Share(part, whole, few() if small and not sees_cases else "")


def few() -> str:
    """Instead of a number from one to four."""
    return str(_("dưới %(n)s", n=SMALLEST))

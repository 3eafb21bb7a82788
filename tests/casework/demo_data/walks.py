"""A walk to plan stories with, at a commune of the invented province."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from casework.demo_data.dice import dice
from casework.demo_data.people import seated
from casework.demo_data.places import places
from casework.demo_data.walk import Walk
from casework.demo_data.wording import Wording
from tests.casework.demo_data.small import ENDS_AT
from workflows.actors import Role


def walk(
    name: object = "walk",
    *,
    type_: str = "pollution",
    place: str = "SMY",
    days_ago: float = 90,
    **changes: Any,
) -> Walk:
    """A case reported so many days before the end of the history; ``name`` throws the dice."""
    rng, at = dice(name), ENDS_AT - timedelta(days=days_ago)
    return Walk(
        number=1,
        rng=rng,
        matter=Wording().matter(rng, type_, places()[place], at.date()),
        place=places()[place],
        reporter=seated(Role.COLLABORATOR, place)[0],
        cursor=at,
        ends_at=ENDS_AT,
        **changes,
    )


def actions(told: Walk) -> list[str]:
    """The names of the steps."""
    return [step.action for step in told.steps]


def times(told: Walk) -> list[datetime]:
    """When they were taken."""
    return [step.at for step in told.steps]

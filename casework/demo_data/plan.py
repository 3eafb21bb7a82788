"""The whole invented history as one list of steps in order of time, without touching a database.

The same seed, size and end give the same list, so a seeding that was interrupted finds its place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from casework.demo_data.crowd import crowd
from casework.demo_data.present import how_many, present
from casework.demo_data.steps import Step
from casework.demo_data.wording import Wording
from casework.demo_data.written import COURSES, written

A_YEAR = timedelta(days=365)
GENERATED = 1500
SEED = "lam-van"
ONE_MICROSECOND = timedelta(microseconds=1)


def plan(*, ends_at: datetime, generated: int = GENERATED, seed: str = SEED) -> list[Step]:
    """Every step before ``ends_at``; no two at the same instant.

    A history too small to fill every desk of the present is made without them.
    """
    wording = Wording()
    lively = how_many() if generated >= how_many() else 0
    samples = len(COURSES)
    walks = chain(
        written(seed, 1, wording, ends_at),
        present(seed, samples + 1, wording, ends_at) if lively else (),
        crowd(
            seed,
            samples + 1 + lively,
            generated - lively,
            wording,
            starts_at=starts_at(ends_at),
            ends_at=ends_at,
        ),
    )
    steps = [step for walk in walks for step in walk.steps if step.at < ends_at]
    return _apart(sorted(steps, key=lambda step: (step.at, step.case)))


def starts_at(ends_at: datetime) -> datetime:
    """When the history begins."""
    return ends_at - A_YEAR


def _apart(steps: list[Step]) -> list[Step]:
    found: list[Step] = []
    for step in steps:
        if found and step.at <= found[-1].at:
            step = replace(step, at=found[-1].at + ONE_MICROSECOND)  # noqa: PLW2901 -- the step, moved
        found.append(step)
    return found

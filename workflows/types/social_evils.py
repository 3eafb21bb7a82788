"""Gambling, usury, noise and disorder; the place is shown no finer than the hamlet."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days, working_hours
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="social_evils",
    label=Label("Tệ nạn xã hội, trật tự", "Social evils and order"),
    hint=Label("Cờ bạc, cho vay nặng lãi, gây ồn", "Gambling, usury, noise"),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(2), working_hours(4)),
            assign=default(working_days(1), working_hours(4)),
            accept=default(working_days(1), working_hours(4)),
            resolve=default(working_days(10), working_hours(8)),
            feedback=default(working_days(3)),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("police", "commune_office"),
    sensitive=True,
)

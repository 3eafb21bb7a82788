"""Power for homes: weak, cut, dangerous or dear."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days, working_hours
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="household_electricity",
    label=Label("Điện sinh hoạt", "Household electricity"),
    hint=Label("Mất điện, điện yếu, cột và dây mất an toàn", "Cuts, weak supply, unsafe poles"),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(2), working_hours(4)),
            assign=default(working_days(1), working_hours(4)),
            accept=default(working_days(1), working_hours(2)),
            resolve=default(working_days(10), working_hours(8)),
            feedback=default(working_days(3)),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("electricity", "commune_office"),
)

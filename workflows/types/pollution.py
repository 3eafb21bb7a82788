"""Pollution of water, air or soil: fifteen working days, an urgent one is looked at within a day."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days, working_hours
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="pollution",
    label=Label("Ô nhiễm môi trường", "Pollution"),
    hint=Label("Nước thải, khói bụi, mùi hôi, rác", "Waste water, smoke, smell, rubbish"),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(2), working_hours(4)),
            assign=default(working_days(1), working_hours(4)),
            accept=default(working_days(1), working_hours(4)),
            resolve=default(working_days(15)),
            feedback=default(working_days(3)),
            check=working_hours(8),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("environment", "commune_office"),
)

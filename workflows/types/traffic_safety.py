"""Roads, junctions and vehicles that put people in danger."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days, working_hours
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="traffic_safety",
    label=Label("An toàn giao thông", "Traffic safety"),
    hint=Label(
        "Ổ gà, nút giao, xe quá tải, quá tốc độ", "Potholes, junctions, heavy or fast vehicles"
    ),
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
    competent=("transport", "police", "commune_office"),
)

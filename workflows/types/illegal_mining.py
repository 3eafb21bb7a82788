"""Sand, earth or stone taken without a licence; who told us must never be guessed."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days, working_hours
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="illegal_mining",
    label=Label("Khai thác khoáng sản trái phép", "Illegal mining"),
    hint=Label(
        "Hút cát, múc đất, nổ mìn, xe chở cát", "Sand, earth and stone taken without licence"
    ),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(1), working_hours(4)),
            assign=default(working_days(1), working_hours(4)),
            accept=default(working_days(1), working_hours(2)),
            resolve=default(working_days(10)),
            feedback=default(working_days(3)),
            check=working_hours(4),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("environment", "police", "commune_office"),
    sensitive=True,
)

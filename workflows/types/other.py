"""Whatever the eight other types do not cover: schools, health, policies."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import working_days
from workflows.policy import Policy, default, five_stages
from workflows.words import Label

CASE_TYPE = CaseType(
    slug="other",
    label=Label("Khác", "Other"),
    hint=Label("Hạ tầng, giáo dục, y tế, chính sách", "Infrastructure, schools, health, policies"),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(3)),
            assign=default(working_days(2)),
            accept=default(working_days(2)),
            resolve=default(working_days(15)),
            feedback=default(working_days(3)),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("education", "health", "commune_office"),
)

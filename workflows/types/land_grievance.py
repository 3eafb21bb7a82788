"""Land: compensation, clearance, papers, boundaries; mediation has its legal thirty days."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import calendar_days, working_days
from workflows.policy import Policy, default, five_stages, legal
from workflows.words import Label

# Thirty days bind mediation at the commune; for other land matters they are our default.
MEDIATION = Label(
    "Luật Đất đai 2024, Điều 235 (hòa giải tại UBND cấp xã)",
    "Land Law 2024, Article 235 (mediation at the commune)",
)

CASE_TYPE = CaseType(
    slug="land_grievance",
    label=Label("Đất đai, bồi thường", "Land grievance"),
    hint=Label("Thu hồi đất, bồi thường, giấy chứng nhận", "Recovery, compensation, certificates"),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(3)),
            assign=default(working_days(2)),
            accept=default(working_days(2)),
            resolve=legal(calendar_days(30), MEDIATION),
            feedback=default(working_days(5)),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("land", "environment", "commune_office"),
    sensitive=True,
)

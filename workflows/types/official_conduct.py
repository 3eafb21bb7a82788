"""Harassment and misconduct of offices; assessed by the province, unseen by the commune."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.lifecycle import LIFE_CYCLE
from workflows.limits import calendar_days, working_days
from workflows.policy import Policy, default, five_stages, legal
from workflows.words import Label

FEEDBACK_RULE = Label(
    "Thông tư 02/2017/TT-VPCP (phản ánh về thủ tục hành chính)",
    "Circular 02/2017/TT-VPCP (feedback on administrative procedures)",
)

CASE_TYPE = CaseType(
    slug="official_conduct",
    label=Label("Nhũng nhiễu, tiêu cực", "Official conduct"),
    hint=Label(
        "Gây khó khăn, vòi vĩnh, vắng mặt giờ làm việc", "Obstruction, bribes asked, absence"
    ),
    policy=Policy(
        terms=five_stages(
            assess=default(working_days(2)),
            assign=default(working_days(2)),
            accept=default(working_days(2)),
            resolve=legal(calendar_days(20), FEEDBACK_RULE),
            feedback=default(working_days(3)),
            status=legal(calendar_days(7), FEEDBACK_RULE),
        )
    ),
    actions=LIFE_CYCLE,
    competent=("inspection",),
    sensitive=True,
    starts_at_top=True,
)

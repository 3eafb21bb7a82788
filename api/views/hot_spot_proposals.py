"""Proposals as their template draws them: why, in numbers and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.language import many, say
from api.views.case_rows import CaseRow, case_rows
from workflows.calendar import WorkCalendar
from workflows.detection.sighting import Look
from workflows.types import CASE_TYPES

RARE = 1_000_000
# Less than this a month is said as this; "about 0,0" would say nothing.
LEAST_SAID = 0.1


class ProposalView(NamedTuple):
    """One proposal; ``title`` is what an entry would be called."""

    id: int
    title: str
    unit: str
    type: str
    at: datetime
    why: Sequence[str]
    cases: Sequence[CaseRow]


def proposal_views(
    found: Sequence[tuple[Any, Sequence[Any]]], *, calendar: WorkCalendar, now: datetime
) -> list[ProposalView]:
    """``found`` as ``casework.lists.hot_spots.waiting_proposals`` gives it."""
    return [_view(row.HotSpotProposal, row.unit, cases, calendar, now) for row, cases in found]


def _view(
    row: Any, unit: str, cases: Sequence[Any], calendar: WorkCalendar, now: datetime
) -> ProposalView:
    type_ = say(CASE_TYPES[row.type].label)
    return ProposalView(
        id=row.id,
        title=f"{type_} – {unit}",
        unit=unit,
        type=type_,
        at=row.proposed_at,
        why=[why(each) for each in row.findings],
        cases=case_rows(cases, calendar=calendar, now=now, paused={}),
    )


def why(finding: Mapping[str, Any]) -> str:
    """One reason as a sentence with its numbers."""
    numbers = {
        "days": finding["days"],
        "expected": f"{max(finding['expected'], LEAST_SAID):.1f}".replace(".", ","),
        "odds": _odds(finding["chance"]),
    }
    if finding["look"] == Look.CLOSENESS:
        return many(
            "Cùng một nơi có %(num)s vụ việc trong %(days)s ngày; theo một năm qua thì thường chỉ"
            " khoảng %(expected)s. %(odds)s",
            finding["counted"],
            **numbers,
        )
    if finding["look"] == Look.SURGE:
        return many(
            "Cả địa bàn có %(num)s vụ việc trong %(days)s ngày; theo các kỳ trước và mùa này thì"
            " thường khoảng %(expected)s. %(odds)s",
            finding["counted"],
            **numbers,
        )
    return many(
        "%(num)s cộng tác viên, mỗi người tự phản ánh, nói về cùng một nơi trong %(days)s ngày.",
        finding["counted"],
        **numbers,
    )


def _odds(chance: float) -> str:
    if chance * RARE < 1:
        return str(_("Ngẫu nhiên thì chưa tới một phần triệu khả năng."))
    odds = f"{round(1 / chance):,}".replace(",", ".")
    return str(_("Ngẫu nhiên thì khoảng 1 lần trong %(odds)s.", odds=odds))

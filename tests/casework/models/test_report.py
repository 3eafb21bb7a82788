"""What the database itself refuses about reports."""

from __future__ import annotations

import pytest

from tests.casework.models.refusal import refuses_statement
from tests.casework.reports.conftest import MakeReport, app, make, refs, small

__all__ = ["app", "make", "refs", "small"]


@pytest.mark.parametrize(
    ("change", "because"),
    [("kind = 'ranking'", "kind"), ("period_last = '2000-01-01'", "period")],
)
def test_a_wrong_report_is_refused(make: MakeReport, change: str, because: str) -> None:
    make()
    refuses_statement(f"UPDATE reports SET {change}", because)  # noqa: S608 -- typed above

"""The table people read is the table the service follows."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask

from casework.app import current_settings
from casework.retention.periods import PERIODS, purge_all
from casework.settings import PREFIX, Settings
from tests.conftest import MORNING

PAGE = Path(__file__).parents[3] / "docs" / "security.md"


def rows() -> dict[str, str]:
    """The last column of the page's table by its first."""
    part = PAGE.read_text().split("## What is held")[1].split("\n## ")[0]
    cells = [line.strip("|").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return {each[0].strip(): each[-1] for each in cells}


def test_the_documentation_says_the_same_days(app: Flask) -> None:
    said = rows()
    for period in PERIODS:
        days = {int(each) for each in re.findall(r"(\d+) days", said[period.name])}
        assert int(period.lasts()) in days, period.name
        if isinstance(period.days, str):
            assert f"{PREFIX}{period.days.upper()}" in said[period.name]


def test_the_documentation_says_how_long_a_session_lasts(app: Flask) -> None:
    kept = current_settings()
    idle, whole = f"{kept.session_idle_minutes:g} minutes", f"{kept.session_hours:g} hours"
    assert rows()["sessions"].strip() == f"{idle} idle, {whole} at most"


def test_every_setting_of_that_kind_is_in_the_table() -> None:
    wanted = {name for name in Settings.__dataclass_fields__ if name.endswith("_days")}
    assert wanted == {period.days for period in PERIODS if isinstance(period.days, str)}


def test_on_a_quiet_database_there_is_nothing_to_let_go(app: Flask) -> None:
    assert purge_all(now=MORNING) == 0

"""Reports of the small history: asked for by frank of the province, counted at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Report
from casework.reports.asking import ask_for_report
from casework.reports.freezing import freeze
from tests.casework.figures.conftest import END_OF_MARCH, LATER, app, refs, small
from tests.cast import Cast
from workflows.figures.periods import period_of

__all__ = ["app", "refs", "small"]
MakeReport = Callable[..., Report]


def stored(token: str) -> Report:
    db.session.rollback()
    return db.session.scalars(
        select(Report).where(Report.token == token).execution_options(populate_existing=True)
    ).one()


@pytest.fixture
def make(cast: Cast) -> MakeReport:
    """Ask for one and count it."""

    def made(
        code: str = "2026-03",
        *,
        who: str = "frank",
        unit: str = "TAM",
        as_of: datetime = END_OF_MARCH,
        now: datetime = LATER,
        **more: Any,
    ) -> Report:
        token = ask_for_report(
            period_of(code),
            actor=cast.actor(who),
            now=now,
            as_of=as_of,
            unit=cast.unit(unit),
            **more,
        )
        freeze(stored(token).id, now=now)
        return stored(token)

    return made

"""A small invented history, and where a test finds it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select

from casework.app import opened_app
from casework.database import db
from casework.demo_data.install import install
from casework.demo_data.plan import plan, starts_at
from casework.demo_data.player import Player, Refused
from casework.demo_data.steps import Step
from casework.migrate import Purpose, migrate
from casework.models import Case, CaseEvent
from casework.settings import Settings

# A Friday afternoon, 15:00 in Vietnam.
ENDS_AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SMALL = 25


class Seeded(NamedTuple):
    """A database with the small history, and how it came about."""

    settings: Settings
    steps: list[Step]
    refused: list[Refused]


def empty(settings: Settings, purpose: Purpose = "demo") -> None:
    """A migrated database without anybody in it."""
    with opened_app(settings) as app:
        migrate(app, purpose=purpose)


def play_all(settings: Settings) -> Seeded:
    """The whole small history, played into a new database."""
    steps = plan(ends_at=ENDS_AT, generated=SMALL)
    empty(settings)
    with opened_app(settings):
        install(starts_at=starts_at(ENDS_AT), ends_at=ENDS_AT)
        player = Player(steps, ends_at=ENDS_AT)
        player.play(lambda _done, _total: None)
        return Seeded(settings, steps, player.refused)


def figures() -> list[tuple[object, ...]]:
    """What a history comes to, without the numbers that chance gives cases."""
    rows = db.session.execute(
        select(
            Case.type,
            Case.state,
            Case.verification,
            Case.cycle,
            Case.returns,
            Case.level,
            Case.reported_at,
            Case.due_at,
            select(func.count(CaseEvent.id)).where(CaseEvent.case_id == Case.id).scalar_subquery(),
        ).order_by(Case.reported_at)
    )
    return [tuple(row) for row in rows]

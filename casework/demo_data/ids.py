"""From the names a plan uses to the ids of the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select

from casework import files
from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.demo_data.pictures import draw
from casework.demo_data.steps import CaseNumber, Picture
from casework.models import Agency, Membership, Person, Unit
from casework.photos import check_photo
from casework.seats import actor_of
from workflows.actors import Actor
from workflows.calendar import ZONE

AGENCY_FIELDS = frozenset({"supporting", "complained"})


class Ids:
    """Read once; actors too, but for the few whose term begins or ends within the history."""

    def __init__(self) -> None:
        session = db.session
        self.people = {
            row.email: row.id for row in session.execute(select(Person.email, Person.id))
        }
        self.agencies = {
            row.name: row.id for row in session.execute(select(Agency.name, Agency.id))
        }
        self.units = {row.code: row.id for row in session.execute(select(Unit.code, Unit.id))}
        since = select(func.min(Membership.starts_on)).scalar_subquery()
        changes = or_(Membership.ends_on.is_not(None), Membership.starts_on > since)
        self._changing = set(
            session.scalars(
                select(Person.email)
                .join(Membership, Membership.person_id == Person.id)
                .where(changes)
            )
        )
        session.rollback()
        self._actors: dict[tuple[str, date | None], Actor] = {}

    def actor(self, email: str, at: datetime) -> Actor:
        """The person with the seats of that day."""
        day = at.astimezone(ZONE).date()
        key = (email, day if email in self._changing else None)
        if key not in self._actors:
            self._actors[key] = actor_of(db.session, self.people[email], on=day)
        return self._actors[key]

    def inputs(self, named: Mapping[str, Any], refs: Mapping[int, str]) -> dict[str, Any]:
        """The inputs of an action with ids instead of names."""
        return {field: self._of(field, value, refs) for field, value in named.items()}

    def _of(self, field: str, value: Any, refs: Mapping[int, str]) -> Any:  # noqa: PLR0911 -- a table of kinds
        if isinstance(value, CaseNumber):
            return refs[value.number]
        if isinstance(value, Picture):
            return stored(value)
        if field == "lead":
            return self.agencies[value]
        if field in AGENCY_FIELDS:
            return tuple(self.agencies[name] for name in value)
        if field in ("unit", "place_unit"):
            return self.units[value]
        if field == "confirmers":
            return [self.people[email] for email in value]
        return value


def stored(picture: Picture) -> StoredPhoto:
    """Drawn, checked as an upload is, and kept."""
    content = draw(picture)
    return StoredPhoto(files.keep(content), check_photo(content), len(content))

"""What a meeting is after its events: the one way its row gets its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workflows.meeting import MeetingState


@dataclass(frozen=True, kw_only=True)
class MeetingFold:
    """A meeting folded from its events; names equal the columns of ``meetings``."""

    state: str
    scheduled_on: date
    place: str
    opened_at: datetime | None = None
    closed_at: datetime | None = None


FOLDED = tuple(MeetingFold.__dataclass_fields__)


def fold_one(
    before: MeetingFold | None, kind: str, body: Mapping[str, Any], at: datetime
) -> MeetingFold:
    """The meeting after one more event; the first is ``planned``."""
    if before is None or kind in ("planned", "moved"):
        planned = {"scheduled_on": date.fromisoformat(body["scheduled_on"]), "place": body["place"]}
        if before is None:
            return MeetingFold(state=MeetingState.PLANNED.value, **planned)
        return replace(before, **planned)
    if kind == "opened":
        return replace(before, state=MeetingState.OPEN.value, opened_at=at)
    if kind == "closed":
        return replace(before, state=MeetingState.CLOSED.value, closed_at=at)
    return before


def fold(events: Iterable[tuple[str, Mapping[str, Any], datetime]]) -> MeetingFold | None:
    """The meeting after (kind, body, recorded_at) in order; None without events."""
    found: MeetingFold | None = None
    for kind, body, at in events:
        found = fold_one(found, kind, body, at)
    return found

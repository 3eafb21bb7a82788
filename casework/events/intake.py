"""A case begins, gains or loses a voice, or is split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from casework.events.base import INSIDE, OFFICES, Circle, Event, Told
from casework.fold import CaseState


@dataclass(frozen=True, kw_only=True)
class Reported(Event):
    """The first event of every case; what was said is its payload."""

    kind: ClassVar[str] = "reported"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)

    type: str
    source: str
    unit_id: int
    place_unit_id: int
    place_kind: str
    scale: str
    urgent: bool
    began_on: str | None = None
    split_from_id: int | None = None

    def begin(self, at: datetime) -> CaseState:
        """The case as it comes into being."""
        return CaseState(
            type=self.type,
            source=self.source,
            unit_id=self.unit_id,
            units=(self.unit_id,),
            place_unit_id=self.place_unit_id,
            place_kind=self.place_kind,
            scale=self.scale,
            urgent=self.urgent,
            began_on=date.fromisoformat(self.began_on) if self.began_on else None,
            split_from_id=self.split_from_id,
            reported_at=at,
            policy_at=at,
            state_since=at,
            held_since=at,
        )


@dataclass(frozen=True, kw_only=True)
class VoiceJoined(Event):
    """Another report of the same matter was merged into this case."""

    kind: ClassVar[str] = "voice_joined"
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    case_id: int
    voices: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """More independent voices."""
        return replace(case, voices=case.voices + self.voices)


@dataclass(frozen=True, kw_only=True)
class VoiceLeft(Event):
    """A merged report was taken out again when it was reopened."""

    kind: ClassVar[str] = "voice_left"
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    case_id: int
    voices: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Fewer voices."""
        return replace(case, voices=case.voices - self.voices)


@dataclass(frozen=True, kw_only=True)
class SplitOff(Event):
    """A part of this case became a case of its own."""

    kind: ClassVar[str] = "split_off"
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    case_id: int

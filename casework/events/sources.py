"""What is done about the people behind a report: forgotten in time, named to nobody but for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from casework.events.base import OFFICES, Circle, Event


@dataclass(frozen=True, kw_only=True)
class SourcesPurged(Event):
    """Who reported, confirmed or disputed is forgotten; how many they were is not said."""

    kind: ClassVar[str] = "sources_purged"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES


@dataclass(frozen=True, kw_only=True)
class TextsErased(Event):
    """The words of these events, by their numbers, are gone: masked since, or kept long enough."""

    kind: ClassVar[str] = "texts_erased"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    events: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SourceUnsealed(Event):
    """A coordinator looked up who reported, for a written reason; recorded before they read it."""

    kind: ClassVar[str] = "source_unsealed"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES

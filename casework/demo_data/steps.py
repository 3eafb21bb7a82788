"""A step of the invented history: who does what to which case, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple


class CaseNumber(NamedTuple):
    """Another case of the plan; its real number is known once it has been reported."""

    number: int


class Picture(NamedTuple):
    """A drawn photo: of which type of matter, before or after, and which one."""

    type: str
    moment: str
    seed: int


@dataclass(frozen=True)
class Step:
    """``who`` is a sign-in name; agencies, units and people in ``inputs`` go by their names."""

    at: datetime
    case: int
    action: str
    who: str
    inputs: Mapping[str, Any] = field(default_factory=dict)

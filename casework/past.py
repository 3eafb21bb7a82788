"""Whether a past is being written: while it is, the sweeps of the present wait.

The demo's year of history is entered in order of time by the real actions, each with the time
it pretends to be. A sweep at today's time in between would date its escalations after what is
still to come, and recorded time never runs back.
"""

from __future__ import annotations

from pathlib import Path

from casework.app import current_settings

UNDER_WAY = "past-under-way"
WRITTEN = "past-written"


def past_under_way() -> bool:
    """Asked by the ticker before it sweeps."""
    return under_way_file().exists()


def under_way_file() -> Path:
    """Lies beside the data from the first case of the past to the last; holds its end."""
    return current_settings().data / UNDER_WAY


def written_file() -> Path:
    """The same file once the past is complete."""
    return current_settings().data / WRITTEN

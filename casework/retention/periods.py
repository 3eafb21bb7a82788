"""The table of periods: what is let go, after how many days, and by which function.

docs/security.md shows the same table to people; a test holds the one to the other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from casework.access_log import purge_access
from casework.app import current_settings
from casework.retention.leftovers import (
    EXPORT_DAYS,
    KEY_DAYS,
    REQUEST_DAYS,
    TOKEN_DAYS,
    purge_exports,
    purge_requests,
    purge_submissions,
    purge_tokens,
)
from casework.retention.letters import DAYS, purge_letters, purge_work
from casework.vault.purging import purge_vault


class Period(NamedTuple):
    """``name`` is that of the row in the documentation; ``days`` a number, or a setting's name.

    ``purge`` is empty where a role of its own erases (``casework.retention.erasing``), and where
    another line's function does it too.
    """

    name: str
    days: int | str
    purge: Callable[..., int] | None = None

    def lasts(self) -> float:
        """The days, as this service is set."""
        return float(
            getattr(current_settings(), self.days) if isinstance(self.days, str) else self.days
        )


PERIODS = (
    Period("which collaborator reported or confirms", "sources_kept_days"),
    Period("words of a case", "text_kept_days"),
    Period("how a source may be reached again", "vault_kept_days", purge_vault),
    Period("originals of photos", "originals_kept_days"),
    Period("letters", DAYS, purge_letters),
    Period("work that is done", DAYS, purge_work),
    Period("keys of forms received", KEY_DAYS, purge_submissions),
    Period("tokens of programs", TOKEN_DAYS, purge_tokens),
    Period("lists taken away", EXPORT_DAYS, purge_exports),
    Period("requests about one's own data", REQUEST_DAYS, purge_requests),
    Period("who looked at what", "access_log_days", purge_access),
)


def purge_all(*, now: datetime) -> int:
    """Everything the service's own role may let go; returns how much."""
    return sum(period.purge(now=now) for period in PERIODS if period.purge is not None)

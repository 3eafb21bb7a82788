"""Everything that recurs, as one list; the ticker goes through it.

Nothing here remembers when it last ran in the database: each job looks for what is due and
does it, so running it twice, late, or on two machines changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.clock import database_now
from casework.drain import drain
from casework.files import collect_garbage
from casework.hotspots.detecting import detect_hot_spots
from casework.hotspots.watching import watch_hot_spots
from casework.notify.dead import bury
from casework.notify.letters import gather
from casework.outbox import LETTERS, WORK
from casework.past import past_under_way
from casework.retention.erasing import purge
from casework.sessions import prune_sessions
from casework.sign_in_links import prune_links
from casework.throttle import prune_attempts
from casework.topics.anchor import ask_for_anchor

EACH_ROUND = timedelta(0)
ONE_ROUND = 50
"""Outbox items one round takes: the next sweep must not wait for a long queue."""


@dataclass(frozen=True)
class Recurring:
    """A job by name; ``run`` gets the database's now. ``every`` is the least time between runs."""

    name: str
    every: timedelta
    run: Callable[[datetime], int]


RECURRING = (
    Recurring(
        "sweep",
        EACH_ROUND,
        lambda now: 0 if past_under_way() else sweep(now=now, clock=database_now),
    ),
    Recurring(
        "lapse",
        timedelta(minutes=1),
        lambda now: 0 if past_under_way() else lapse_due(now=now, clock=database_now),
    ),
    Recurring(
        "watch_hot_spots",
        timedelta(minutes=1),
        lambda now: 0 if past_under_way() else watch_hot_spots(now=now),
    ),
    Recurring(
        "detect_hot_spots",
        timedelta(minutes=10),
        lambda now: 0 if past_under_way() else detect_hot_spots(now=now),
    ),
    Recurring("gather", EACH_ROUND, lambda now: gather(now=now, clock=database_now)),
    Recurring("prune_links", timedelta(hours=1), lambda now: prune_links(now=now)),
    Recurring("bury", timedelta(minutes=1), lambda now: bury(now=now, clock=database_now)),
    Recurring("drain", EACH_ROUND, lambda _now: drain(lanes=[WORK], limit=ONE_ROUND)),
    Recurring(
        "anchor", timedelta(hours=1), lambda now: 0 if past_under_way() else ask_for_anchor(now=now)
    ),
    Recurring("prune_sessions", timedelta(hours=1), lambda now: prune_sessions(now=now)),
    Recurring("prune_attempts", timedelta(hours=1), lambda now: prune_attempts(now=now)),
    Recurring("purge", timedelta(days=1), lambda now: 0 if past_under_way() else purge(now=now)),
    Recurring("collect_garbage", timedelta(hours=6), lambda _now: collect_garbage()),
)

BESIDE = (Recurring("letters", EACH_ROUND, lambda _now: drain(lanes=[LETTERS], limit=1)),)
"""What may wait long for somebody else's server, in a thread of its own: nothing waits for it."""

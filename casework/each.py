"""Going through due work: one item that fails must not keep the others waiting."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

log = logging.getLogger(__name__)
Item = TypeVar("Item")


def each(items: Iterable[Item], do: Callable[[Item], int]) -> int:
    """Do it to each and add up what they return; a failure is logged, and the next one follows.

    What failed is still due, so the next round tries it again.
    """
    done = 0
    for item in items:
        try:
            done += do(item)
        except Exception:
            log.exception("could not be done: %s", item)
    return done

"""Whose figures somebody may read."""

from __future__ import annotations

import pytest

from casework.database import db
from casework.errors import NotAllowed
from casework.figures.readers import Reach, reach_of
from casework.units import read_tree
from tests.cast import ENVIRONMENT, Cast


def test_offices_read_their_subtree_agencies_themselves_observers_no_small_number(
    cast: Cast,
) -> None:
    tree = read_tree(db.session)
    commune = frozenset({cast.unit("SMY")})
    own = frozenset({cast.agency(ENVIRONMENT)})
    assert reach_of(cast.actor("frank"), tree) == Reach(None, None, suppressed=False)
    assert reach_of(cast.actor("bob"), tree) == Reach(commune, None, suppressed=False)
    assert reach_of(cast.actor("dan"), tree) == Reach(None, own, suppressed=False)
    assert reach_of(cast.actor("olga"), tree) == Reach(None, None, suppressed=True)


@pytest.mark.parametrize("who", ["alice", "ada", "otto"])
def test_nobody_else_reads_any(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        reach_of(cast.actor(who), read_tree(db.session))

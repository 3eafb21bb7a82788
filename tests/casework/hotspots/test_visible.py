"""Who knows of an entry: its offices, and whoever may read a case of it."""

from __future__ import annotations

import pytest

from casework.database import db
from casework.errors import NotFound
from casework.hotspots.visible import visible_entry
from tests.casework.hotspots.register import Register

SEES = ("bob", "grace", "carol", "frank", "olga", "dan", "dora")


@pytest.mark.parametrize("who", ["bill", "gus", "eve", "paul", "wendy", "amy", "ada", *SEES])
def test_it_exists_for_these_and_for_nobody_else(register: Register, who: str) -> None:
    entry = register.opened()
    actor = register.cases.cast.actor(who)
    if who in SEES:
        assert visible_entry(db.session, entry, actor=actor).id == entry
    else:
        with pytest.raises(NotFound):
            visible_entry(db.session, entry, actor=actor)

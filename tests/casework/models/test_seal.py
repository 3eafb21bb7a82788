"""What was sealed stays: seals, anchors and what verifying found can only be added to."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casework.history.anchoring import make_anchor
from casework.models import Verification
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast


@pytest.mark.parametrize("table", ["event_seals", "anchors", "anchored_heads", "verifications"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_nothing_of_it_is_changed_or_removed(
    cast: Cast, now: datetime, table: str, deed: str
) -> None:
    Cases(cast, now).reported()
    with unit_of_work() as session:
        make_anchor(session, now=now)
        session.add(Verification(recorded_at=now, events=1, faults=0, first_fault=None))
    column = "faults" if table == "verifications" else "hash"
    with pytest.raises(IntegrityError, match="stays sealed"), unit_of_work() as session:
        session.execute(text(deed.format(table, column, column)))

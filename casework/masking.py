"""What a coordinator masked is gone, not only hidden: the words before it are erased.

The events stay with their hashes, and one more says which of them lost their words (design §6).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from casework.casefile import CaseFile
from casework.events.sources import TextsErased
from casework.models import CaseEvent, EventPayload
from casework.payloads import TEXT
from casework.privileges import may_erase
from casework.recording import record
from casework.seats import Reading
from workflows.actors import SYSTEM, Standing

SHOWN_BY = ("reported", "assessed", "corrected")
"""The events whose words a case shows; a later one replaces what an earlier one said."""


def erase_masked(file: CaseFile) -> bool:
    """Erase what was said before the last masking, within a running transaction.

    The service's own role on PostgreSQL may not: then it waits for ``casework forget``.
    """
    if not may_erase(file.session.connection()):
        return False
    return erase_texts(file, masked_over(file.session, file.row.id))


def erase_texts(file: CaseFile, events: Iterable[CaseEvent]) -> bool:
    """Erase the words of these events of the case and record that; False if there are none."""
    gone = sorted(events, key=lambda event: event.seq)
    if not gone:
        return False
    record(
        file,
        TextsErased(events=tuple(event.seq for event in gone)),
        actor=SYSTEM,
        standing=Standing.SYSTEM,
    )
    mine = EventPayload.event_id.in_([event.id for event in gone])
    file.session.execute(
        delete(EventPayload).where(EventPayload.part == TEXT, mine),
        execution_options={"synchronize_session": False},
    )
    return True


def masked_over(session: Reading, case_id: int) -> list[CaseEvent]:
    """Events that still have words which a later assessment of the case replaced."""
    rows = session.scalars(
        select(CaseEvent)
        .join(EventPayload, EventPayload.event_id == CaseEvent.id)
        .where(
            CaseEvent.case_id == case_id,
            CaseEvent.kind.in_(SHOWN_BY),
            EventPayload.part == TEXT,
        )
        .order_by(CaseEvent.seq)
    ).all()
    last = max((each.seq for each in rows if each.kind == "assessed"), default=0)
    return [each for each in rows if each.seq < last]

"""Writing one event: the row, its payloads, and the people it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from casework.app import current_settings
from casework.casefile import CaseFile
from casework.events import Event
from casework.history.reading import step
from casework.history.sealing import head_of, seal_event
from casework.models import CaseEvent, Notice
from casework.notify.when import leaving
from casework.payloads import IDENTITY, TEXT, seal
from casework.recipients import Addressees
from casework.seating import AskedSeating
from casework.seats import Reading
from workflows.actors import Actor, Standing

WITNESSES = frozenset({Standing.REPORTER, Standing.CONFIRMER})


def record(
    file: CaseFile,
    event: Event,
    *,
    actor: Actor,
    standing: Standing,
    text: Mapping[str, str] | None = None,
    identity: Mapping[str, Any] | None = None,
) -> CaseEvent:
    """Append the event; a witness's identity goes into a payload, never into the event."""
    if standing in WITNESSES:
        identity = {**(identity or {}), "person": actor.person_id}
    sealed = [
        (part, *seal(part, content))
        for part, content in ((TEXT, text), (IDENTITY, identity))
        if content
    ]
    hashes = {part: digest for part, _, digest in sealed}
    if file.head is None:
        file.head = head_of(file.session, file.row.id, file.row.last_seq)
    row = CaseEvent(
        case_id=file.row.id,
        seq=file.row.last_seq + 1,
        kind=event.kind,
        kind_version=event.version,
        actor_id=None if standing in WITNESSES else actor.person_id,
        standing=standing.value,
        body=event.body(),
        text_hash=hashes.get(TEXT),
        identity_hash=hashes.get(IDENTITY),
    )
    if not dated_by_database(file.session):
        row.recorded_at = file.now
    file.session.add(row)
    file.session.flush()
    file.now = max(file.now, row.recorded_at)
    file.head = seal_event(file.session, row, ref=file.row.ref, before=file.head)
    for _, payload, _ in sealed:
        payload.event_id = row.id
        file.session.add(payload)
    file.row.last_seq = row.seq
    if event.moves_version and row.seq > 1:
        file.row.version += 1
    before = file.history[-1].after if file.history else None
    file.history.append(step(before, row))
    # Who is told depends on seats alone, so nothing need be written before asking.
    with file.session.no_autoflush:
        tell(file, row, addressees(file).of(event.told()) - {actor.person_id})
    return row


def dated_by_database(session: Reading) -> bool:
    """In production PostgreSQL itself writes the time; the service has no right to (promise H2)."""
    return current_settings().production and session.get_bind().dialect.name == "postgresql"


def addressees(file: CaseFile) -> Addressees:
    """The people of this case as it stands now."""
    coordinating, above = file.desks()
    return Addressees(
        seating=AskedSeating(file.session, file.today),
        case=file.state,
        lineage=file.lineage,
        coordinating=coordinating,
        above=above,
        reporters=file.reporters,
        confirmers=file.confirmers,
    )


def tell(file: CaseFile, event: CaseEvent, people: Iterable[int | None]) -> None:
    """Put the event into these people's notices, once each, to leave the house when it is time."""
    rule, witnesses = leaving(file.calendar), file.reporters | file.confirmers
    file.session.add_all(
        Notice(
            **rule.notice(
                person_id=person,
                case_id=file.row.id,
                event_id=event.id,
                now=file.now,
                urgent=file.state.urgent,
                hot_spot=file.state.hot_spot,
                witness=person in witnesses,
            )
        )
        for person in people
        if person is not None
    )

"""Row equals fold of events, and the events themselves are whole (promises R3, H1, H3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from casework.checking.records import Records
from casework.checking.violation import Violation
from casework.events import EVENT_KINDS
from casework.events.sources import SourcesPurged
from casework.fold import FOLDED_COLUMNS
from casework.history.reading import Step
from casework.masking import SHOWN_BY
from casework.payloads import IDENTITY, TEXT, payload_hash
from casework.recording import WITNESSES
from casework.settling import parts
from casework.text import folded

SHOWN = ("title", "what", "place")


def sequence(case: Records) -> Iterator[Violation]:
    """Events are numbered 1..n without a gap, never run back in time, and the row knows n."""
    numbers = [event.seq for event in case.events]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Violation("gap in the events", case.row.ref, f"numbers {numbers}")
    if case.row.last_seq != len(numbers):
        found = f"the row counts {case.row.last_seq}, there are {len(numbers)}"
        yield Violation("last event", case.row.ref, found)
    times = [event.recorded_at for event in case.events]
    if times != sorted(times):
        yield Violation("time runs back", case.row.ref, "events are not in order of time")


def version(case: Records) -> Iterator[Violation]:
    """The version counts the events that make stale what others saw."""
    known = [EVENT_KINDS[event.kind] for event in case.events if event.kind in EVENT_KINDS]
    wanted = 1 + sum(kind.moves_version for kind in known[1:])
    if case.row.version != wanted:
        found = f"the row says {case.row.version}, its events {wanted}"
        yield Violation("version", case.row.ref, found)


def payloads(case: Records) -> Iterator[Violation]:
    """Each payload is the one its event was written with; a missing one was erased."""
    events = {event.id: event for event in case.events}
    for payload in case.payloads:
        event = events[payload.event_id]
        wanted = event.text_hash if payload.part == TEXT else event.identity_hash
        if payload_hash(payload.salt, payload.body) != wanted:
            found = f"the {payload.part} of event {event.seq} is not what was written"
            yield Violation("payload", case.row.ref, found)


def witnesses(case: Records) -> Iterator[Violation]:
    """A witness's event names nobody outside its payload (design §6)."""
    for event in case.events:
        if event.standing in WITNESSES and event.actor_id is not None:
            found = f"event {event.seq} names the person who spoke"
            yield Violation("identity in an event", case.row.ref, found)
        if event.standing in WITNESSES and event.identity_hash is None:
            found = f"event {event.seq} keeps no identity"
            yield Violation("witness unknown", case.row.ref, found)


def row(case: Records, history: list[Step]) -> Iterator[Violation]:
    """Every folded column, the agencies' parts and the units that held the case."""
    state = history[-1].after
    for name in FOLDED_COLUMNS:
        yield from _differs(case, name, getattr(case.row, name), getattr(state, name))
    yield from _differs(case, "agencies", case.agencies, parts(state))
    yield from _differs(case, "units", case.units, frozenset(state.units))


def people(case: Records, history: list[Step]) -> Iterator[Violation]:
    """Reporters and confirmers are apart; whoever signed as witness is one of the two."""
    both = case.reporters & case.confirmers
    if both:
        yield Violation("confirmer", case.row.ref, f"{len(both)} reporters are confirmers too")
    begun = case.events[0]
    purged = any(event.kind == SourcesPurged.kind for event in case.events)
    if begun.standing in WITNESSES and not case.reporters and not purged:
        yield Violation("reporter", case.row.ref, "a witness reported it, and has no part in it")
    identities = _contents(case, IDENTITY)
    reporter = identities.get(begun.id, {}).get("person")
    if reporter is not None and reporter not in case.reporters:
        yield Violation("reporter", case.row.ref, "its reporter has no part in it")
    asked: set[int] = set()
    unknown = False
    for each, event in zip(history, case.events, strict=True):
        if each.event.kind == "reopened":
            asked, unknown = set(), False
        named = identities.get(event.id, {})
        asked |= set(named.get("confirmers", ()))
        unknown |= event.identity_hash is not None and event.id not in identities
    if case.confirmers - asked and not unknown:
        yield Violation("confirmer", case.row.ref, "a confirmer was never asked in this cycle")


def text(case: Records) -> Iterator[Violation]:
    """What the case shows is the text of its payloads, and is searched by what it shows."""
    shown = case.text
    if shown is None:
        yield Violation("text", case.row.ref, "the case has no text")
        return
    if shown.folded != folded(f"{shown.title} {shown.place} {shown.what}"):
        yield Violation("search text", case.row.ref, "it is not made of what the case shows")
    written = {event.id: event for event in case.events if event.kind in SHOWN_BY}
    contents = _contents(case, TEXT)
    wanted: dict[str, Any] = {}
    for id_ in sorted(written):
        if written[id_].text_hash and id_ not in contents:
            # Erased: what it said is known to nobody, until a later one says it again.
            wanted = {}
        wanted |= {name: said for name, said in contents.get(id_, {}).items() if name in SHOWN}
    for name, said in wanted.items():
        if getattr(shown, name) != said:
            yield Violation("text", case.row.ref, f"its {name} is not what was written")


def _contents(case: Records, part: str) -> dict[int, dict[str, Any]]:
    return {each.event_id: json.loads(each.body) for each in case.payloads if each.part == part}


def _differs(case: Records, name: str, stored: object, wanted: object) -> Iterator[Violation]:
    if stored != wanted:
        found = f"{name} is {stored!r}, its events say {wanted!r}"
        yield Violation("row is not the fold", case.row.ref, found)


# The fold is worked out once a case and given to the rules that need it.
OF_STORED = (sequence, version, payloads, witnesses, text)
OF_HISTORY = (row, people)

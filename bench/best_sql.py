"""The best set-based SQL for one sweep: what is worked out in Python elsewhere lies ready here.

Rung times and recipients are tables before the measurement begins, and no case is locked: it is
the limit that the sweep is held against, not a way to do it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, text

from casework.app import current_settings
from casework.database import EPOCH, MICROSECOND, db
from casework.history.keys import ring_of
from casework.models import Case, CaseClock
from casework.notify.when import leaving
from casework.rules.stored import read_rulebook
from casework.seating import read_seating
from casework.seats import Reading
from casework.sweeping.due import HeldCase
from casework.sweeping.writing import Audience
from casework.units import read_tree
from workflows.escalation import next_rung_at, rungs_due

# Of SHA-256, in bytes: a shorter key is filled up to it.
BLOCK = 64
TABLES = """
CREATE TABLE bench_rungs (type text, due_current bigint, level int, next_at bigint, duties json);
CREATE TABLE bench_people (unit_id bigint, lead_id bigint, level int, person_id bigint);
CREATE TABLE bench_leaving (urgent boolean, send_at bigint, at_once boolean)
"""
SWEEP = """
WITH due AS MATERIALIZED (
  SELECT clock.id AS clock_id, clock.case_id, clock.key, clock.kind, clock.due_current,
         held.ref, held.last_seq + 1 AS seq, coalesce(seal.hash, '') AS head, held.unit_id, held.urgent, held.level AS case_level,
         CASE WHEN held.state IN ('assigned', 'in_progress') THEN held.lead_id ELSE 0 END AS lead_id,
         rung.level, rung.next_at, rung.duties
  FROM case_clocks AS clock
  JOIN cases AS held ON held.id = clock.case_id
  JOIN bench_rungs AS rung ON rung.type = held.type AND rung.due_current = clock.due_current
  LEFT JOIN event_seals AS seal ON seal.chain = held.id AND seal.seq = held.last_seq
  WHERE clock.ended_at IS NULL AND clock.next_rung_at <= :now
), events AS (
  INSERT INTO case_events (case_id, seq, kind, kind_version, standing, recorded_at, body)
  SELECT case_id, seq, 'escalated', 1, 'system', :now, json_build_object(
    'clock', key, 'clock_kind', kind, 'level', level, 'tells_duties', duties)
  FROM due RETURNING id, case_id
), seals AS (
  INSERT INTO event_seals (chain, seq, key_id, hash)
  SELECT case_id, seq, :key_id, encode(sha256(:outside || sha256(:inside || convert_to(concat(
    '[', case_id, ',"', ref, '",', seq, ',"escalated",1,null,"system",', CAST(:now AS bigint),
    ',{"clock":"', key, '","clock_kind":"', kind, '","level":', level,
    ',"tells_duties":', replace(CAST(duties AS text), ' ', ''), '},null,null,"', head, '"]'
  ), 'UTF8'))), 'hex')
  FROM due
), rungs AS (
  INSERT INTO escalations (clock_id, case_id, level, due_at, recorded_at)
  SELECT clock_id, case_id, level, due_current, :now FROM due
), told AS (
  INSERT INTO notices (person_id, case_id, event_id, recorded_at, send_at, at_once)
  SELECT person_id, case_id, events.id, :now, leaves.send_at, leaves.at_once
  FROM events JOIN due USING (case_id)
  JOIN bench_people AS people USING (unit_id, lead_id, level)
  JOIN bench_leaving AS leaves USING (urgent)
), climbed AS (
  UPDATE case_clocks AS clock SET
    level = CASE WHEN clock.id = due.clock_id THEN due.level ELSE clock.level END,
    next_rung_at = CASE WHEN clock.id = due.clock_id THEN due.next_at ELSE clock.next_rung_at END,
    first_breached_at = CASE WHEN clock.due_current < :now AND clock.kind <> 'lapse'
      THEN coalesce(clock.first_breached_at, clock.due_current) ELSE clock.first_breached_at END
  FROM due
  WHERE clock.case_id = due.case_id AND clock.ended_at IS NULL
    AND (clock.id = due.clock_id OR clock.due_current < :now)
)
UPDATE cases SET last_seq = due.seq, level = greatest(due.case_level, due.level)
FROM due WHERE cases.id = due.case_id
"""


def prepare(session: Reading, now: datetime) -> None:
    """Everything a rung needs to know beforehand, for the cases that are late by ``now``."""
    connection = session.connection()
    for statement in TABLES.split(";"):
        connection.execute(text(statement))
    rules = read_rulebook(session)
    calendar = rules.newest_calendar
    seating = read_seating(session, on=calendar.local_date(now))
    audience = Audience(seating, read_tree(session), set(), leaving(calendar))
    late = select(
        Case.type, Case.state, Case.unit_id, Case.lead_id, CaseClock.started_at,
        CaseClock.due_current,
    ).join(CaseClock).where(CaseClock.ended_at.is_(None), CaseClock.next_rung_at <= now)  # fmt: skip
    for row in session.execute(late.distinct()).all():
        ladder = rules.policy(row.type, now).ladder
        about = {"urgent": False, "calendar": calendar, "started_at": row.started_at}
        (rung,) = rungs_due(ladder, row.due_current, cycle=1, reached=0, now=now, **about)
        upcoming = next_rung_at(ladder, row.due_current, reached=rung.level, **about)
        duties = ", ".join(f'"{duty.value}"' for duty in rung.tells)
        connection.execute(
            text(
                "INSERT INTO bench_rungs SELECT :type, :due, :level, :next, CAST(:duties AS json)"
                " WHERE NOT EXISTS (SELECT 1 FROM bench_rungs WHERE type = :type)"
            ),
            {
                "type": row.type, "due": stored(row.due_current), "level": rung.level,
                "next": stored(upcoming), "duties": f"[{duties}]",
            },
        )  # fmt: skip
        held = HeldCase(
            0, "", row.type, row.state, row.unit_id, row.lead_id,
            urgent=False, hot_spot=False, last_seq=0, last_at=now, head=None,
        )  # fmt: skip
        place = {
            "unit": row.unit_id,
            "lead": (held.lead_id if held.held_by_agency else 0) or 0,
            "level": rung.level,
        }
        people = [{**place, "person": one} for one in audience.of(held, rung.tells)]
        connection.execute(
            text("INSERT INTO bench_people VALUES (:unit, :lead, :level, :person)"), people
        )
    send_at, at_once = audience.rule.leaves(now, urgent=False, hot_spot=False)
    connection.execute(
        text("INSERT INTO bench_leaving VALUES (false, :send_at, :at_once)"),
        {"send_at": stored(send_at), "at_once": at_once},
    )


def sweep_in_sql(now: datetime) -> None:
    """One statement, one transaction; the database seals by HMAC-SHA256, as its two hashes."""
    key = ring_of(current_settings()).current
    padded = key.secret.ljust(BLOCK, b"\0")
    about = {
        "key_id": key.id,
        "inside": bytes(each ^ 0x36 for each in padded),
        "outside": bytes(each ^ 0x5C for each in padded),
    }
    with db.engine.begin() as connection:
        connection.execute(text(SWEEP), {"now": stored(now), **about})


def stored(moment: datetime | None) -> int | None:
    """As the database keeps times."""
    return None if moment is None else (moment - EPOCH) // MICROSECOND

"""What the committee's pages show, asked as plainly as SQL can: the other side of the measurement.

Written by hand for somebody who sees the whole province, with nothing of the service in between.
Times are the database's own: microseconds since 1970.
"""

from __future__ import annotations

from typing import Any, Final

LATE: Final = """
SELECT c.*, t.title, t.place, p.name AS place_unit, h.name AS unit, a.name AS agency, a.outside
FROM cases c JOIN case_texts t ON t.case_id = c.id
JOIN units p ON p.id = c.place_unit_id JOIN units h ON h.id = c.unit_id
LEFT JOIN agencies a ON a.id = c.lead_id
WHERE c.due_at < %(now)s ORDER BY c.due_at, c.ref LIMIT 51
"""
FACETS: Final = """
SELECT unit_id, lead_id, type, severity, due_at / 86400000000 AS day, count(*) FROM (
  SELECT unit_id, lead_id, type, severity, due_at FROM cases WHERE due_at < %(now)s
  ORDER BY due_at LIMIT 10001) AS late
GROUP BY 1, 2, 3, 4, 5
"""
FIGURES: Final = """
SELECT
 (SELECT count(DISTINCT k.case_id) FROM case_clocks k WHERE k.first_breached_at <= %(then)s
  AND k.due_current < %(then)s AND (k.ended_at IS NULL OR k.ended_at > %(then)s)
  AND k.kind NOT IN ('custody', 'lapse')),
 (SELECT count(*) FROM hot_spots WHERE status <> 'ended'),
 (SELECT count(*) FROM case_clocks WHERE kind = 'directive' AND ended_at IS NULL),
 (SELECT count(*) FROM case_clocks WHERE kind = 'directive' AND started_at <= %(then)s
  AND (ended_at IS NULL OR ended_at > %(then)s)),
 (SELECT count(*) FROM cases WHERE verification = 'unconfirmed' AND ended_at >= %(then)s),
 (SELECT count(*) FROM case_events WHERE kind = 'lapsed'
  AND recorded_at >= %(before)s AND recorded_at < %(then)s),
 (SELECT count(*) FROM cases WHERE paused_until IS NOT NULL)
"""
STEPS: Final = """
SELECT e.case_id, e.kind, e.body, e.recorded_at, p.body AS text
FROM case_events e LEFT JOIN event_payloads p ON p.event_id = e.id AND p.part = 'text'
WHERE e.case_id = ANY(%(shown)s)
AND e.kind IN ('paused', 'extension_decided', 'returned', 'acknowledged', 'explained')
"""
RUNGS: Final = """
SELECT e.case_id, k.key, e.level, e.recorded_at FROM escalations e
JOIN case_clocks k ON k.id = e.clock_id WHERE e.case_id = ANY(%(shown)s)
"""
CLOCKS: Final = """
SELECT case_id, kind, name, cycle, days_late, due_original, due_current, ended_at
FROM case_clocks WHERE case_id = ANY(%(shown)s)
"""
WORK: Final = """
WITH held AS (
  SELECT agency_id, case_id, custody, min(seq) AS first FROM case_phases
  WHERE agency_id IS NOT NULL AND since < %(ends)s AND (until IS NULL OR until >= %(begins)s)
  GROUP BY 1, 2, 3)
SELECT h.agency_id, count(*), count(*) FILTER (WHERE f.since >= %(begins)s),
  count(*) FILTER (WHERE l.custody = h.custody),
  count(*) FILTER (WHERE l.custody = h.custody AND l.held_current < %(ends)s),
  count(*) FILTER (WHERE l.mark = 'resolved'),
  count(*) FILTER (WHERE l.mark = 'resolved' AND l.left_original <> 'late'),
  count(*) FILTER (WHERE l.mark = 'resolved' AND l.left <> 'late'),
  count(*) FILTER (WHERE l.mark = 'resolved' AND k.verification = 'confirmed'),
  count(*) FILTER (WHERE l.mark = 'resolved' AND k.verification = 'unconfirmed'),
  count(*) FILTER (WHERE l.mark = 'resolved' AND k.verification = 'disputed')
FROM held h
JOIN case_phases f ON f.case_id = h.case_id AND f.seq = h.first
CROSS JOIN LATERAL (SELECT * FROM case_phases p WHERE p.case_id = h.case_id
  AND p.since < %(ends)s AND (p.custody = h.custody OR p.left_custody = h.custody)
  ORDER BY p.seq DESC LIMIT 1) l
CROSS JOIN LATERAL (SELECT * FROM case_phases p WHERE p.case_id = h.case_id
  AND p.cycle = l.cycle AND p.since < %(as_of)s ORDER BY p.seq DESC LIMIT 1) k
GROUP BY 1
"""
MARKS: Final = """
SELECT coalesce(left_agency_id, agency_id), mark, count(*) FROM case_phases
WHERE since >= %(begins)s AND since < %(ends)s AND mark IN ('extended', 'extension_refused',
  'paused', 'recategorised', 'returned', 'reassigned', 'rework_asked') GROUP BY 1, 2
"""
STAGES: Final = """
SELECT coalesce(left_agency_id, agency_id), left_state, left_state_days, count(*) FROM case_phases
WHERE since >= %(begins)s AND since < %(ends)s AND left_state IS NOT NULL GROUP BY 1, 2, 3
"""
RECURS: Final = """
SELECT count(*) FROM case_events WHERE kind = 'came_back' AND recorded_at >= %(begins)s
"""
GRID: Final = """
WITH dealt AS (
  SELECT case_id, cycle, min(seq) AS first FROM case_phases
  WHERE state IN ('reported', 'assessed', 'assigned', 'in_progress', 'resolved')
  AND since < %(ends)s AND (until IS NULL OR until >= %(begins)s) GROUP BY 1, 2)
SELECT l.place_unit_id, l.type, f.mark, l.settled, k.verification, count(*),
  count(*) FILTER (WHERE f.since < %(begins)s),
  count(*) FILTER (WHERE l.settled IS NULL AND l.due_current < %(ends)s)
FROM dealt d
JOIN case_phases f ON f.case_id = d.case_id AND f.seq = d.first
CROSS JOIN LATERAL (SELECT * FROM case_phases p WHERE p.case_id = d.case_id
  AND p.cycle = d.cycle AND p.since < %(ends)s ORDER BY p.seq DESC LIMIT 1) l
CROSS JOIN LATERAL (SELECT * FROM case_phases p WHERE p.case_id = d.case_id
  AND p.cycle = d.cycle AND p.since < %(as_of)s ORDER BY p.seq DESC LIMIT 1) k
GROUP BY 1, 2, 3, 4, 5
"""
GRID_BEFORE: Final = GRID.replace("%(begins)s", "%(begins_before)s").replace(
    "%(ends)s", "%(begins)s"
)
CAME: Final = """
SELECT since / 2629800000000 AS month, mark, count(*) FROM case_phases
WHERE mark IN ('reported', 'feedback_given') AND since >= %(year)s AND since < %(ends)s
GROUP BY 1, 2
"""
LATE_THEN: Final = f"""
SELECT {
    ", ".join(
        f"count(*) FILTER (WHERE since < %(ends)s - {n * 2629800000000} AND due_current <"
        f" %(ends)s - {n * 2629800000000} AND (until IS NULL OR until >= %(ends)s - {n * 2629800000000}))"
        for n in range(12)
    )
}
FROM case_phases
WHERE state IN ('reported', 'assessed', 'assigned', 'in_progress', 'resolved')
AND (until IS NULL OR until >= %(year)s) AND due_current < %(ends)s
"""  # noqa: S608 -- numbers of this file alone
OLD: Final = """
SELECT (%(ends)s - t.since) / 86400000000 / 30, count(*),
  count(*) FILTER (WHERE p.due_current < %(ends)s)
FROM case_phases p JOIN case_phases t ON t.case_id = p.case_id AND t.seq = 1
WHERE p.state IN ('reported', 'assessed', 'assigned', 'in_progress', 'resolved')
AND p.since < %(ends)s AND (p.until IS NULL OR p.until >= %(ends)s) GROUP BY 1
"""
FAR: Final = """
SELECT p.state, p.verification, count(DISTINCT p.case_id) FROM case_phases c
JOIN case_phases p ON p.case_id = c.case_id AND p.since < %(ends)s
WHERE c.mark = 'reported' AND c.since >= %(begins)s AND c.since < %(ends)s GROUP BY 1, 2
"""
DASHBOARD: Final = (GRID, GRID_BEFORE, CAME, LATE_THEN, OLD, FAR)
BOARD: Final = (LATE, FACETS, FIGURES, RUNGS, STEPS, CLOCKS)
LEDGER: Final = (WORK, MARKS, STAGES, RECURS)


def ask(cursor: Any, statements: tuple[str, ...], values: dict[str, Any]) -> list[list[Any]]:
    """Every row of every statement, read by the bare driver."""
    return [cursor.execute(each, values).fetchall() for each in statements]

"""The daily detection: reports of the past weeks are looked at once, and what stands out proposed.

It runs on any machine, once a day: whoever writes the day's row first has the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.hotspots.known import known_cases
from casework.models import (
    Case,
    CaseText,
    HotSpotProposal,
    HotSpotProposalCase,
    HotSpotScan,
)
from casework.queries import speakers_since, told_since
from casework.refs import ZONE
from casework.seats import Reading
from casework.similar import pairs, syllables
from casework.unit_of_work import unit_of_work
from casework.units import UnitTree, read_tree
from workflows.detection.parameters import FROZEN, Parameters
from workflows.detection.proposing import candidates, is_news
from workflows.detection.sighting import Candidate, Finding, Group, Sighting
from workflows.detection.surge import Past, province_of
from workflows.types import CASE_TYPES

YEAR = timedelta(days=365)
FROM_HOUR = 5
"""Not at midnight: reports of the day before may still be on their way from phones."""


def detect_hot_spots(*, now: datetime) -> int:
    """Today's detection, if it has not run; returns how many proposals it made."""
    local = now.astimezone(ZONE)
    ran = db.session.scalar(select(HotSpotScan.day).where(HotSpotScan.day == local.date()))
    db.session.rollback()
    if ran is not None or local.hour < FROM_HOUR:
        return 0
    try:
        with unit_of_work() as session:
            scan = HotSpotScan(day=local.date(), recorded_at=now, proposals=0)
            session.add(scan)
            session.flush()
            found = list(stand_out(session, on=local.date(), now=now))
            _propose(session, found, now)
            scan.proposals = len(found)
            return len(found)
    except IntegrityError:  # another machine has the day
        return 0


def stand_out(
    session: Reading, *, on: date, now: datetime, using: Parameters = FROZEN
) -> Iterator[Candidate]:
    """What is news today, group by group."""
    groups = _groups(session, now, using)
    past = _past(groups, on, using)
    province = province_of(past)
    recent_days = max(using.near_days, using.surge_days, using.voices_days)
    recent = {
        group: [each for each in cases if (on - each.day).days < recent_days]
        for group, cases in groups.items()
    }
    least = min(using.near_least, using.surge_least)
    speakers = _speakers(session, now, recent_days)
    for group, cases in sorted(recent.items()):
        voices = frozenset().union(*(speakers.get(each.case_id, ()) for each in cases))
        if len(cases) < least and len(voices) < using.voices_least:
            continue
        places = _places(session, [each.case_id for each in groups[group]])
        sightings = [
            each._replace(
                place=places[each.case_id],
                speakers=frozenset(speakers.get(each.case_id, ())),
            )
            for each in cases
        ]
        near = timedelta(days=using.near_days)
        earlier = [
            places[each.case_id] for each in groups[group] if near <= on - each.day < near + YEAR
        ]
        known = known_cases(session, group)
        for found in candidates(group, sightings, earlier, past, province, on=on, using=using):
            if is_news(found.cases, known, using):
                yield found


def _groups(session: Reading, now: datetime, using: Parameters) -> dict[Group, list[Sighting]]:
    """The cases of the past year and a bit by commune and type, still without their places."""
    days = max((using.past_windows + 1) * using.surge_days, YEAR.days + using.near_days)
    found: dict[Group, list[Sighting]] = defaultdict(list)
    for row in told_since(
        session,
        now - timedelta(days=days),
        Case.id,
        Case.place_unit_id,
        Case.type,
        Case.reported_at,
    ):
        day = row.reported_at.astimezone(ZONE).date()
        found[row.place_unit_id, row.type].append(Sighting(row.id, day, frozenset()))
    return found


def _past(groups: dict[Group, list[Sighting]], on: date, using: Parameters) -> Past:
    present: dict[Group, int] = {}
    before: dict[Group, list[int]] = {}
    for group, cases in groups.items():
        counts = [0] * using.past_windows
        for each in cases:
            window = (on - each.day).days // using.surge_days
            if window == 0:
                present[group] = present.get(group, 0) + 1
            elif window <= using.past_windows:
                counts[window - 1] += 1
        before[group] = counts
    return Past(present, before)


def _speakers(session: Reading, now: datetime, days: int) -> dict[int, set[int]]:
    """Who told each case or one merged into it; counted here, and nowhere kept."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in speakers_since(session, now - timedelta(days=days + 1)):
        found[row.merged_into_id or row.case_id].add(row.person_id)
    return found


def _places(session: Reading, cases: Sequence[int]) -> dict[int, frozenset[tuple[str, str]]]:
    rows = session.execute(
        select(CaseText.case_id, CaseText.place).where(CaseText.case_id.in_(cases))
    )
    return {row.case_id: pairs(syllables(row.place)) for row in rows}


def _propose(session: Reading, found: Sequence[Candidate], now: datetime) -> None:
    tree = read_tree(session)
    for each in found:
        place_unit, type_ = each.group
        row = HotSpotProposal(
            unit_id=_keeper(tree, place_unit, type_),
            place_unit_id=place_unit,
            type=type_,
            findings=[_stored(finding) for finding in each.findings],
            proposed_at=now,
        )
        session.add(row)
        session.flush()
        session.add_all(
            HotSpotProposalCase(proposal_id=row.id, case_id=case) for case in sorted(each.cases)
        )


def _keeper(tree: UnitTree, place_unit: int, type_slug: str) -> int:
    """What starts at the province is proposed there, unseen by the commune."""
    lineage = tree.lineage(place_unit)
    return lineage[-1] if CASE_TYPES[type_slug].starts_at_top else lineage[0]


def _stored(finding: Finding) -> dict[str, Any]:
    return {
        "look": finding.look.value,
        "counted": finding.counted,
        "days": finding.days,
        "expected": round(finding.expected, 2),
        "chance": finding.chance,
    }

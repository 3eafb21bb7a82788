"""Are the promises of design §6 kept by this database? The command ``casework check`` asks.

Reads only. What people wrote or who they are is never in what it says, so its output may be
passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from casework.casefile import CaseFile
from casework.checking import (
    folding,
    hot_spots,
    letters,
    links,
    meetings,
    orphans,
    phases,
    policies,
    timing,
)
from casework.checking.records import Records, read_records
from casework.checking.violation import Violation
from casework.clock import read_clock
from casework.history.reading import Step, steps
from casework.history.verifying import verify_with_own_keys
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from casework.units import UnitTree, read_tree
from workflows.rulebook import Rulebook

__all__ = ["Violation", "check"]


def check(
    session: Reading,
    *,
    now: datetime | None = None,
    is_kept: Callable[[str], bool] | None = None,
) -> list[Violation]:
    """Every promise found broken, case by case.

    With ``now`` it also warns of rungs that should have been climbed before; without, time is
    the database's and nobody is blamed for a ticker that does not run. ``is_kept`` says
    whether the file of a SHA-256 is there; without it, files are not looked for.
    """
    around = _Surroundings(
        session=session,
        rules=read_rulebook(session),
        tree=read_tree(session),
        now=now or read_clock(session),
        warn=now is not None,
    )
    of_tables = (
        *links.OF_TABLES,
        *orphans.OF_TABLES,
        *letters.OF_TABLES,
        *policies.OF_TABLES,
        *hot_spots.OF_TABLES,
        *meetings.OF_TABLES,
        *phases.OF_TABLES,
    )
    found = [one for rule in of_tables for one in rule(session)]
    found += [
        Violation("history", fault.ref, f"event {fault.seq}: {fault.what}")
        for fault in verify_with_own_keys(session).faults
    ]
    if is_kept is not None:
        found += links.files(session, is_kept)
    for case in read_records(session):
        found += _of_case(case, around)
    return found


@dataclass(frozen=True)
class _Surroundings:
    """What all cases have in common."""

    session: Reading
    rules: Rulebook
    tree: UnitTree
    now: datetime
    warn: bool

    def file(self, case: Records, history: list[Step]) -> CaseFile:
        """The case as it is now; a history ahead of the clock is taken at its end."""
        return CaseFile(
            session=self.session,
            row=case.row,
            history=history,
            tree=self.tree,
            rules=self.rules,
            reporters=case.reporters,
            confirmers=case.confirmers,
            now=max(self.now, history[-1].at),
        )


def _of_case(case: Records, around: _Surroundings) -> Iterator[Violation]:
    for stored_rule in folding.OF_STORED:
        yield from stored_rule(case)
    try:
        history = steps(case.events)
    except (KeyError, TypeError, ValueError) as fault:
        yield Violation("history cannot be read", case.row.ref, repr(fault))
        return
    if not history:
        yield Violation("no history", case.row.ref, "the case has no events")
        return
    for rule in folding.OF_HISTORY:
        yield from rule(case, history)
    file = around.file(case, history)
    then = replace(file, now=history[-1].at)
    yield from timing.clocks(case, then, file)
    yield from timing.due(case, then, file)
    yield from timing.rungs(case, file)
    if around.warn:
        yield from timing.unfired(case, file)

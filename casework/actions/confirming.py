"""Is it really fixed? Confirm, dispute, and naming somebody else who can know."""

from __future__ import annotations

from collections.abc import Iterable

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.closing import Confirmed, ConfirmerNamed, Disputed
from casework.models import CaseConfirmer
from casework.seats import still_serving
from workflows.words import Label


def ask_to_confirm(turn: Turn, people: Iterable[int]) -> frozenset[int]:
    """Let these collaborators see the confirmation request; refuses anybody else."""
    wanted = frozenset(people)
    file = turn.file
    if wanted - still_serving(file.session, wanted, on=file.today):
        raise BadInput(
            "confirmers",
            Label("Chỉ nhờ cộng tác viên đang hoạt động.", "Only an active collaborator."),
        )
    file.session.add_all(
        CaseConfirmer(case_id=file.row.id, person_id=person)
        for person in wanted - file.confirmers - file.reporters
    )
    file.confirmers |= wanted - file.reporters
    return wanted


@command
def name_confirmer(turn: Turn, *, confirmers: list[int]) -> None:
    """Ask another collaborator, when the reporter has left or does not answer.

    When nobody who was asked before is still there, the time to answer begins anew.
    """
    file = turn.file
    before = still_serving(file.session, file.reporters | file.confirmers, on=file.today)
    named = ask_to_confirm(turn, confirmers)
    if not named:
        raise BadInput("confirmers", Label("Chọn một cộng tác viên.", "Name a collaborator."))
    turn.record(ConfirmerNamed(anew=not before), identity={"confirmers": sorted(named)})


@command
def confirm(turn: Turn, *, words: str = "") -> None:
    """It is fixed."""
    turn.record(Confirmed(), text={"words": words} if words else None)


@command
def dispute(turn: Turn, *, words: str) -> None:
    """It is not fixed, and what is still wrong."""
    turn.record(Disputed(), text={"words": words})

"""The committee's directives on a case: given, answered, closed by the committee only."""

from __future__ import annotations

from datetime import date, timedelta

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.beside import Directed, DirectiveAnswered, DirectiveClosed
from casework.fold import Directive
from workflows.actors import Standing
from workflows.words import Label

LONGEST = timedelta(days=366)
OWNERS = {Standing.LEAD: "lead", Standing.COORDINATOR: "coordinator"}


@command
def direct(turn: Turn, *, text: str, owner: str, due_on: date) -> None:
    """Tell the lead agency or the coordinator what to do, and by when."""
    check_owner_and_day(turn, owner, due_on)
    number = len(turn.file.state.directives) + 1
    turn.record(
        Directed(number=number, owner=owner, due_on=due_on.isoformat()), text={"text": text}
    )


@command
def answer_directive(turn: Turn, *, number: int, text: str) -> None:
    """Its owner says what was done."""
    directive = _open_directive(turn, number)
    if OWNERS.get(turn.standing) != directive.owner:
        raise BadInput(
            "number", Label("Chỉ đạo này giao cho nơi khác.", "This directive is somebody else's.")
        )
    turn.record(DirectiveAnswered(number=number), text={"text": text})


@command
def close_directive(turn: Turn, *, number: int, text: str = "") -> None:
    """The committee finds it fulfilled."""
    _open_directive(turn, number)
    turn.record(DirectiveClosed(number=number), text={"text": text} if text else None)


def check_owner_and_day(turn: Turn, owner: str, due_on: date) -> None:
    """Whoever must do it has the case, and the day lies ahead."""
    if not turn.file.today < due_on <= turn.file.today + LONGEST:
        raise BadInput(
            "due_on",
            Label("Hạn phải sau hôm nay và trong vòng một năm.", "After today, within a year."),
        )
    if owner == "lead" and turn.file.state.lead_id is None:
        raise BadInput(
            "owner", Label("Vụ việc chưa giao cơ quan nào.", "No agency has the case yet.")
        )


def _open_directive(turn: Turn, number: int) -> Directive:
    for directive in turn.file.state.directives:
        if directive.number == number and directive.status != "closed":
            return directive
    raise BadInput(
        "number", Label("Không có chỉ đạo đang mở với số này.", "No such open directive.")
    )

"""What was written down wrongly is put right by a new event; what was said before stays in the old ones."""

from __future__ import annotations

from casework.actions.perform import Turn, command
from casework.actions.recurring import link_recurrence
from casework.actions.report import write_text
from casework.errors import BadInput
from casework.events.triage import Corrected
from casework.models import CaseText, Unit
from workflows.words import Label

NOTHING_NEW = Label("Chưa sửa mục nào.", "Nothing was corrected.")
NO_SUCH_PLACE = Label("Không có địa bàn này.", "There is no such place.")
ELSEWHERE = Label(
    "Địa bàn này không thuộc đơn vị đang giữ vụ việc. Hãy chuyển vụ việc lên cấp trên trước.",
    "That place is not in the unit that holds the case. Refer the case up first.",
)


@command
def correct(
    turn: Turn,
    *,
    reason: str,
    title: str | None = None,
    place: str | None = None,
    place_unit: int | None = None,
) -> None:
    """Another title, place or commune; what is not given, or is as it was, stays.

    The words before are those that were screened, so both can be read in the history. A commune
    must lie in the unit that holds the case: nobody gets rid of a case by correcting it.
    """
    file = turn.file
    shown = file.session.get_one(CaseText, file.row.id)
    before = {"title": shown.title, "place": shown.place}
    asked = {"title": title or shown.title, "place": place or shown.place}
    words = {name: text for name, text in asked.items() if text != before[name]}
    moved = _moved(turn, place_unit)
    if not words and moved is None:
        raise BadInput("title", NOTHING_NEW)
    said = {f"{name}_before": before[name] for name in words} | words
    turn.record(moved or Corrected(), text={"reason": reason, **said})
    write_text(file.session, file.row.id, what=shown.what, **asked)
    if file.state.recurs_of_id is None and (moved or "place" in words):
        link_recurrence(file, place=asked["place"])


def _moved(turn: Turn, place_unit: int | None) -> Corrected | None:
    """The correction of the commune; units that it takes the case from read it no longer."""
    case, tree = turn.file.state, turn.file.tree
    if place_unit is None or place_unit == case.place_unit_id:
        return None
    unit = turn.file.session.get(Unit, place_unit)
    if unit is None or (unit.valid_to is not None and unit.valid_to <= turn.file.today):
        raise BadInput("place_unit", NO_SUCH_PLACE)
    lineage = tree.lineage(place_unit)
    if case.unit_id not in lineage:
        raise BadInput("place_unit", ELSEWHERE)
    return Corrected(
        place_unit_id=place_unit,
        place_unit_before=case.place_unit_id,
        units=tuple(each for each in case.units if each in lineage),
    )

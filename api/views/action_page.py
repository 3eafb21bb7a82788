"""Everything one action's form shows; refused exactly as the action itself would be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug.datastructures import MultiDict

from api.schemas.actions import ACTION_SCHEMAS
from api.views.action_buttons import button_label
from api.views.action_defaults import NOTHING, starts, wanted
from api.views.action_fields import Drawn, drawn
from api.views.action_forms import FORMS, ActionForm
from api.views.action_head import ActionHead, action_head
from api.views.action_options import OPTIONS
from api.views.action_said import Said, said_before
from api.views.action_tells import tells
from api.views.answer_preview import answer_preview
from api.views.case_entries import PhotoView, photo_views
from api.views.forecast import Foreseen, foreseen
from api.views.marked_text import Marked, marked_text
from api.views.names import NamesFound
from casework.actions.perform import Turn, take_turn
from casework.casefile import open_file
from casework.database import db
from casework.errors import NotFound
from casework.lists.attachments import photos_of
from casework.queries import visible_case
from casework.recording import WITNESSES
from casework.similar import Similar, similar
from workflows.actors import Actor

COMPARES = frozenset({"assess", "merge"})
# Photos to look at before deciding: all of them, or only those taken after the work.
SHOWS_PHOTOS = {
    "assess": frozenset({"before", "after"}),
    "give_feedback": frozenset({"after"}),
    "resolve": frozenset({"after"}),
    "rework": frozenset({"after"}),
}


@dataclass
class ActionPage:
    """What ``templates/actions/form.html`` draws."""

    action: str
    heading: str
    head: ActionHead
    version: int
    form: ActionForm
    tells: str
    fields: list[Drawn]
    errors: dict[str, str]
    said: list[Said]
    foreseen: list[Foreseen]
    photos: list[PhotoView] = field(default_factory=list)
    similar: list[Similar] = field(default_factory=list)
    marked: Marked | None = None
    preview: str | None = None
    names: NamesFound | None = None
    template: str = "actions/form.html"

    @property
    def summary(self) -> dict[str, str]:
        """The errors, each with the name of its field."""
        labels = {each.field.name: each.field.label for each in self.fields}
        return {
            name: f"{labels[name]}: {text}" if name in labels else text
            for name, text in self.errors.items()
        }

    @property
    def back_href(self) -> str:
        """The case."""
        return f"/cases/{self.head.ref}"


def action_page(
    ref: str,
    action: str,
    *,
    given: MultiDict[str, str],
    errors: dict[str, str],
    actor: Actor,
    now: datetime,
) -> ActionPage:
    """The form of one action on one case, with what was typed before.

    Raises NotFound, NotAllowed and NotPossible as ``perform`` would.
    """
    row = visible_case(db.session, ref, actor=actor)
    if action not in FORMS:
        raise NotFound
    turn = take_turn(open_file(db.session, row, now=now), action, actor=actor)
    return page_of_turn(turn, given=given, errors=errors)


def page_of_turn(turn: Turn, *, given: MultiDict[str, str], errors: dict[str, str]) -> ActionPage:
    """The same where the case is in hand already and the turn was taken."""
    action = turn.action.name
    head = action_head(turn.file, witness=turn.standing in WITNESSES)
    return ActionPage(
        action=action,
        heading=button_label(turn.action, turn.file),
        head=head,
        version=turn.file.row.version,
        form=FORMS[action],
        tells=tells(turn, head.agency),
        fields=_fields(turn, head, given, errors),
        errors=errors,
        said=said_before(turn),
        foreseen=foreseen(turn),
        photos=_photos(turn),
        similar=_similar(turn, head),
        marked=marked_text(head, given) if action == "assess" else None,
        preview=answer_preview(given, head.agency) if action == "resolve" else None,
    )


def _fields(
    turn: Turn, head: ActionHead, given: MultiDict[str, str], errors: dict[str, str]
) -> list[Drawn]:
    schema = ACTION_SCHEMAS[turn.action.name]()
    start = starts(turn, head)
    chosen: dict[str, Any] = {}
    found = []
    for each in wanted(turn, FORMS[turn.action.name].fields):
        if each.options and each.options not in chosen:
            chosen[each.options] = OPTIONS[each.options](turn)
        found.append(
            drawn(
                each,
                schema,
                options=chosen.get(each.options, []),
                start=start.get(each.name, NOTHING),
                given=given,
                error=errors.get(each.name, ""),
            )
        )
    return found


def _photos(turn: Turn) -> list[PhotoView]:
    moments = SHOWS_PHOTOS.get(turn.action.name)
    if moments is None:
        return []
    photos = photos_of(turn.file.session, turn.file.row.id)
    return photo_views(photo for photo in photos if photo.moment in moments)


def _similar(turn: Turn, head: ActionHead) -> list[Similar]:
    file = turn.file
    if turn.action.name not in COMPARES:
        return []
    return similar(
        file.session,
        turn.actor,
        file.tree,
        place_unit=file.state.place_unit_id,
        type=file.state.type,
        text=f"{head.title}. {head.place}. {head.what}",
        now=turn.now,
        exclude_ref=head.ref,
    )

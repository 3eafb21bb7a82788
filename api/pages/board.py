"""The overdue board: the page the service is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from api.guard import needs
from api.language import many
from api.schemas.actions import Text
from api.schemas.lists import BoardQuery, asked_of
from api.session import current_actor, request_now, today
from api.views.board import board_view
from api.views.calendar import unannounced_before
from api.views.case_rows import case_rows
from api.views.links import address
from casework.actions import perform
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, CaseworkError
from casework.exports.asking import OVERDUE, ask_for_export
from casework.lists.earlier import Earlier, earlier
from casework.lists.facets import facets
from casework.lists.figures import figures
from casework.lists.overdue import WORST_FIRST, OverdueFilter, overdue_page
from casework.lists.rungs import rungs_climbed, unexplained
from casework.meetings.reading import missed_turns
from casework.units import read_tree
from workflows.actors import Role
from workflows.machine import NotPossible
from workflows.permissions import Permission, may
from workflows.words import Label

blueprint = Blueprint("board", __name__)

# Keys of a row; who may not do it is told so by the form.
ACTS = "d:direct r:remind h:put_in_hot_spot"
MOST_AT_ONCE = 50
TOO_MANY = Label(
    f"Nhiều nhất {MOST_AT_ONCE} vụ việc một lần. Chưa đôn đốc vụ việc nào.",
    f"At most {MOST_AT_ONCE} cases at once. Nobody was reminded.",
)
NONE_PICKED = Label("Chưa đánh dấu vụ việc nào.", "No case is picked.")


@blueprint.get("/board")
@needs(Permission.BOARD_VIEW)
def board() -> str:
    """Every overdue case this reader may see, in twelve statements of its own however many there are."""
    asked = asked_of(BoardQuery(), request.args)
    session, actor, now = db.session, current_actor(), request_now()
    tree, calendar = read_tree(session), current_calendar(session)
    filters = _filters(asked)
    page = overdue_page(
        session,
        actor,
        tree,
        filters,
        calendar=calendar,
        now=now,
        sort=asked.get("sort", WORST_FIRST),
        cursor=asked.get("cursor"),
    )
    shown = [row.id for row in page.rows]
    past = earlier(session, shown)
    lines = case_rows(
        page.rows,
        calendar=calendar,
        now=now,
        paused=_paused(page.rows, past, today()),
        rungs=rungs_climbed(session, shown),
        unexplained=unexplained(session, shown, now),
        past=past,
    )
    found = facets(session, actor, tree, filters, calendar=calendar, now=now)
    numbers = figures(session, actor, tree, calendar=calendar, now=now)
    view = board_view(asked, lines, page.next_cursor, found, numbers, now=now)
    wanted = {name: value for name, value in asked.items() if name != "cursor"}
    # A coordinator's inbox tells of the meetings they prepare; here it is the committee's own word.
    decides = Role.COMMITTEE in actor.roles
    return render_template(
        "board/board.html",
        board=view,
        acts=ACTS if may(actor, Permission.EXPORT_MAKE) else "",
        missed=missed_turns(session, actor, tree, today=today()) if decides else 0,
        review_href=address("/review", wanted),
        may_export=may(actor, Permission.EXPORT_MAKE),
        unannounced=unannounced_before(calendar, [row.due_at for row in page.rows], now=now),
    )


@blueprint.post("/board/export")
@needs(Permission.EXPORT_MAKE)
def export() -> Response:
    """Ask for the board as a spreadsheet; a worker makes it."""
    asked = asked_of(BoardQuery(), request.form)
    token = ask_for_export(
        OVERDUE, _filters(asked).set_fields(), actor=current_actor(), now=request_now()
    )
    return redirect(f"/exports/{token}", 303)


@blueprint.post("/board/remind")
@needs(Permission.EXPORT_MAKE)
def remind() -> Response:
    """Remind of several cases with one text, each by itself: one refused holds up no other."""
    refs = list(dict.fromkeys(request.form.getlist("refs")))
    if not refs:
        raise BadInput("refs", NONE_PICKED)
    if len(refs) > MOST_AT_ONCE:
        raise BadInput("refs", TOO_MANY)
    given = Text().load({"text": request.form.get("text", "")})
    refused = 0
    for ref in refs:
        try:
            perform(ref, "remind", actor=current_actor(), now=request_now(), **given)
        except (CaseworkError, NotPossible):
            refused += 1
    if done := len(refs) - refused:
        flash(many("Đã đôn đốc %(num)s vụ việc.", done), "success")
    if refused:
        words = (
            "%(num)s vụ việc không đôn đốc được: không còn ở bước xử lý, hoặc không thuộc quyền."
        )
        flash(many(words, refused), "warning")
    return redirect("/board", 303)


def _paused(rows: Sequence[Any], past: Mapping[int, Earlier], today: date) -> dict[int, datetime]:
    """Since when those that are paused are; what was read for the lines says it."""
    found = {row.id: past[row.id].paused_at() for row in rows if _is_paused(row, today)}
    return {case_id: at for case_id, at in found.items() if at is not None}


def _is_paused(row: Any, today: date) -> bool:
    return row.paused_until is not None and row.paused_until >= today


def _filters(asked: dict[str, object]) -> OverdueFilter:
    narrowing = {k: v for k, v in asked.items() if k not in ("sort", "cursor")}
    return OverdueFilter(**narrowing)  # type: ignore[arg-type]  # BoardQuery checked each

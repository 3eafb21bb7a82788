"""The ledger of agencies: who answered in time, what was verified, and the cases behind it."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

from flask import Blueprint, render_template, request, send_file
from werkzeug.wrappers import Response

from api.guard import needs
from api.language import language, say
from api.pages.exports import SPREADSHEET
from api.schemas.figures import LedgerQuery, asked_as_of, asked_period
from api.schemas.lists import asked_of
from api.session import current_actor, request_now, today
from api.views.ledger import cells_of, ledger_view, period_name, periods_to_choose, spread_words
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.exports.ledger import ledger_workbook
from casework.figures.ledger import LedgerRow, ledger, lines
from casework.figures.readers import Reach, reach_of
from casework.figures.window import Window, window
from casework.units import UnitTree, read_tree
from workflows.figures.cells import CELLS
from workflows.figures.periods import MONTH, Period, month
from workflows.figures.words import EXIT_LABELS, OUTCOME_LABELS, Exit, Outcome
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("ledger", __name__)
MONTHS_ONLY = Label("Chọn một tháng đã hết.", "Choose a month that is over.")


class _Asked(NamedTuple):
    """The question, whose figures the reader may see, and the window they are taken in."""

    said: dict[str, Any]
    reach: Reach
    tree: UnitTree
    window: Window


@blueprint.get("/ledger")
@needs(Permission.LEDGER_VIEW)
def show() -> str:
    """Every agency with anything to do in the period, in a handful of statements."""
    asked = _asked()
    view = ledger_view(_rows(asked), asked.said, suppressed=asked.reach.suppressed)
    return render_template(
        "ledger/show.html", ledger=view, frame=_frame(asked), suppressed=asked.reach.suppressed
    )


@blueprint.get("/ledger/file")
@needs(Permission.LEDGER_VIEW)
def file() -> Response:
    """The same as a spreadsheet; not for readers of suppressed figures."""
    asked = _asked()
    if asked.reach.suppressed:
        raise NotFound
    content = ledger_workbook(_rows(asked), asked.window, language=language())
    name = f"co-quan-{asked.window.period.code}.xlsx"
    return send_file(BytesIO(content), mimetype=SPREADSHEET, as_attachment=True, download_name=name)


@blueprint.get("/ledger/<int:agency>")
@needs(Permission.LEDGER_VIEW)
def one(agency: int) -> str:
    """Every number of one agency."""
    asked = _asked()
    row = _row(asked, agency)
    return render_template(
        "ledger/agency.html",
        name=row.name,
        cells=cells_of(row, asked.said),
        answered=spread_words(row.answered),
        stages=[
            (stage, spread_words(row.stages.get(stage))) for stage in ("assigned", "in_progress")
        ],
        frame=_frame(asked),
    )


@blueprint.get("/ledger/<int:agency>/<cell>")
@needs(Permission.LEDGER_VIEW)
def behind(agency: int, cell: str) -> str:
    """The cases behind one number: as many lines as it says."""
    asked = _asked()
    if cell not in CELLS:
        raise NotFound
    row = _row(asked, agency)
    found = lines(db.session, current_actor(), asked.tree, asked.window, agency=agency, cell=cell)
    return render_template(
        "ledger/lines.html",
        name=row.name,
        cell=say(CELLS[cell].label),
        n=row.cells[cell],
        lines=[
            {
                "line": line,
                "exit": say(EXIT_LABELS[Exit(line.exit)]) if line.exit else "",
                "outcome": say(OUTCOME_LABELS[Outcome(line.outcome)]) if line.outcome else "",
            }
            for line in found.seen
        ],
        unseen=found.unseen,
        agency=agency,
        frame=_frame(asked),
    )


def _asked() -> _Asked:
    said = asked_of(LedgerQuery(), request.args)
    session, now = db.session, request_now()
    tree, calendar = read_tree(session), current_calendar(session)
    reach = reach_of(current_actor(), tree)
    period = _period(said, months_only=reach.suppressed)
    as_of = asked_as_of(said, calendar, now=now)
    if as_of <= period.begins(calendar) < now and "as_of" not in said:
        as_of = now
    found = window(period, calendar, as_of=as_of, now=now, units=reach.units)
    return _Asked({**said, "period": period.code}, reach, tree, found)


def _period(said: dict[str, Any], *, months_only: bool) -> Period:
    """For readers of suppressed figures one whole month: two periods less each other tell the rest."""
    if not months_only:
        return asked_period(said, today=today())
    if "as_of" in said or "first" in said or "last" in said:
        raise BadInput("period", MONTHS_ONLY)
    ended = month(today().year, today().month).before()
    period = asked_period({"period": ended.code, **said}, today=today())
    if period.kind != MONTH or period.last > ended.last:
        raise BadInput("period", MONTHS_ONLY)
    return period


def _rows(asked: _Asked) -> list[LedgerRow]:
    if asked.reach.agencies is None:
        return ledger(db.session, asked.window)
    return [
        row
        for each in sorted(asked.reach.agencies)
        for row in ledger(db.session, asked.window, each)
    ]


def _row(asked: _Asked, agency: int) -> LedgerRow:
    """One agency's; NotFound for one that is not this reader's, or had nothing to do."""
    own = asked.reach.agencies
    if asked.reach.suppressed or (own is not None and agency not in own):
        raise NotFound
    rows = ledger(db.session, asked.window, agency)
    if not rows:
        raise NotFound
    return rows[0]


def _frame(asked: _Asked) -> dict[str, Any]:
    """What all pages of the ledger say of the question."""
    return {
        "period": asked.window.period.code,
        "name": period_name(asked.window.period),
        "periods": periods_to_choose(today(), months_only=asked.reach.suppressed),
        "months_only": asked.reach.suppressed,
        "as_of": asked.window.as_of,
        "until": asked.window.ends,
        "said": {name: value for name, value in asked.said.items() if name in ("period", "as_of")},
    }

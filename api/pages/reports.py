"""Reports: asked for, counted by a worker, commented on, issued, and taken away."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from flask import Blueprint, redirect, render_template, request, send_file
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.guard import needs
from api.language import language, say
from api.pages.exports import SPREADSHEET
from api.schemas.figures import ReportForm, asked_as_of, asked_period
from api.schemas.lists import asked_of
from api.session import current_actor, request_now, today
from api.views.ledger import period_name, periods_to_choose
from casework.app import current_settings
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.lists.choices import reachable_units
from casework.models import Report, Unit
from casework.papers.docx import MIME
from casework.reports.asking import (
    ask_for_report,
    comment,
    has_failed,
    issue,
    readable_report,
    readable_reports,
)
from casework.reports.counting import STEPS
from casework.reports.paper import footer, refs_of, report_docx
from casework.reports.spreadsheet import report_workbook, sheets
from casework.reports.tables import Tables
from casework.units import read_tree
from workflows.figures.periods import period_of
from workflows.permissions import Permission
from workflows.types import CASE_TYPES

blueprint = Blueprint("reports", __name__)


@blueprint.get("/reports")
@needs(Permission.REPORT_MAKE)
def index() -> str:
    """The newest reports, and the form to ask for another."""
    return _index({}, {})


@blueprint.post("/reports")
@needs(Permission.REPORT_MAKE)
def ask() -> Any:
    """Ask for one; a worker counts it."""
    given = request.form.to_dict()
    try:
        said = asked_of(ReportForm(), request.form)
        calendar, now = current_calendar(db.session), request_now()
        token = ask_for_report(
            asked_period(said, today=today()),
            actor=current_actor(),
            now=now,
            as_of=asked_as_of(said, calendar, now=now),
            unit=said["unit"],
            type_slug=said.get("type"),
            ref=said.get("ref"),
        )
    except ValidationError as wrong:
        return _index(given, field_texts(wrong)), 422
    except BadInput as wrong:
        return _index(given, {wrong.field: say(wrong.because)}), 422
    except NotFound as wrong:
        return _index(given, {"ref": say(wrong.because)}), 422
    return redirect(f"/reports/{token}", 303)


@blueprint.get("/reports/<token>")
@needs(Permission.REPORT_MAKE)
def show(token: str) -> str:
    """How far it is; then its figures as tables, which print."""
    report = _report(token)
    ready = report.ready_at is not None
    tables = _tables(report) if ready else None
    unit = db.session.get_one(Unit, report.unit_id)
    return render_template(
        "reports/show.html",
        report=report,
        name=_name(report),
        unit=unit.name,
        failed=not ready and has_failed(db.session, report),
        steps=STEPS,
        sheets=[] if tables is None else sheets(tables, _refs(report)),
        totals={} if tables is None else tables.totals,
        footer=footer(report),
    )


@blueprint.post("/reports/<token>/words")
@needs(Permission.REPORT_MAKE)
def words(token: str) -> Response:
    """Keep the commentary: the only thing that is typed."""
    comment(
        token,
        remarks=request.form.get("remarks", ""),
        proposals=request.form.get("proposals", ""),
        actor=current_actor(),
    )
    return redirect(f"/reports/{token}", 303)


@blueprint.post("/reports/<token>/issue")
@needs(Permission.REPORT_MAKE)
def issued(token: str) -> Response:
    """From now on nothing of it changes."""
    issue(token, actor=current_actor(), now=request_now())
    return redirect(f"/reports/{token}", 303)


@blueprint.get("/reports/<token>/docx/file")
@needs(Permission.REPORT_MAKE)
def docx(token: str) -> Response:
    """The paper, drawn from the frozen figures."""
    report = _report(token)
    content = report_docx(
        report, _tables(report, "vi"), _refs(report), db.session, current_settings().data
    )
    return _sent(content, MIME, report, "docx")


@blueprint.get("/reports/<token>/xlsx/file")
@needs(Permission.REPORT_MAKE)
def xlsx(token: str) -> Response:
    """All tables as a spreadsheet."""
    report = _report(token)
    content = report_workbook(_tables(report), _refs(report), footer(report))
    return _sent(content, SPREADSHEET, report, "xlsx")


def _index(given: dict[str, str], errors: dict[str, str]) -> str:
    actor = current_actor()
    rows = readable_reports(db.session, actor=actor)
    return render_template(
        "reports/index.html",
        rows=[(row[0], _name(row[0]), row.unit, row.dead_at is not None) for row in rows],
        steps=STEPS,
        given=given,
        errors=errors,
        periods=periods_to_choose(today()),
        units=[(unit.id, unit.name) for unit in reachable_units(db.session, actor)],
        types=[("", _("Mọi lĩnh vực")), *((t.slug, say(t.label)) for t in CASE_TYPES.values())],
    )


def _report(token: str) -> Report:
    return readable_report(db.session, token, actor=current_actor())


def _tables(report: Report, of_language: str | None = None) -> Tables:
    if report.figures is None or report.names is None:
        raise NotFound
    return Tables(report.figures, report.names, language=of_language or language())


def _refs(report: Report) -> dict[int, tuple[str, str]]:
    session = db.session
    return dict(refs_of(session, current_actor(), read_tree(session), report.figures or {}))


def _name(report: Report) -> str:
    if report.ref is not None:
        return str(_("Vụ việc %(ref)s", ref=report.ref))
    name = period_name(period_of(report.period))
    return name if report.type is None else f"{name} · {say(CASE_TYPES[report.type].label)}"


def _sent(content: bytes, mime: str, report: Report, ending: str) -> Response:
    day: date = report.period_last
    name = f"bao-cao-{report.ref or report.period}-{day:%Y%m%d}.{ending}"
    return send_file(BytesIO(content), mimetype=mime, as_attachment=True, download_name=name)

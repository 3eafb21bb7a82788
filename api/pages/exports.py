"""Lists to take away: how far they are, and the file; only for who asked."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, render_template, send_file
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from api.guard import needs
from api.session import current_actor
from casework import files
from casework.database import db
from casework.errors import NotFound
from casework.exports.asking import BRIEFING, CONCLUSIONS, Progress, export_progress
from casework.refs import ZONE
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("exports", __name__)

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OUTGROWN = Label(
    "Phạm vi xem của đồng chí đã thay đổi từ khi tạo tệp này. Hãy xuất lại.",
    "What you may see has changed since this file was made. Please make it again.",
)
# What each is called when taken away; all but papers are spreadsheets.
PAPERS = {
    BRIEFING: _l("tai-lieu-giao-ban-%(day)s.docx"),
    CONCLUSIONS: _l("thong-bao-ket-luan-%(day)s.docx"),
}


@blueprint.get("/exports/<token>")
@needs(Permission.EXPORT_MAKE)
def show(token: str) -> str:
    """The progress, asked again every second until the file is there."""
    progress = _progress(token)
    return render_template(
        "exports/export.html", token=token, progress=progress, paper=progress.what in PAPERS
    )


@blueprint.get("/exports/<token>/file")
@needs(Permission.EXPORT_MAKE)
def file(token: str) -> Response:
    """The file itself, while whoever asked for it may still see what they saw then."""
    progress = _progress(token)
    if progress.outgrown:
        raise NotFound(OUTGROWN)
    if progress.sha256 is None:
        raise NotFound
    asked_on = progress.recorded_at.astimezone(ZONE)
    return send_file(
        BytesIO(files.read(progress.sha256)),
        mimetype=DOCUMENT if progress.what in PAPERS else SPREADSHEET,
        as_attachment=True,
        download_name=_name(progress.what, f"{asked_on:%Y-%m-%d}"),
    )


def _name(what: str, day: str) -> str:
    if what in PAPERS:
        return str(PAPERS[what]) % {"day": day}
    return str(_("qua-han-%(day)s.xlsx", day=day))


def _progress(token: str) -> Progress:
    return export_progress(db.session, token, actor=current_actor())

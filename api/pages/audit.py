"""What administrators did, for auditors; nothing can be changed here."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.admin import AuditQuery
from api.schemas.lists import asked_of
from api.views.audit import audit_view
from casework.database import db
from workflows.permissions import Permission

blueprint = Blueprint("audit", __name__)


@blueprint.get("/audit")
@needs(Permission.AUDIT_VIEW)
def show() -> str:
    """The log, newest first."""
    asked = asked_of(AuditQuery(), request.args)
    return render_template(
        "audit/show.html", log=audit_view(db.session, before=asked.get("before"))
    )

"""What auditors read beside the log of the administration; nothing here changes anything."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.auditing import AccessQuery, TermsQuery
from api.schemas.lists import asked_of
from api.session import current_actor, request_now, today
from api.views.auditing import access_view, permission_table, terms_view
from casework.access_log import Look, note_look
from casework.database import db
from casework.lists.access import case_numbered, person_addressed
from workflows.permissions import Permission

blueprint = Blueprint("auditing", __name__)


@blueprint.get("/audit/access")
@needs(Permission.AUDIT_VIEW)
def access() -> str:
    """Who looked at what; that somebody asked is written down before it is answered."""
    asked = asked_of(AccessQuery(), request.args)
    ref, person = asked.get("ref"), asked.get("person")
    case_id = ref and case_numbered(db.session, ref)
    person_id = person and person_addressed(db.session, person)
    sought = ", ".join(filter(None, (ref, person, asked.get("kind")))) or None
    note_look(
        Look.LOG, actor=current_actor(), now=request_now(), ref=ref, about=person_id, what=sought
    )
    missing = (ref is not None and case_id is None) or (person is not None and person_id is None)
    view = access_view(db.session, asked, case_id=case_id, person_id=person_id, missing=missing)
    return render_template("audit/access.html", access=view)


@blueprint.get("/audit/permissions")
@needs(Permission.AUDIT_VIEW)
def permissions() -> str:
    """Who may do what, as the rules themselves say it."""
    return render_template("audit/permissions.html", table=permission_table())


@blueprint.get("/audit/terms")
@needs(Permission.AUDIT_VIEW)
def terms() -> str:
    """Running terms, who is signed in, and the roles that were proposed."""
    asked = asked_of(TermsQuery(), request.args)
    view = terms_view(db.session, now=request_now(), on=today(), after=asked.get("after"))
    return render_template("audit/terms.html", terms=view)

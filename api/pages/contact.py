"""How a source may be reached again: written once by whom the source told, and never shown."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from api.guard import needs
from api.language import say
from api.session import current_actor, request_now
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.queries import visible_case
from casework.vault.contacts import (
    LONGEST,
    contacts,
    erase_contacts,
    is_open,
    keep_contact,
    may_keep_contact,
)
from workflows.permissions import Permission

blueprint = Blueprint("contact", __name__)

UNREADABLE = 422


@blueprint.get("/cases/<ref>/contact")
@needs(Permission.CASE_REPORT)
def ask(ref: str) -> str:
    """The form, and since when something is kept; without a vault there is no such page."""
    return _drawn(ref, {})


@blueprint.post("/cases/<ref>/contact")
@needs(Permission.CASE_REPORT)
def keep(ref: str) -> str | Response | tuple[str, int]:
    """Seal it. What was refused is not shown again either: it must be typed anew."""
    try:
        keep_contact(
            ref,
            request.form.get("words", ""),
            agreed=request.form.get("agreed") == "yes",
            actor=current_actor(),
            now=request_now(),
        )
    except BadInput as bad:
        return _drawn(ref, {bad.field: say(bad.because)}), UNREADABLE
    return redirect(f"/cases/{ref}/contact", 303)


@blueprint.post("/cases/<ref>/contact/erase")
@needs(Permission.CASE_REPORT)
def erase(ref: str) -> Response:
    """All of this case's go at once."""
    erase_contacts(ref, actor=current_actor(), now=request_now())
    return redirect(f"/cases/{ref}/contact", 303)


def _drawn(ref: str, errors: dict[str, str]) -> str:
    actor = current_actor()
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=request_now())
    if not is_open():
        raise NotFound
    if not may_keep_contact(file, actor):
        raise NotAllowed
    return render_template(
        "case/contact.html",
        ref=ref,
        errors=errors,
        kept=contacts(db.session, file.row.id),
        longest=LONGEST,
    )

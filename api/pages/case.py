"""The case page, and the page that explains its deadlines."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from api.guard import needs
from api.session import current_actor, request_now
from api.timeline import entries
from api.views.action_buttons import buttons
from api.views.case_answers import answers
from api.views.case_clocks import deadline_views, past_lateness, provisional, running
from api.views.case_entries import entry_views, filters, narrowed, photo_views
from api.views.case_summary import directives, facts, head, link_views, parties
from api.views.rail import rail
from api.views.rungs import ladders
from casework.database import db
from casework.lists.attachments import photos_of
from casework.lists.case import CaseReading, read_case
from casework.lists.linked import linked
from casework.sources.unsealing import may_unseal
from casework.vault.contacts import is_open, may_keep_contact
from workflows.choices import SourceKind
from workflows.permissions import Permission

blueprint = Blueprint("case", __name__)

# These have a place of their own on the page.
INLINE = frozenset({"note"})


@blueprint.get("/cases/<ref>")
@needs(Permission.CASE_VIEW)
def show(ref: str) -> str | Response:
    """Everything about a case that this reader may see."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    if reading.only_confirms:
        return redirect(f"/cases/{ref}/confirm", 303)
    return case_page(reading)


@blueprint.get("/cases/<ref>/deadlines")
@needs(Permission.CASE_VIEW)
def deadlines(ref: str) -> str | Response:
    """Every deadline with its strip of days and the rule behind it."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    if reading.only_confirms:
        return redirect(f"/cases/{ref}/confirm", 303)
    return render_template(
        "case/deadlines.html",
        head=head(reading),
        inside=reading.inside,
        clocks=deadline_views(reading),
    )


def case_page(reading: CaseReading, errors: dict[str, str] | None = None) -> str:
    """The page; ``errors`` are those of a photo that was just refused."""
    photos = photos_of(db.session, reading.file.row.id) if reading.may_read_text else []
    told = entries(reading, photos)
    chosen = request.args.get("show", "")
    return render_template(
        "case/show.html",
        head=head(reading),
        inside=reading.inside,
        version=reading.file.row.version,
        text=reading.what if reading.may_read_text else None,
        rail_stops=rail(reading),
        answers=answers(reading),
        before=photo_views(each for each in photos if each.moment == "before"),
        after=photo_views(each for each in photos if each.moment == "after"),
        clocks=running(reading),
        unannounced=provisional(reading),
        past=past_lateness(reading),
        ladders=ladders(reading),
        parties=parties(reading),
        facts=facts(reading),
        directives=directives(reading),
        links=link_views(linked(reading)),
        entries=entry_views(narrowed(told, chosen), reading.file.now),
        filters=filters(told, reading.file.row.ref, chosen),
        errors=errors or {},
        **_doings(reading),
    )


def _doings(reading: CaseReading) -> dict[str, Any]:
    """What this reader may do here: buttons, the note's form and the photo's."""
    possible = {action.name for action in reading.file.possible(reading.actor)}
    shown = [each for each in buttons(reading.file, reading.actor) if each.action not in INLINE]
    return {
        "buttons": [each for each in shown if not each.beside or each.kind == "primary"],
        "more": [each for each in shown if each.beside and each.kind != "primary"],
        "may_note": "note" in possible,
        "may_unseal": may_unseal(reading.standings, reading.actor)
        and reading.file.state.source == SourceKind.COLLABORATOR,
        "may_keep_contact": is_open() and may_keep_contact(reading.file, reading.actor),
        "may_attach": "attach" in possible,
    }

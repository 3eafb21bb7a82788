"""Who reported: asked by the case's coordinator, with a reason and a proof, shown once."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.language import say
from api.session import current_actor, request_now
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, TooOften
from casework.queries import visible_case
from casework.sources.unsealing import may_unseal, unseal
from workflows.permissions import Permission

blueprint = Blueprint("unseal", __name__)

UNREADABLE, TOO_OFTEN = 422, 429


@blueprint.get("/cases/<ref>/source")
@needs(Permission.CASE_REPORT)
def ask(ref: str) -> str:
    """The form; for everybody but the case's coordinator it is refused."""
    actor = current_actor()
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=request_now())
    if not may_unseal(file.standings(actor), actor):
        raise NotAllowed
    return _drawn(ref, {})


@blueprint.post("/cases/<ref>/source")
@needs(Permission.CASE_REPORT)
def show(ref: str) -> str | tuple[str, int]:
    """The names, after the entry in the log."""
    try:
        names = unseal(
            ref,
            actor=current_actor(),
            now=request_now(),
            reason=request.form.get("reason", ""),
            current=request.form.get("current", ""),
        )
    except BadInput as bad:
        return _drawn(ref, {bad.field: say(bad.because)}), UNREADABLE
    except TooOften as brake:
        return _drawn(ref, {"current": say(brake.because)}), TOO_OFTEN
    return _drawn(ref, {}, names)


def _drawn(ref: str, errors: dict[str, str], names: list[str] | None = None) -> str:
    return render_template(
        "case/source.html",
        ref=ref,
        errors=errors,
        names=names,
        reason=request.form.get("reason", ""),
    )

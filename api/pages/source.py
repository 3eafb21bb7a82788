"""For the source of a report: a slip with a code, and an answer to whoever holds it.

The answer needs no account and no cookie. The code comes in the body of a POST, never in an
address, so that no log and no history holds it.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from api.guard import needs, public
from api.language import language, say
from api.session import current_actor, request_now
from casework.errors import TooOften
from casework.sources.code import grouped
from casework.sources.codes import give_code, how_it_stands
from workflows.permissions import Permission
from workflows.source_progress import NOTHING_KNOWN, PROGRESS_LABELS
from workflows.words import Label

blueprint = Blueprint("source", __name__)

TOO_OFTEN = 429
MOST_FORM_BYTES = 2_000
LABELS = (*PROGRESS_LABELS.values(), NOTHING_KNOWN)


@blueprint.post("/phieu")
@needs(Permission.CASE_REPORT)
def slip() -> str:
    """A page with a fresh code and nothing else. Its address names no case: it may be printed."""
    code = give_code(request.form.get("ref", ""), actor=current_actor(), now=request_now())
    return render_template("source/slip.html", code=grouped(code), language=language())


@blueprint.get("/tra-cuu")
@public
def ask() -> str:
    """A form with one field."""
    return _drawn("", asked=False)


@blueprint.post("/tra-cuu")
@public
def answer() -> Response:
    """How the matter stands, in one of a few sentences; every answer has the same length."""
    request.max_content_length = MOST_FORM_BYTES
    try:
        found = how_it_stands(request.form.get("code", ""), now=request_now())
    except TooOften as brake:
        return make_response(_drawn(say(brake.because), asked=True), TOO_OFTEN)
    said = say(PROGRESS_LABELS[found] if found else NOTHING_KNOWN)
    return make_response(_drawn(said, asked=True))


def _drawn(said: str, *, asked: bool) -> str:
    """The page; blanks after the sentence make up for what it is shorter than the longest."""
    longest = max(_size(label) for label in LABELS)
    padding = " " * (longest - len(said.encode())) if asked else ""
    return render_template(
        "source/ask.html", said=said, padding=padding, asked=asked, language=language()
    )


def _size(label: Label) -> int:
    return len(say(label).encode())

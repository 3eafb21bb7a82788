"""The anchors of the history, to be printed and kept where this service is not."""

from __future__ import annotations

from flask import Blueprint, render_template

from api.guard import needs
from casework.database import db
from casework.lists.anchors import anchor_lines
from workflows.permissions import Permission

blueprint = Blueprint("anchors", __name__)


@blueprint.get("/anchors")
@needs(Permission.ANCHOR_VIEW)
def show() -> str:
    """A line a day; ``casework verify --anchor`` takes its digits."""
    return render_template("audit/anchors.html", anchors=anchor_lines(db.session))

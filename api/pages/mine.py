"""A collaborator's beginning: send, answer what is asked, see what became of one's reports."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.session import current_actor
from api.views.mine import ask, own_case
from casework.database import db
from casework.lists.asked import asked
from casework.lists.mine import answers, mine
from casework.units import read_tree
from workflows.permissions import Permission

blueprint = Blueprint("mine", __name__)


@blueprint.get("/mine")
@needs(Permission.MINE_VIEW)
def show() -> str:
    """The first page has what is asked on top; later pages only go on with the list."""
    actor, tree = current_actor(), read_tree(db.session)
    cursor = request.args.get("cursor")
    page = mine(db.session, actor, tree, cursor=cursor)
    told = answers(db.session, page)
    return render_template(
        "mine/show.html",
        asks=[] if cursor else [ask(row) for row in asked(db.session, actor, tree)],
        rows=[own_case(row, told) for row in page.rows],
        next_href=f"/mine?cursor={page.next_cursor}" if page.next_cursor else None,
        first_href="/mine" if cursor else None,
    )

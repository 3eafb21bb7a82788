"""Every action on a case for programs, through one address."""

from __future__ import annotations

from flask import Blueprint, Response

from api.addresses import API
from api.bodies import json_body
from api.guard import needs
from api.naming import kept_on_purpose, refuse
from api.schemas.actions import ACTION_SCHEMAS
from api.schemas.case import ChangedShape
from api.session import current_actor, request_now
from api.versions import required_version, versioned
from api.views.action_input import names_in_input
from api.views.case_data import changed_data
from casework.actions import Performed, perform
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.lists.case import read_case
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("v1_transitions", __name__, url_prefix=API)

NO_ACTION = Label("Không có việc này.", "There is no such action.")


@blueprint.post("/cases/<ref>/transitions")
@needs(Permission.CASE_VIEW)
def transition(ref: str) -> Response:
    """Carry out ``{"action": …}`` with its fields on the version named in If-Match."""
    version = required_version()
    given = json_body()
    action = given.pop("action", None)
    schema = ACTION_SCHEMAS.get(action) if isinstance(action, str) else None
    if schema is None or not isinstance(action, str):
        raise BadInput("action", NO_ACTION)
    inputs = schema().load(given)
    refuse(names_in_input(action, inputs, kept_on_purpose()), inputs)
    done = perform(
        ref,
        action,
        actor=current_actor(),
        now=request_now(),
        version=version,
        **inputs,
    )
    return answered(done)


def answered(done: Performed, status: int = 200) -> Response:
    """The new state and what may follow; nothing more if the case has left the actor's sight."""
    actor = current_actor()
    try:
        file = read_case(db.session, done.ref, actor=actor, now=request_now()).file
    except NotFound:
        left = {"ref": done.ref, "version": done.version, "actions": []}
        return versioned(ChangedShape().dump(left), done.version, status)
    return versioned(ChangedShape().dump(changed_data(file, actor)), done.version, status)

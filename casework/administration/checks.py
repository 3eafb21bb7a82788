"""What every command of the administration checks first."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from casework.errors import BadInput, NotAllowed, NotFound
from casework.unit_of_work import Writing
from workflows.actors import Actor
from workflows.permissions import Permission, may
from workflows.words import Label

Record = TypeVar("Record")

ENDS_BEFORE = Label("Ngày hết hiệu lực phải sau ngày bắt đầu.", "It must end after it begins.")
NO_UNIT = Label("Không có đơn vị này.", "There is no such unit.")
NO_AGENCY = Label("Không có cơ quan này.", "There is no such agency.")
NAMELESS = Label("Cần điền mục này.", "This is needed.")


def require(actor: Actor, permission: Permission) -> None:
    """Raise NotAllowed unless some role of the actor grants it."""
    if not may(actor, permission):
        raise NotAllowed


def existing(session: Writing, table: type[Record], record_id: int) -> Record:
    """The record to change, locked; raises NotFound."""
    found = session.get(table, record_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found


def known(session: Writing, table: type[Any], record_id: int, field: str, because: Label) -> Any:
    """A record that the input names; raises BadInput for the field."""
    found = session.get(table, record_id)
    if found is None:
        raise BadInput(field, because)
    return found


def check_validity(valid_from: date, valid_to: date | None) -> None:
    """``valid_to`` is the first day on which it is no longer valid."""
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput("valid_to", ENDS_BEFORE)


def check_named(name: str) -> None:
    """A name of blanks is none."""
    if not name.strip():
        raise BadInput("name", NAMELESS)

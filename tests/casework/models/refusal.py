"""What the database itself refuses, whoever writes."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casework.database import Base
from casework.unit_of_work import unit_of_work


def refuses(row: Base, because: str) -> None:
    """The row cannot be written; the constraint or column at fault is named."""
    with pytest.raises(IntegrityError, match=because), unit_of_work() as session:
        session.add(row)


def refuses_statement(statement: str, because: str) -> None:
    """The statement is refused by a constraint or a trigger, with these words."""
    with pytest.raises(IntegrityError, match=because), unit_of_work() as session:
        session.execute(text(statement))


def writes(*rows: Base) -> None:
    """The rows can be written."""
    with unit_of_work() as session:
        session.add_all(rows)

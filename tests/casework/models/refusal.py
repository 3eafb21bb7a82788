"""What the database itself refuses, whoever writes."""

from __future__ import annotations

import re

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casework.database import Base
from casework.unit_of_work import unit_of_work


def refuses(row: Base, because: str) -> None:
    """The row cannot be written; the constraint or column at fault is named."""
    with pytest.raises(IntegrityError) as refusal, unit_of_work() as session:
        session.add(row)
    assert re.search(because, reason(refusal.value))


def refuses_statement(statement: str, because: str) -> None:
    """The statement is refused by a constraint or a trigger, with these words."""
    with pytest.raises(IntegrityError) as refusal, unit_of_work() as session:
        session.execute(text(statement))
    assert re.search(because, reason(refusal.value))


def reason(refusal: IntegrityError) -> str:
    """Why, in one form: the columns that must differ are named as SQLite does, table.column."""
    if isinstance(refusal.orig, psycopg.errors.UniqueViolation):
        diagnosis = refusal.orig.diag
        columns = re.findall(r"\w+", (diagnosis.message_detail or "").partition("=")[0])[1:]
        return ", ".join(f"{diagnosis.table_name}.{column}" for column in columns)
    return str(refusal.orig).replace("FOREIGN KEY", "foreign key")


def writes(*rows: Base) -> None:
    """The rows can be written."""
    with unit_of_work() as session:
        session.add_all(rows)

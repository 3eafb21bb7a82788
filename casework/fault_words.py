"""What an error of the database says: which rule was broken, and never the values that broke it.

The values are the words of a report, an address, the number of whoever reported; an error ends up
in the log, and beside failed work on a page (reliability.md U6).
"""

from __future__ import annotations

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import StatementError


def without_values(context: ExceptionContext) -> None:
    """PostgreSQL's message goes on with the failing row; only its first sentence is kept.

    SQLAlchemy adds the parameters of the statement, which ``hide_parameters`` leaves out.
    """
    fault, around = context.original_exception, context.sqlalchemy_exception
    said = getattr(getattr(fault, "diag", None), "message_primary", None)
    if not said:
        return
    fault.args = (said,)
    if isinstance(around, StatementError):
        kind = type(fault)
        around.args = (f"({kind.__module__}.{kind.__name__}) {said}",)

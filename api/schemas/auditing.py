"""The parameters of the auditors' pages."""

from __future__ import annotations

from api.schemas.fields import LINE, Choice, Shape, Words
from api.schemas.search import QueryId
from casework.access_log import Look
from casework.administration.people import LONGEST_EMAIL


class AccessQuery(Shape):
    """One case by its number, one person by the whole address, one kind, and where the log goes on."""

    ref = Words(LINE, required=False)
    person = Words(LONGEST_EMAIL, required=False)
    kind = Choice(Look, required=False)
    before = QueryId(required=False)


class TermsQuery(Shape):
    """Where the list goes on."""

    after = QueryId(required=False)

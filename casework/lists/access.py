"""The access log as auditors read it, newest first: all of it, of one case, or of one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from casework.models import AccessEntry, Case, Person
from casework.queries import id_of_number
from casework.seats import Reading

LIMIT: Final = 50
WHO = aliased(Person, name="who")
ABOUT = aliased(Person, name="about")


def access_entries(
    session: Reading,
    *,
    case_id: int | None = None,
    person_id: int | None = None,
    before: int | None = None,
) -> Sequence[Any]:
    """A page and one more; of a person both what they opened and who looked them up."""
    statement = (
        select(
            AccessEntry.id,
            AccessEntry.at,
            AccessEntry.kind,
            AccessEntry.what,
            Case.ref,
            WHO.name.label("who"),
            ABOUT.name.label("about"),
        )
        .outerjoin(Case, Case.id == AccessEntry.case_id)
        .outerjoin(WHO, WHO.id == AccessEntry.person_id)
        .outerjoin(ABOUT, ABOUT.id == AccessEntry.about_id)
        .order_by(AccessEntry.id.desc())
        .limit(LIMIT + 1)
    )
    if case_id is not None:
        statement = statement.where(AccessEntry.case_id == case_id)
    if person_id is not None:
        statement = statement.where(
            or_(AccessEntry.person_id == person_id, AccessEntry.about_id == person_id)
        )
    if before is not None:
        statement = statement.where(AccessEntry.id < before)
    return session.execute(statement).all()


def case_numbered(session: Reading, ref: str) -> int | None:
    """The id of a case an auditor names; the auditor sees nothing of it but who looked."""
    found: int | None = session.scalar(id_of_number(ref))
    return found


def person_addressed(session: Reading, email: str) -> int | None:
    """The id of a person by the whole address; there is no search by parts of a name."""
    return session.scalar(select(Person.id).where(Person.email == email.strip().lower()))

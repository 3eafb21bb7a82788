"""The access log as auditors read it, newest first: all of it, of one case, or of one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import aliased

from casework.access_log import Look
from casework.models import AccessEntry, Agency, Case, Meeting, Person, Report, Unit
from casework.queries import id_of_number
from casework.seats import Reading

LIMIT: Final = 50
WHO = aliased(Person, name="who")
ABOUT = aliased(Person, name="about")
OF_SUBJECTS: Final[Mapping[str, Any]] = {
    Look.LEDGER: select(Agency.id, Agency.name),
    Look.MEETING: select(Meeting.id, Meeting.turn_on, Unit.name).join(
        Unit, Unit.id == Meeting.unit_id
    ),
    Look.REPORT: select(Report.id, Report.period, Unit.name).join(Unit, Unit.id == Report.unit_id),
}


def access_entries(
    session: Reading,
    *,
    case_id: int | None = None,
    person_id: int | None = None,
    kind: str | None = None,
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
    if kind is not None:
        statement = statement.where(AccessEntry.kind == kind)
    if before is not None:
        statement = statement.where(AccessEntry.id < before)
    return session.execute(statement).all()


def subjects(session: Reading, rows: Iterable[Any]) -> Mapping[tuple[str, str], Row[Any]]:
    """By kind and number what these looks were at: the agency, the meeting, the report."""
    asked: dict[str, set[int]] = {}
    for row in rows:
        if row.kind in OF_SUBJECTS and row.what:
            asked.setdefault(row.kind, set()).add(int(row.what))
    return {
        (kind, str(row.id)): row
        for kind, ids in asked.items()
        for row in session.execute(
            OF_SUBJECTS[kind].where(OF_SUBJECTS[kind].selected_columns.id.in_(ids))
        )
    }


def report_number(session: Reading, token: str) -> str | None:
    """The number of the report behind a token, which the log does not keep."""
    found = session.scalar(select(Report.id).where(Report.token == token))
    return None if found is None else str(found)


def case_numbered(session: Reading, ref: str) -> int | None:
    """The id of a case an auditor names; the auditor sees nothing of it but who looked."""
    found: int | None = session.scalar(id_of_number(ref))
    return found


def person_addressed(session: Reading, email: str) -> int | None:
    """The id of a person by the whole address; there is no search by parts of a name."""
    return session.scalar(select(Person.id).where(Person.email == email.strip().lower()))

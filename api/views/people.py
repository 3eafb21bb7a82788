"""Accounts as their pages draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select

from api.language import say
from api.views.admin import Options, choices, choices_with_unit, roles, seat_words, term
from api.views.links import address
from api.views.preferences import SubstitutesView, substitutes_view
from casework.administration.proposals import open_proposals
from casework.errors import NotFound
from casework.lists import administration
from casework.models import Agency, Person, RoleProposal, Unit
from casework.seats import Reading
from casework.second_factor import has_second_factor
from workflows.actors import ROLE_LABELS, Actor, Role

PATH = "/admin/people"


class PersonLine(NamedTuple):
    """An account in the list, with today's roles in words."""

    id: int
    name: str
    email: str
    active: bool
    seats: Sequence[str]


class PeopleView(NamedTuple):
    """All that ``admin/people.html`` needs; ``more`` says that a search found too many."""

    q: str
    rows: Sequence[PersonLine]
    next_href: str | None
    more: bool
    waiting: Sequence[tuple[int, str]]


class TermLine(NamedTuple):
    """A role held: over, running or to come; ``may_end`` until its last day has passed."""

    id: int
    words: str
    team: str
    term: str
    may_end: bool
    ends_on: str


class ProposalLine(NamedTuple):
    """A role that waits for a second administrator; ``may_grant`` whether the reader is one."""

    id: int
    words: str
    term: str
    may_grant: bool


class PersonView(NamedTuple):
    """All that ``admin/person.html`` needs; ``errors`` and ``given`` by the form they are of."""

    id: int
    name: str
    email: str
    active: bool
    terms: Sequence[TermLine]
    proposals: Sequence[ProposalLine]
    second_factor: bool
    given: Mapping[str, Mapping[str, Any]]
    errors: Mapping[str, Mapping[str, str]]
    roles: Options
    units: Options
    agencies: Options
    teams: Options
    substitutes: SubstitutesView


FORMS = ("account", "password", "membership", "end", "proposal", "substitute")


def people_view(session: Reading, asked: Mapping[str, Any], *, on: date) -> PeopleView:
    """A page of accounts; ``asked`` as ``PeopleQuery`` read it."""
    q = asked.get("q", "")
    found = administration.people(session, q=q, after=asked.get("after"))
    shown = found[: administration.LIMIT]
    seats: dict[int, list[str]] = {}
    for seat in administration.seats_of(session, [row.id for row in shown], on=on):
        seats.setdefault(seat.person_id, []).append(seat_words(seat))
    more = len(found) > len(shown)
    return PeopleView(
        q=q,
        rows=[PersonLine(r.id, r.name, r.email, r.active, seats.get(r.id, [])) for r in shown],
        next_href=address(PATH, {}, after=shown[-1].id) if more and not q else None,
        more=more and bool(q),
        waiting=_waiting(session),
    )


def _waiting(session: Reading) -> list[tuple[int, str]]:
    """Id and name of everybody for whom a role waits to be approved."""
    ids = {row.person_id for row in open_proposals(session)}
    found = session.execute(
        select(Person.id, Person.name).where(Person.id.in_(ids)).order_by(Person.name)
    )
    return [(row.id, row.name) for row in found]


def person_view(
    session: Reading,
    person_id: int,
    form: str,
    given: Mapping[str, Any] | None,
    errors: Mapping[str, str],
    *,
    actor: Actor,
    today: date,
) -> PersonView:
    """One account; what was typed into ``form`` stands there again. Raises NotFound."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound
    kept: dict[str, Mapping[str, Any]] = {
        "account": {"name": person.name, "language": person.language, "active": person.active},
        "password": {},
        "membership": {"starts_on": today.isoformat()},
        "end": {"ends_on": today.isoformat()},
        "substitute": {"starts_on": today.isoformat()},
        "proposal": {},
    }
    if given is not None:
        kept[form] = {**given, "active": given.get("active") == "true"}
    here = {name: errors if name == form else {} for name in FORMS}
    return PersonView(
        id=person.id,
        name=person.name,
        email=person.email,
        active=person.active,
        proposals=[_proposal(session, row, actor) for row in open_proposals(session, person_id)],
        second_factor=has_second_factor(session, person_id),
        terms=[_term(row, today) for row in administration.seats_of(session, [person_id])],
        given=kept,
        errors=here,
        roles=[("", _("Chọn…")), *roles()],
        units=choices(administration.units(session), none=_("Chọn…")),
        agencies=choices_with_unit(administration.agencies(session), none=_("Không thuộc cơ quan")),
        teams=choices_with_unit(administration.teams(session), none=_("Không thuộc tổ")),
        substitutes=substitutes_view(
            session,
            person_id,
            f"{PATH}/{person_id}/substitutes",
            kept["substitute"],
            here["substitute"],
            on=today,
        ),
    )


def _term(row: Any, today: date) -> TermLine:
    return TermLine(
        id=row.id,
        words=seat_words(row),
        team=row.team or "",
        term=term(row.starts_on, row.ends_on),
        may_end=row.ends_on is None or row.ends_on >= today,
        ends_on=max(row.starts_on, today).isoformat(),
    )


def _proposal(session: Reading, row: RoleProposal, actor: Actor) -> ProposalLine:
    place: Unit | Agency = (
        session.get_one(Unit, row.unit_id)
        if row.agency_id is None
        else session.get_one(Agency, row.agency_id)
    )
    return ProposalLine(
        id=row.id,
        words=f"{say(ROLE_LABELS[Role(row.role)])} · {place.name}",
        term=term(row.starts_on, row.ends_on),
        may_grant=actor.person_id not in {row.proposed_by_id, row.person_id},
    )

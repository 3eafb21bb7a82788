"""The page on which people say how they want to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.views.admin import Options, choices, term
from casework.lists.preferences import channels_of, substitutes_of
from casework.models import Person
from casework.notify.channels import name_of
from casework.notify.preferences import only_witness
from casework.seats import Reading
from casework.settings import Settings
from casework.substitution import colleagues
from workflows.actors import Actor

FORMS = ("mails", "channel", "substitute")


class Line(NamedTuple):
    """A channel or a substitute, in words."""

    id: int
    words: str


class SubstitutesView(NamedTuple):
    """Who stands in for a person, and who could; ``path`` is where the forms lead."""

    path: str
    lines: Sequence[Line]
    people: Options
    given: Mapping[str, Any]
    errors: Mapping[str, str]


class PreferencesView(NamedTuple):
    """All that ``notices/settings.html`` needs; ``kinds`` are the channels that are allowed."""

    email: str
    digest_at: str
    mails_leave: bool
    only_witness: bool
    given: Mapping[str, Any]
    errors: Mapping[str, Mapping[str, str]]
    kinds: Sequence[str]
    channels: Sequence[Line]
    substitutes: SubstitutesView


def preferences_view(
    session: Reading,
    actor: Actor,
    settings: Settings,
    *,
    form: str,
    given: Mapping[str, Any] | None,
    errors: Mapping[str, str],
    on: date,
) -> PreferencesView:
    """What was typed into ``form`` stands there again, but never the address of a channel."""
    person_id = actor.person_id or 0
    person = session.get_one(Person, person_id)
    kept: Mapping[str, Any] = {
        "language": person.language,
        "mail_digest": person.mail_digest,
        "mail_at_once": person.mail_at_once,
    }
    here: dict[str, Mapping[str, str]] = {name: errors if name == form else {} for name in FORMS}
    return PreferencesView(
        email=person.email,
        digest_at=settings.digest_at,
        mails_leave=bool(settings.smtp_url),
        only_witness=only_witness(actor),
        given=kept,
        errors=here,
        kinds=[name_of(scheme) for scheme in sorted(settings.allowed_schemes)],
        channels=[Line(row.id, name_of(row.scheme)) for row in channels_of(session, person_id)],
        substitutes=substitutes_view(
            session,
            person_id,
            "/notifications/settings/substitutes",
            given if form == "substitute" else None,
            here["substitute"],
            on=on,
        ),
    )


def substitutes_view(
    session: Reading,
    person_id: int,
    path: str,
    given: Mapping[str, Any] | None,
    errors: Mapping[str, str],
    *,
    on: date,
) -> SubstitutesView:
    """One person's, on their own page or the administrator's."""
    return SubstitutesView(
        path=path,
        lines=[
            Line(row.id, f"{row.name} · {term(row.starts_on, row.ends_on)}")
            for row in substitutes_of(session, person_id, on=on)
        ],
        people=choices(colleagues(session, person_id, on=on), none=_("Chọn…")),
        given=given or {"starts_on": on.isoformat()},
        errors=errors,
    )

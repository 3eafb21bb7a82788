"""Accounts and the roles held with them, each for a term."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.admin import (
    Decision,
    EndMembership,
    NewMembership,
    NewPerson,
    Password,
    PeopleQuery,
    PersonChange,
)
from api.schemas.lists import asked_of
from api.schemas.preferences import NewSubstitute
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.people import people_view, person_view
from casework.administration.memberships import end_membership
from casework.administration.people import (
    add_person,
    change_person,
    remove_second_factor,
    set_password,
)
from casework.administration.proposals import decide_role, propose_role
from casework.administration.substitutes import end_substitute, name_substitute
from casework.database import db
from casework.reauthentication import prove
from workflows.permissions import Permission

blueprint = Blueprint("people", __name__)


@blueprint.get("/admin/people")
@needs(Permission.PERSON_MANAGE)
def people() -> str:
    """A page of accounts, or those that fit the words sought."""
    asked = asked_of(PeopleQuery(), request.args)
    return render_template("admin/people.html", people=people_view(db.session, asked, on=today()))


@blueprint.get("/admin/people/new")
@needs(Permission.PERSON_MANAGE)
def new() -> str:
    """An empty form."""
    return render_template("admin/person_new.html", given={}, errors={})


@blueprint.post("/admin/people/new")
@needs(Permission.PERSON_MANAGE)
def add() -> Response | tuple[str, int]:
    """A new account; its roles are given on its own page."""
    person_id, errors = submitted(
        NewPerson(), lambda **said: add_person(actor=current_actor(), now=request_now(), **said)
    )
    if errors:
        page = render_template("admin/person_new.html", given=request.form, errors=errors)
        return page, UNREADABLE
    flash(_("Đã tạo tài khoản. Hãy giao vai trò."), "success")
    return redirect(f"/admin/people/{person_id}", 303)


@blueprint.get("/admin/people/<int:person_id>")
@needs(Permission.PERSON_MANAGE)
def person(person_id: int) -> str:
    """One account with its terms."""
    return _drawn(person_id, "", {})


@blueprint.post("/admin/people/<int:person_id>")
@needs(Permission.PERSON_MANAGE)
def change(person_id: int) -> Response | tuple[str, int]:
    """Name, language, open or locked."""
    _none, errors = submitted(
        PersonChange(),
        lambda **said: change_person(person_id, actor=current_actor(), now=request_now(), **said),
    )
    return _done(person_id, "account", errors, _("Đã lưu tài khoản."))


@blueprint.post("/admin/people/<int:person_id>/password")
@needs(Permission.PERSON_MANAGE)
def password(person_id: int) -> Response | tuple[str, int]:
    """A new password."""
    _none, errors = submitted(
        Password(),
        lambda **said: set_password(person_id, actor=current_actor(), now=request_now(), **said),
    )
    return _done(person_id, "password", errors, _("Đã đặt mật khẩu mới."))


@blueprint.post("/admin/people/<int:person_id>/memberships")
@needs(Permission.PERSON_MANAGE)
def join(person_id: int) -> Response | tuple[str, int]:
    """Propose a role for a term."""
    _id, errors = submitted(
        NewMembership(),
        lambda **said: propose_role(person_id, actor=current_actor(), now=request_now(), **said),
    )
    words = _("Đã ghi đề nghị. Vai trò có hiệu lực khi một người quản trị khác duyệt.")
    return _done(person_id, "membership", errors, words)


@blueprint.post("/admin/people/<int:person_id>/proposals/<int:proposal_id>")
@needs(Permission.PERSON_MANAGE)
def decide(person_id: int, proposal_id: int) -> Response | tuple[str, int]:
    """Grant or refuse what another administrator proposed."""
    _none, errors = submitted(Decision(), lambda **said: _decide(person_id, proposal_id, **said))
    return _done(person_id, "proposal", errors, _("Đã ghi quyết định."))


@blueprint.post("/admin/people/<int:person_id>/second-factor/remove")
@needs(Permission.PERSON_MANAGE)
def remove_factor(person_id: int) -> Response:
    """For somebody who lost the phone and the recovery codes."""
    remove_second_factor(person_id, actor=current_actor(), now=request_now())
    flash(_("Đã gỡ xác thực hai bước của người này."), "success")
    return redirect(f"/admin/people/{person_id}", 303)


@blueprint.post("/admin/people/<int:person_id>/memberships/<int:membership_id>/end")
@needs(Permission.PERSON_MANAGE)
def leave(person_id: int, membership_id: int) -> Response | tuple[str, int]:
    """The last day of a term."""
    _person, errors = submitted(
        EndMembership(),
        lambda **said: end_membership(
            membership_id, person_id=person_id, actor=current_actor(), now=request_now(), **said
        ),
    )
    return _done(person_id, "end", errors, _("Đã ghi ngày kết thúc nhiệm kỳ."))


@blueprint.post("/admin/people/<int:person_id>/substitutes")
@needs(Permission.PERSON_MANAGE)
def stand_in(person_id: int) -> Response | tuple[str, int]:
    """Who is told in this person's place for some days."""
    _id, errors = submitted(
        NewSubstitute(),
        lambda **said: name_substitute(person_id, actor=current_actor(), now=request_now(), **said),
    )
    return _done(person_id, "substitute", errors, _("Đã ghi người thay thế."))


@blueprint.post("/admin/people/<int:person_id>/substitutes/<int:substitute_id>/end")
@needs(Permission.PERSON_MANAGE)
def back(person_id: int, substitute_id: int) -> Response | tuple[str, int]:
    """This person is back."""
    end_substitute(substitute_id, person_id=person_id, actor=current_actor(), now=request_now())
    return _done(person_id, "substitute", {}, _("Đã kết thúc thay thế."))


def _decide(person_id: int, proposal_id: int, *, granted: bool, current: str) -> None:
    """Letting somebody in outlasts this session, so whoever sits here proves who they are."""
    actor, now = current_actor(), request_now()
    if granted:
        prove(actor=actor, now=now, current=current)
    decide_role(proposal_id, person_id=person_id, actor=actor, now=now, granted=granted)


def _done(
    person_id: int, form: str, errors: dict[str, str], words: str
) -> Response | tuple[str, int]:
    if errors:
        return _drawn(person_id, form, errors), UNREADABLE
    flash(words, "success")
    return redirect(f"/admin/people/{person_id}", 303)


def _drawn(person_id: int, form: str, errors: dict[str, str]) -> str:
    given: Any = request.form if errors else None
    view = person_view(
        db.session, person_id, form, given, errors, actor=current_actor(), today=today()
    )
    return render_template("admin/person.html", person=view)

"""Editing a policy: fill in, see what would move, then save it or let it be.

Nothing is kept between the steps but what the pages carry themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.forms import form_input
from api.guard import needs
from api.language import say
from api.schemas.policy import NAMES, PolicyDraft, PolicySaving
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views import policies as shown
from api.views.moves import moves_view
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.previewing import preview_policy
from casework.rules.editing import proposed, save_policy
from casework.rules.stored import read_rulebook
from casework.rules.written import written
from workflows.permissions import Permission
from workflows.policy import Policy, terms_by_name
from workflows.types import CASE_TYPES

blueprint = Blueprint("policy_editing", __name__)

Page = str | tuple[str, int]


@blueprint.get("/policies/<slug>/edit")
@needs(Permission.POLICY_MANAGE)
def edit(slug: str) -> str:
    """The newest version as fields."""
    newest = _newest(slug)
    return _form(slug, newest, shown.given(written(newest)), {})


@blueprint.post("/policies/<slug>/edit")
@needs(Permission.POLICY_MANAGE)
def edit_again(slug: str) -> str:
    """The fields again, with what was filled in before the preview."""
    return _form(slug, _newest(slug), request.form, {})


@blueprint.post("/policies/<slug>/preview")
@needs(Permission.POLICY_MANAGE)
def preview(slug: str) -> Page:
    """Every open deadline that would move, and the question when and for whom."""
    newest = _newest(slug)
    policy, errors = _read(slug)
    if policy is None:
        return _form(slug, newest, request.form, errors), UNREADABLE
    return _preview(slug, newest, policy, {"effective_on": today().isoformat()}, {})


@blueprint.post("/policies/<slug>")
@needs(Permission.POLICY_MANAGE)
def save(slug: str) -> Page | Response:
    """Save what was previewed."""
    newest = _newest(slug)
    version, errors = submitted(PolicySaving(), lambda **said: _save(slug, said))
    if not errors:
        flash(_("Đã lưu quy định bản %(n)s.", n=version), "success")
        return redirect(f"/policies/{slug}", 303)
    policy, faults = _read(slug)
    if policy is None:
        return _form(slug, newest, request.form, faults), UNREADABLE
    return _preview(slug, newest, policy, request.form, errors), UNREADABLE


def _newest(slug: str) -> Policy:
    if slug not in CASE_TYPES:
        raise NotFound
    return read_rulebook(db.session).policies[slug][-1].policy


def _read(slug: str) -> tuple[Policy | None, dict[str, str]]:
    """The policy that was filled in, or what is wrong with it by field."""
    shape = PolicyDraft(unknown="exclude")
    try:
        said = shape.load(form_input(shape, request.form))
        return proposed(db.session, slug, base=said.pop("base"), numbers=_own(said)), {}
    except ValidationError as bad:
        return None, field_texts(bad)
    except BadInput as bad:
        return None, {bad.field: say(bad.because)}


def _save(slug: str, said: dict[str, Any]) -> int:
    rest = {name: said.pop(name) for name in ("base", "effective_on", "reason", "open_cases")}
    return save_policy(
        actor=current_actor(), now=request_now(), type_slug=slug, numbers=_own(said), **rest
    )


def _own(said: Mapping[str, Any]) -> dict[str, Any]:
    """The values the form asked for: a type without a check or a status has no field for it."""
    return {name: value for name, value in said.items() if name in request.form}


def _form(slug: str, newest: Policy, given: Mapping[str, str], errors: dict[str, str]) -> str:
    return render_template(
        "policies/edit.html",
        slug=slug,
        label=say(CASE_TYPES[slug].label),
        base=given.get("base", newest.version),
        given=given,
        errors=errors,
        lines={each.name: each for each in shown.lines(newest)},
        terms=[(name, shown.term_label(name)) for name in terms_by_name(newest.terms)],
        rungs=[(rung.level, say(rung.label)) for rung in newest.ladder],
        caps=[(name, say(label)) for name, label in shown.CAP_LABELS.items()],
        has_check=newest.terms.check is not None,
        units=shown.units(),
        sources=shown.sources(),
    )


def _preview(
    slug: str, newest: Policy, policy: Policy, given: Mapping[str, str], errors: dict[str, str]
) -> str:
    now = request_now()
    moves = preview_policy(db.session, slug, policy, now=now)
    return render_template(
        "policies/preview.html",
        slug=slug,
        label=say(CASE_TYPES[slug].label),
        base=newest.version,
        carried=[(name, request.form[name]) for name in NAMES if name in request.form],
        changes=shown.changes(newest, policy),
        moves=moves_view(moves, now),
        today=today().isoformat(),
        given=given,
        errors=errors,
    )

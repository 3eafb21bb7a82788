"""Policies: how long everything may take, since when, and who said so."""

from __future__ import annotations

from flask import Blueprint, render_template

from api.guard import needs
from api.language import say
from api.session import current_actor, request_now
from api.views import policies as shown
from casework.database import db
from casework.errors import NotFound
from casework.lists.policies import versions
from casework.rules.stored import read_rulebook
from workflows.permissions import Permission, may
from workflows.types import CASE_TYPES

blueprint = Blueprint("policies", __name__)


@blueprint.get("/policies")
@needs(Permission.POLICY_VIEW)
def types() -> str:
    """Each case type with the version in force and one still to come."""
    rules, now = read_rulebook(db.session), request_now()
    written = {(each.type, each.number): each for each in versions(db.session)}
    rows = []
    for slug, case_type in CASE_TYPES.items():
        held = rules.policy(slug, now).version
        newest = rules.policies[slug][-1].policy.version
        rows.append((slug, say(case_type.label), held, written.get((slug, held)),
                     written.get((slug, newest)) if newest != held else None))  # fmt: skip
    return render_template("policies/types.html", rows=rows)


@blueprint.get("/policies/<slug>")
@needs(Permission.POLICY_VIEW)
def one(slug: str) -> str:
    """What holds now for a case type, and its versions with what each changed."""
    if slug not in CASE_TYPES:
        raise NotFound
    rules, now = read_rulebook(db.session), request_now()
    policies = {each.policy.version: each.policy for each in rules.policies[slug]}
    return render_template(
        "policies/type.html",
        slug=slug,
        label=say(CASE_TYPES[slug].label),
        held=rules.policy(slug, now).version,
        lines=shown.lines(rules.policy(slug, now)),
        now=now,
        may_edit=may(current_actor(), Permission.POLICY_MANAGE),
        versions=[
            (each, shown.changes(policies[each.number - 1], policies[each.number]))
            for each in versions(db.session)
            if each.type == slug
        ],
    )

"""Who may come here at all: every route carries exactly one of these marks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import current_app, redirect, request
from flask_login import current_user

from api.addresses import API
from api.session import current_actor
from casework.database import db
from casework.errors import NotAllowed, ScopeMissing
from casework.second_factor import owes_second_factor
from workflows.permissions import Permission, may
from workflows.scopes import scope_needed
from workflows.words import Label

View = TypeVar("View", bound=Callable[..., Any])
MARK = "needs"
PUBLIC = "public"
BEFORE_SECOND_FACTOR = "/account/second-factor"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SECOND_FACTOR_FIRST = Label(
    "Người giữ mã này phải bật xác thực hai bước trước.",
    "Whoever holds this token must set up the second step of signing in first.",
)


def needs(permission: Permission) -> Callable[[View], View]:
    """Signed in and holding the permission in some role; else sign-in, or 403."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            if owed():
                return redirect(BEFORE_SECOND_FACTOR)
            if not may(current_actor(), permission):
                raise NotAllowed
            if request.path.startswith(API):
                _check_token(permission)
            return view(*args, **kwargs)

        setattr(guarded, MARK, permission)
        return guarded  # type: ignore[return-value]

    return mark


def _check_token(permission: Permission) -> None:
    """A program does what its token was made for, and only while its person could sign in."""
    if owes_second_factor(db.session, current_actor()):
        raise NotAllowed(SECOND_FACTOR_FIRST)
    scope = scope_needed(permission, writes=request.method not in SAFE)
    if scope is None or scope not in current_user.scopes:
        raise ScopeMissing(scope)


def owed() -> bool:
    """Whether a second step of signing in must be set up first; programs are told so below."""
    if request.path.startswith((API, BEFORE_SECOND_FACTOR)):
        return False
    return owes_second_factor(db.session, current_actor())


def public(view: View) -> View:
    """Open to anybody; written out so that no route is open by oversight."""
    setattr(view, MARK, PUBLIC)
    return view

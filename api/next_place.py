"""Where to go afterwards: only to a page of this service, whatever the address says."""

from __future__ import annotations

import re

from flask import current_app
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from api.frame import home
from api.session import SIGN_IN

# Browsers read "/\", "//" and control characters as the way to another host (reliability.md §8).
LOCAL = re.compile(r"/(?![/\\])[A-Za-z0-9\-._~/?&=%+]*")
LONGEST = 400
NOT_PLACES = frozenset({"static", SIGN_IN, "second_step.show"})


def next_place(wanted: str | None) -> str:
    """The wanted address if it is a page one can open here, else the beginning."""
    if wanted and is_local_page(wanted):
        return wanted
    return home() if current_user.is_authenticated else "/sign-in"


def is_local_page(address: str) -> bool:
    """Whether this is the address of a page of ours, as path and query only."""
    if len(address) > LONGEST or not LOCAL.fullmatch(address) or "//" in address:
        return False
    path = address.partition("?")[0]
    try:
        endpoint, _ = current_app.url_map.bind("localhost").match(path, method="GET")
    except HTTPException:
        return False
    return endpoint not in NOT_PLACES

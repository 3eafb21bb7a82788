"""A case's version in HTTP: ``ETag "v3"`` out, ``If-Match`` and ``If-None-Match`` in (promise R7)."""

from __future__ import annotations

import re

from flask import Response, jsonify, make_response, request
from werkzeug.exceptions import PreconditionRequired

TAG = re.compile(r'\s*"v([1-9][0-9]{0,8})"\s*')
NO_VERSION = 0
NOT_MODIFIED = 304


def asked_version() -> int | None:
    """The version in If-Match, None without one; what is no tag of ours matches no version."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    tag = TAG.fullmatch(given)
    return int(tag[1]) if tag else NO_VERSION


def required_version() -> int:
    """The same, refused with 428 when it is missing: nobody overwrites what they did not see."""
    version = asked_version()
    if version is None:
        raise PreconditionRequired
    return version


def versioned(body: object, version: int, status: int = 200) -> Response:
    """The answer with its tag; only a reading that has the tag already gets 304 and no body."""
    if request.method == "GET" and request.if_none_match.contains_weak(f"v{version}"):
        answer = make_response("", NOT_MODIFIED)
    else:
        answer = make_response(jsonify(body), status)
    answer.set_etag(f"v{version}")
    return answer

"""Cases for programs: report one, list them, read one."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from api.addresses import API
from api.bodies import json_body, single
from api.guard import needs
from api.naming import kept_on_purpose, refuse
from api.schemas.case import CaseShape, PageShape
from api.schemas.report import ReportSchema
from api.schemas.search import CaseQuery
from api.session import current_actor, request_now
from api.versions import versioned
from api.views.case_data import case_data, row_data
from api.views.names import unchecked_names, word_fields
from casework.actions.report import report
from casework.database import db
from casework.errors import BadInput
from casework.lists.case import read_case
from casework.lists.search import NEWEST, CaseFilter, search
from workflows.permissions import Permission
from workflows.states import State
from workflows.words import Label

blueprint = Blueprint("v1_cases", __name__, url_prefix=API)

PAGE = 50
KEY = "Idempotency-Key"
A_KEY = re.compile(r"[\x21-\x7e]{1,64}")
BAD_KEY = Label(
    "Cần từ 1 đến 64 ký tự ASCII, không có dấu cách.",
    "It must have 1 to 64 ASCII characters and no blanks.",
)


@blueprint.post("/cases")
@needs(Permission.CASE_REPORT)
def create() -> Response:
    """Open a case. The same key with the same body gets the same answer, and there is one case."""
    said = ReportSchema().load(json_body())
    words = {name: getattr(said, name) for name in word_fields(ReportSchema())}
    refuse(unchecked_names(words, kept_on_purpose()), words)
    try:
        ref, _ = report(said, actor=current_actor(), now=request_now(), key=_key())
    except BadInput as bad:
        raise bad if bad.field != "key" else BadInput(KEY, bad.because) from bad
    answer = versioned({"ref": ref, "state": State.REPORTED.value, "version": 1}, 1, 201)
    answer.headers["Location"] = url_for("v1_cases.read", ref=ref)
    return answer


@blueprint.get("/cases")
@needs(Permission.CASE_LIST)
def index() -> Any:
    """One page of the cases this program's person may see."""
    asked = CaseQuery().load(single(request.args))
    sort, cursor = asked.pop("sort", NEWEST), asked.pop("cursor", None)
    actor = current_actor()
    page = search(
        db.session,
        actor,
        CaseFilter(**asked),
        sort=sort,
        cursor=cursor,
        limit=PAGE,
        now=request_now(),
    )
    following = None
    if page.next_cursor is not None:
        kept = {**request.args.to_dict(), "cursor": page.next_cursor}
        following = f"{url_for('v1_cases.index')}?{urlencode(kept)}"
    return PageShape().dump(
        {"cases": [row_data(row, actor) for row in page.rows], "next": following}
    )


@blueprint.get("/cases/<ref>")
@needs(Permission.CASE_VIEW)
def read(ref: str) -> Response:
    """One case as its reader may see it."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    return versioned(CaseShape().dump(case_data(reading)), reading.file.row.version)


def _key() -> str | None:
    given = request.headers.get(KEY)
    if given is not None and not A_KEY.fullmatch(given):
        raise BadInput(KEY, BAD_KEY)
    return given

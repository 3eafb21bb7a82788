"""The parameters of the auditors' pages."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.schemas.auditing import AccessQuery, TermsQuery
from api.schemas.lists import asked_of


def test_empty_ones_count_as_not_sent(app: Flask) -> None:
    given = MultiDict({"ref": "SMY-2026-222222", "person": "", "before": "7"})
    assert asked_of(AccessQuery(), given) == {"ref": "SMY-2026-222222", "before": 7}
    assert asked_of(TermsQuery(), MultiDict({"after": "7"})) == {"after": 7}


@pytest.mark.parametrize("given", [{"before": "x"}, {"ref": "x" * 300}, {"nonsense": "1"}])
def test_anything_else_is_refused(app: Flask, given: dict[str, str]) -> None:
    with app.test_request_context(), pytest.raises(ValidationError):
        asked_of(AccessQuery(), MultiDict(given))

"""The register of requests about own data, as the database keeps it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from casework.models import DataRequest, Person
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast


def request(cast: Cast, now: datetime, **more: Any) -> DataRequest:
    given = {"person_id": cast.person("bob"), "wish": "export", "words": "", "asked_at": now}
    return DataRequest(**{**given, **more})


def test_one_of_a_kind_is_open_at_a_time(cast: Cast, now: datetime) -> None:
    ended = {"ended_at": now, "outcome": "withdrawn"}
    writes(request(cast, now), request(cast, now, wish="erase"), request(cast, now, **ended))
    refuses(request(cast, now), "uq_data_requests_open|data_requests.person_id")


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"wish": "see"}, "wish"),
        ({"outcome": "lost"}, "outcome|ended|answered"),
        ({"outcome": "withdrawn"}, "ended|answered"),
        ({"outcome": "done", "answer": "x"}, "answered|ended"),
        ({"answer": "x"}, "answered"),
    ],
)
def test_what_makes_no_sense_is_refused(
    cast: Cast, now: datetime, changes: dict[str, Any], because: str
) -> None:
    refuses(request(cast, now, **changes), because)


def test_nobody_answers_what_they_asked(cast: Cast, now: datetime) -> None:
    answered = {"ended_at": now, "outcome": "done", "answer": "x"}
    refuses(request(cast, now, **answered, answered_by_id=cast.person("bob")), "answered")
    refuses(request(cast, now, **answered), "answered")
    writes(request(cast, now, **answered, answered_by_id=cast.person("ada")))


def test_an_erased_account_is_never_open(cast: Cast, now: datetime) -> None:
    row = Person(email="x@y.example", name="X", password_hash="-", created_at=now, active=False)
    row.erased_at = now
    writes(row)
    refuses_statement("UPDATE people SET active = TRUE WHERE email = 'x@y.example'", "erased")

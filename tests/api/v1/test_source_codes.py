"""Codes for intake by programs."""

from __future__ import annotations

from typing import Any

from flask import Flask

from api.addresses import API
from casework.sources.codes import MOST_CODES
from tests.cases import Cases


def test_a_program_gets_a_code_for_the_source_of_its_report(
    app: Flask, token: Any, cases: Cases
) -> None:
    path = f"{API}/cases/{cases.reported()}/source-codes"
    answer = app.test_client().post(path, headers=token("alice"))
    assert answer.status_code == 201
    assert answer.json is not None
    assert list(answer.json) == ["code"]
    page = app.test_client().post("/tra-cuu", data={"code": answer.json["code"]}).text
    assert "Đang được xem xét." in page


def test_somebody_elses_report_does_not_exist(app: Flask, token: Any, cases: Cases) -> None:
    path = f"{API}/cases/{cases.reported()}/source-codes"
    assert app.test_client().post(path, headers=token("amy")).status_code == 404
    assert app.test_client().post(path, headers=token("bob")).status_code == 403


def test_more_than_enough_is_refused_by_name(app: Flask, token: Any, cases: Cases) -> None:
    path, header = f"{API}/cases/{cases.reported()}/source-codes", token("alice")
    answers = [app.test_client().post(path, headers=header) for _ in range(MOST_CODES + 1)]
    assert [each.status_code for each in answers] == [201] * MOST_CODES + [422]
    assert answers[-1].json is not None
    assert answers[-1].json["errors"][0]["field"] == "ref"

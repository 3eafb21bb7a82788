"""Opinion teams in the administration."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Team
from tests.api.conftest import SignIn
from tests.cast import Cast

PLACE = "/admin/units/teams"
GOOD = {
    "name": "Tổ dư luận xã hội phường Bàu Sen",
    "decision_number": "31-QĐ/ĐU",
    "decision_date": "2026-02-27",
    "sector": "Dân cư",
}


def test_every_team_is_listed_with_its_decision(sign_in: SignIn) -> None:
    page = sign_in("ada").get(PLACE).text
    for words in ("Tổ dư luận xã hội xã Suối Mây", "Số 12-QĐ/ĐU ngày 01/07/2025", "Chưa có"):
        assert words in page


def test_a_team_is_added_and_then_gets_a_lead_of_its_unit(sign_in: SignIn, cast: Cast) -> None:
    ada = sign_in("ada")
    assert ada.get(f"{PLACE}/new").status_code == 200
    answer = ada.post(f"{PLACE}/new", data={**GOOD, "unit": str(cast.unit("BSE"))})
    assert answer.status_code == 303
    assert answer.location is not None
    page = ada.get(answer.location).text
    assert "Wendy" in page
    assert "Alice" not in page
    lead = {**GOOD, "lead": str(cast.person("wendy"))}
    assert ada.post(answer.location, data=lead).status_code == 303
    assert "Wendy" in ada.get(PLACE).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"decision_number": "12-QĐ/ĐU"}, "decision_number"),
        ({"decision_number": ""}, "decision_number"),
        ({"decision_date": "2026-03-03"}, "decision_date"),
        ({"sector": ""}, "sector"),
        ({"unit": "9999"}, "unit"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    sign_in: SignIn, cast: Cast, changes: dict[str, str], field: str
) -> None:
    sent = {**GOOD, "unit": str(cast.unit("BSE")), **changes}
    answer = sign_in("ada").post(f"{PLACE}/new", data=sent)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert len(db.session.scalars(select(Team)).all()) == 1


def test_a_lead_from_elsewhere_is_refused(sign_in: SignIn, cast: Cast) -> None:
    team = db.session.scalars(select(Team.id)).one()
    sent = {**GOOD, "lead": str(cast.person("wendy"))}
    answer = sign_in("ada").post(f"{PLACE}/{team}", data=sent)
    assert answer.status_code == 422
    assert 'id="f-lead-error"' in answer.text


def test_an_unknown_team_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ada").get(f"{PLACE}/9999").status_code == 404
    assert sign_in("ada").post(f"{PLACE}/9999", data=GOOD).status_code == 404


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_only_an_administrator_comes_here(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    for get in (PLACE, f"{PLACE}/new", f"{PLACE}/1"):
        assert browser.get(get).status_code == 403
    for post in (f"{PLACE}/new", f"{PLACE}/1"):
        assert browser.post(post, data=GOOD).status_code == 403

"""Agencies in the administration."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Agency
from tests.api.conftest import SignIn
from tests.cast import ENVIRONMENT, OFFICE, Cast

GOOD = {
    "name": "Công ty Điện lực An Minh",
    "sector": "electricity",
    "outside": "true",
    "valid_from": "2026-03-01",
}


def named(name: str) -> Agency:
    return db.session.scalars(select(Agency).where(Agency.name == name)).one()


def test_every_agency_is_listed_with_its_sector_and_unit(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/admin/agencies").text
    for words in (ENVIRONMENT, OFFICE, "Môi trường, tài nguyên", "Phường Bàu Sen"):
        assert words in page


def test_an_agency_is_added(sign_in: SignIn, cast: Cast) -> None:
    ada = sign_in("ada")
    assert "Thêm cơ quan" in ada.get("/admin/agencies/new").text
    answer = ada.post("/admin/agencies/new", data={**GOOD, "unit": str(cast.unit("TAM"))})
    assert (answer.status_code, answer.location) == (303, "/admin/agencies")
    assert named(GOOD["name"]).outside
    assert "vụ việc được chuyển, không giao" in ada.get("/admin/agencies").text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": OFFICE}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"sector": ""}, "sector"),
        ({"sector": "magic"}, "sector"),
        ({"unit": "9999"}, "unit"),
        ({"unit": ""}, "unit"),
        ({"valid_to": "2026-03-01"}, "valid_to"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    sign_in: SignIn, cast: Cast, changes: dict[str, str], field: str
) -> None:
    sent = {**GOOD, "unit": str(cast.unit("TAM")), **changes}
    answer = sign_in("ada").post("/admin/agencies/new", data=sent)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert len(db.session.scalars(select(Agency)).all()) == 4


def test_an_agency_is_changed_and_a_switch_that_is_off_is_off(sign_in: SignIn, cast: Cast) -> None:
    agency = cast.agency("Công an tỉnh An Minh")
    ada, place = sign_in("ada"), f"/admin/agencies/{agency}"
    assert "checked" in ada.get(place).text
    sent = {"name": "Công an tỉnh An Minh", "sector": "police", "valid_from": "2025-07-01"}
    assert ada.post(place, data=sent).status_code == 303
    assert not db.session.get_one(Agency, agency).outside
    assert "checked" not in ada.get(place).text
    assert ada.post(place, data={**sent, "name": OFFICE}).status_code == 422


def test_an_unknown_agency_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ada").get("/admin/agencies/9999").status_code == 404
    assert sign_in("ada").post("/admin/agencies/9999", data=GOOD).status_code == 404


@pytest.mark.parametrize("who", ["alice", "bob", "dora", "frank", "olga", "otto"])
def test_only_an_administrator_comes_here(sign_in: SignIn, cast: Cast, who: str) -> None:
    browser, place = sign_in(who), f"/admin/agencies/{cast.agency(OFFICE)}"
    for get in ("/admin/agencies", "/admin/agencies/new", place):
        assert browser.get(get).status_code == 403
    for post in ("/admin/agencies/new", place):
        assert browser.post(post, data=GOOD).status_code == 403
    assert len(db.session.scalars(select(Agency)).all()) == 4

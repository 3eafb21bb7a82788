"""Units in the administration."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Unit
from tests.api.conftest import SignIn
from tests.cast import Cast

GOOD = {"code": "NLA", "name": "Xã Nà Lăng", "kind": "commune", "valid_from": "2026-03-01"}


def test_every_unit_is_listed_with_its_place_and_validity(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/admin/units").text
    for words in ("Tỉnh An Minh", "Xã Suối Mây", "SMY", "Từ 01/07/2025"):
        assert words in page


def test_a_unit_is_added_and_named_in_the_list(sign_in: SignIn, cast: Cast) -> None:
    ada = sign_in("ada")
    assert "Thêm đơn vị" in ada.get("/admin/units/new").text
    answer = ada.post("/admin/units/new", data={**GOOD, "parent": str(cast.unit("TAM"))})
    assert (answer.status_code, answer.location) == (303, "/admin/units")
    page = ada.get("/admin/units").text
    assert "Xã Nà Lăng" in page
    assert "Đã thêm đơn vị." in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "SMY"}, "code"),
        ({"code": "na lang"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "A\u200bB"}, "name"),
        ({"kind": "hamlet"}, "kind"),
        ({"parent": ""}, "parent"),
        ({"parent": "abc"}, "parent"),
        ({"valid_from": "1899-01-01"}, "valid_from"),
        ({"valid_from": "tomorrow"}, "valid_from"),
        ({"valid_to": "2026-01-01"}, "valid_to"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    sign_in: SignIn, cast: Cast, changes: dict[str, str], field: str
) -> None:
    sent = {**GOOD, "parent": str(cast.unit("TAM")), **changes}
    answer = sign_in("ada").post("/admin/units/new", data=sent)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.text
    assert f'id="f-{field}-error"' in answer.text
    if field != "name":
        assert 'value="Xã Nà Lăng"' in answer.text
    assert len(db.session.scalars(select(Unit)).all()) == 3


def test_a_unit_is_renamed_and_ended_by_date(sign_in: SignIn, cast: Cast) -> None:
    ada, place = sign_in("ada"), f"/admin/units/{cast.unit('SMY')}"
    assert 'value="Xã Suối Mây"' in ada.get(place).text
    sent = {"name": "Phường Suối Mây", "valid_from": "2025-07-01", "valid_to": "2026-03-01"}
    assert ada.post(place, data=sent).status_code == 303
    page = ada.get("/admin/units").text
    assert "Phường Suối Mây" in page
    assert "Hết hiệu lực từ 01/03/2026" in page
    wrong = ada.post(place, data={**sent, "valid_to": "2020-01-01"})
    assert wrong.status_code == 422


def test_code_and_place_in_the_tree_cannot_be_changed(sign_in: SignIn, cast: Cast) -> None:
    place = f"/admin/units/{cast.unit('SMY')}"
    sent = {"name": "Xã Suối Mây", "valid_from": "2025-07-01", "code": "XXX"}
    assert sign_in("ada").post(place, data=sent).status_code == 422
    assert db.session.get_one(Unit, cast.unit("SMY")).code == "SMY"


def test_an_unknown_unit_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ada").get("/admin/units/9999").status_code == 404
    assert sign_in("ada").post("/admin/units/9999", data=GOOD).status_code == 404


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_comes_here(sign_in: SignIn, cast: Cast, who: str) -> None:
    browser, place = sign_in(who), f"/admin/units/{cast.unit('SMY')}"
    for get in ("/admin/units", "/admin/units/new", place):
        assert browser.get(get).status_code == 403
    for post in ("/admin/units/new", place):
        assert browser.post(post, data=GOOD).status_code == 403
    assert len(db.session.scalars(select(Unit)).all()) == 3


def test_the_place_on_the_map_is_typed_with_comma_or_point_and_shown_again(
    sign_in: SignIn, cast: Cast
) -> None:
    ada, page = sign_in("ada"), f"/admin/units/{cast.unit('SMY')}"
    sent = {"name": "Xã Suối Mây", "valid_from": "2025-07-01"}
    where = {"latitude": "10,5", "longitude": "106.25"}
    assert ada.post(page, data={**sent, **where}).status_code == 303
    assert 'value="106.25"' in ada.get(page).text
    for wrong in ({"latitude": "x"}, {"longitude": "106°"}, {"latitude": ""}, {"latitude": "1e1"}):
        answer = ada.post(page, data={**sent, **where, **wrong})
        assert answer.status_code == 422, wrong
        assert "field-error" in answer.text
    assert 'value="106.25"' in ada.get(page).text
    assert ada.post(page, data=sent).status_code == 303
    assert 'value="106.25"' not in ada.get(page).text

"""Accounts in the administration."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from casework.database import db
from casework.lists import administration
from casework.models import Membership, Person, Substitute
from casework.passwords import password_fits
from tests.api.clocks import present
from tests.api.conftest import CountQueries, SignIn
from tests.api.signed_in import sign_browser_in
from tests.cast import ENVIRONMENT, PASSWORD, PEOPLE, Cast
from tests.codes import phone_of
from tests.two_admins import second_admin

GOOD = {
    "name": "Lê Thị Nga",
    "email": "nga@anminh.example",
    "password": "cay-da-dau-lang",
    "language": "vi",
}


def place(cast: Cast, name: str) -> str:
    return f"/admin/people/{cast.person(name)}"


def held(cast: Cast, name: str) -> Membership:
    return db.session.scalars(
        select(Membership).where(Membership.person_id == cast.person(name))
    ).one()


def test_everybody_is_listed_with_todays_roles(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/admin/people").text
    names = re.findall(r'class="row-link"[^>]*>([^<]+)<', page)
    assert names == sorted(row[0].title() for row in PEOPLE)
    assert "Đầu mối · Xã Suối Mây" in page
    assert f"Cán bộ cơ quan xử lý · {ENVIRONMENT}" in page


def test_people_are_found_by_name_or_address(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    page = ada.get("/admin/people?q=wendy%40").text
    assert re.findall(r'class="row-link"[^>]*>([^<]+)<', page) == ["Wendy"]
    assert "Không có ai khớp." in ada.get("/admin/people?q=zzz").text


def test_a_long_list_goes_on(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    monkeypatch.setattr(administration, "LIMIT", 10)
    ada = sign_in("ada")
    first = ada.get("/admin/people").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = ada.get(following[1]).text
    found = re.findall(r'class="row-link"[^>]*>([^<]+)<', first + second)
    assert sorted(found) == sorted(row[0].title() for row in PEOPLE)


def test_an_account_is_made_and_gets_a_role(sign_in: SignIn, cast: Cast) -> None:
    ada = sign_in("ada")
    assert ada.get("/admin/people/new").status_code == 200
    answer = ada.post("/admin/people/new", data=GOOD)
    assert answer.status_code == 303
    assert answer.location is not None
    page = ada.get(answer.location).text
    assert "Lê Thị Nga" in page
    assert "Chưa có vai trò nào." in page
    sent = {"role": "observer", "unit": str(cast.unit("TAM")), "starts_on": "2026-03-02"}
    answer = ada.post(f"{answer.location}/memberships", data=sent)
    assert answer.status_code == 303
    assert answer.location is not None
    page = ada.get(answer.location).text
    assert "Chờ người quản trị khác duyệt" in page
    assert "Giám sát · Tỉnh An Minh" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "alice@anminh.example"}, "email"),
        ({"email": "nobody"}, "email"),
        ({"name": ""}, "name"),
        ({"password": "short"}, "password"),
        ({"password": ""}, "password"),
        ({"language": "fr"}, "language"),
    ],
)
def test_what_is_wrong_is_said_and_the_password_is_not_repeated(
    sign_in: SignIn, changes: dict[str, str], field: str
) -> None:
    answer = sign_in("ada").post("/admin/people/new", data={**GOOD, **changes})
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert GOOD["password"] not in answer.text
    assert len(db.session.scalars(select(Person)).all()) == len(PEOPLE)


def test_a_role_waits_for_another_administrator(
    app: Flask, sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    abe = second_admin(cast, now)
    sent = {"role": "observer", "unit": str(cast.unit("TAM")), "starts_on": "2026-03-02"}
    ada, bob = sign_in("ada"), place(cast, "bob")
    ada.post(f"{bob}/memberships", data=sent)
    page = ada.get(bob).text
    (decide,) = re.findall(r'action="(/admin/people/\d+/proposals/\d+)"', page)
    assert "Đồng chí không tự duyệt đề nghị này." in page
    assert 'value="true">Duyệt' not in page
    grants = {"granted": "true", "current": PASSWORD}
    assert ada.post(decide, data=grants).status_code == 403
    assert f'href="{bob}">Bob</a>' in ada.get("/admin/people").text
    other = sign_browser_in(app.test_client(), abe.person_id or 0, now=present())
    assert 'value="true">Duyệt' in other.get(bob).text
    # An open browser is not enough to let somebody in.
    for current in ({}, {"current": "khac"}):
        refused = other.post(decide, data={"granted": "true", **current})
        assert refused.status_code == 422
        assert 'id="f-current-error"' in refused.text
    assert other.post(decide, data=grants).status_code == 303
    assert "Chờ người quản trị khác duyệt" not in other.get(bob).text
    assert other.post(decide, data={"granted": "false"}).status_code == 422
    assert other.post(decide).status_code == 422
    held_now = db.session.scalars(
        select(Membership.role).where(Membership.person_id == cast.person("bob"))
    )
    assert set(held_now) == {"coordinator", "observer"}


def test_a_lost_phone_is_forgotten(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    phone_of(cast, "bob", now)
    ada, remove = sign_in("ada"), f"{place(cast, 'bob')}/second-factor/remove"
    assert remove in ada.get(place(cast, "bob")).text
    assert ada.post(remove).status_code == 303
    assert remove not in ada.get(place(cast, "bob")).text
    assert sign_in("otto").post(remove).status_code == 403


def test_a_role_that_does_not_fit_is_refused_beside_its_field(sign_in: SignIn, cast: Cast) -> None:
    sent = {"role": "agency_officer", "unit": str(cast.unit("BSE")), "starts_on": "2026-03-02"}
    answer = sign_in("ada").post(f"{place(cast, 'olga')}/memberships", data=sent)
    assert answer.status_code == 422
    assert 'id="f-agency-error"' in answer.text
    assert '<option value="agency_officer" selected>' in answer.text
    assert held(cast, "olga").role == "observer"


def test_a_term_ends_with_the_day_given(sign_in: SignIn, cast: Cast) -> None:
    ada, term = sign_in("ada"), held(cast, "bob")
    end = f"{place(cast, 'bob')}/memberships/{term.id}/end"
    assert f'action="{end}"' in ada.get(place(cast, "bob")).text
    assert ada.post(end, data={"ends_on": "2025-01-01"}).status_code == 422
    assert ada.post(end, data={"ends_on": "2026-03-01"}).status_code == 303
    page = ada.get(place(cast, "bob")).text
    assert "01/07/2025 đến hết 01/03/2026" in page
    assert f'action="{end}"' not in page
    assert sign_in("bob").get("/cases").status_code == 403


def test_a_term_is_ended_only_on_its_holders_page(sign_in: SignIn, cast: Cast) -> None:
    end = f"{place(cast, 'bill')}/memberships/{held(cast, 'bob').id}/end"
    assert sign_in("ada").post(end, data={"ends_on": "2026-03-02"}).status_code == 404
    assert held(cast, "bob").ends_on is None


def test_a_locked_account_is_out_at_once(sign_in: SignIn, cast: Cast) -> None:
    ada, bob = sign_in("ada"), sign_in("bob")
    assert bob.get("/cases").status_code == 200
    sent = {"name": "Bob", "language": "vi"}
    assert ada.post(place(cast, "bob"), data=sent).status_code == 303
    assert bob.get("/cases").status_code == 302
    assert "Đã khóa" in ada.get(place(cast, "bob")).text
    assert ada.post(place(cast, "bob"), data={**sent, "active": "true"}).status_code == 303
    assert bob.get("/cases").status_code == 302
    assert sign_in("bob").get("/cases").status_code == 200


def test_an_administrator_does_not_lock_the_own_account(sign_in: SignIn, cast: Cast) -> None:
    answer = sign_in("ada").post(place(cast, "ada"), data={"name": "Ada", "language": "vi"})
    assert answer.status_code == 422
    assert 'id="f-active-error"' in answer.text


def test_a_new_password_is_set(sign_in: SignIn, cast: Cast) -> None:
    ada, form = sign_in("ada"), f"{place(cast, 'bob')}/password"
    weak = ada.post(form, data={"password": "123"})
    assert weak.status_code == 422
    assert 'id="f-password-error"' in weak.text
    assert ada.post(form, data={"password": GOOD["password"]}).status_code == 303
    stored = db.session.get_one(Person, cast.person("bob")).password_hash
    assert password_fits(stored, GOOD["password"])
    assert not password_fits(stored, PASSWORD)


def test_an_unknown_person_is_not_found(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    assert ada.get("/admin/people/9999").status_code == 404
    assert ada.post("/admin/people/9999", data={"name": "X", "language": "vi"}).status_code == 404


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_comes_here(sign_in: SignIn, cast: Cast, who: str) -> None:
    browser, bob = sign_in(who), place(cast, "bob")
    for get in ("/admin/people", "/admin/people/new", bob):
        assert browser.get(get).status_code == 403
    term = f"{bob}/memberships/{held(cast, 'bob').id}/end"
    for post in ("/admin/people/new", bob, f"{bob}/password", f"{bob}/memberships", term):
        assert browser.post(post, data=GOOD).status_code == 403
    assert len(db.session.scalars(select(Person)).all()) == len(PEOPLE)


def test_the_number_of_queries_does_not_grow_with_the_people(
    sign_in: SignIn, count_queries: CountQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = sign_in("ada")
    ada.get("/admin/people")
    counts = []
    for limit in (3, 100):
        monkeypatch.setattr(administration, "LIMIT", limit)
        with count_queries() as asked:
            ada.get("/admin/people")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("number", ["0", "9" * 10, "9" * 25, "9" * 5_000])
def test_a_number_nobody_has_is_not_found(sign_in: SignIn, number: str) -> None:
    ada = sign_in("ada")
    assert ada.get(f"/admin/people/{number}").status_code == 404
    answer = ada.post(f"/admin/people/{number}/password", data={"password": "cay-da-dau-lang"})
    assert answer.status_code == 404


def test_the_administrator_names_and_ends_a_substitute(sign_in: SignIn, cast: Cast) -> None:
    path = f"/admin/people/{cast.person('dan')}"
    said = {"substitute": str(cast.person("dora")), "starts_on": "2026-03-02"}
    browser = sign_in("ada")
    assert browser.post(f"{path}/substitutes", data=said).status_code == 422
    answer = browser.post(f"{path}/substitutes", data={**said, "ends_on": "2026-03-06"})
    assert (answer.status_code, answer.location) == (303, path)
    assert "Dora · 02/03/2026 đến hết 06/03/2026" in browser.get(path).text
    row = db.session.scalars(select(Substitute)).one()
    assert browser.post(f"{path}/substitutes/{row.id}/end").status_code == 303
    assert sign_in("bob").post(f"{path}/substitutes", data=said).status_code == 403

"""A mine operator holds a collaborator's phone, still signed in: what it shows, and what ends it."""

from __future__ import annotations

from datetime import timedelta

from casework.database import db
from casework.sources.purging import purge_due
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import PASSWORD, Cast, email
from workflows.states import State


def test_codes_that_were_handed_out_are_on_no_page(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    phone = sign_in("alice")
    slip = phone.post("/phieu", data={"ref": ref}).text
    code = slip.split('class="bare-code">')[1].split("<")[0]
    for path in (f"/report/sent/{ref}", f"/cases/{ref}", "/mine", "/notifications", "/account"):
        assert code not in phone.get(path).text, path
    assert phone.get("/phieu").status_code == 405


def test_it_leads_to_no_other_collaborator(sign_in: SignIn, cases: Cases) -> None:
    others = cases.reported("amy")
    phone = sign_in("alice")
    assert others not in phone.get("/mine").text
    for path in (f"/cases/{others}", f"/report/sent/{others}", f"/cases/{others}/source"):
        assert phone.get(path).status_code == 404, path
    assert phone.post("/phieu", data={"ref": others}).status_code == 404


def test_its_session_is_ended_from_elsewhere(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.reported()
    phone = sign_in("alice")
    assert phone.get("/mine").status_code == 200
    new = {"password": "cay-da-dau-lang"}
    assert sign_in("ada").post(
        f"/admin/people/{cast.person('alice')}/password", data=new
    ).status_code in (302, 303)
    assert phone.get("/mine").status_code == 302


def test_old_reports_are_not_on_it_for_ever(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    phone = sign_in("alice")
    assert ref in phone.get("/mine").text
    purge_due(now=cases.now + timedelta(days=181))
    db.session.rollback()
    assert ref not in phone.get("/mine").text
    assert phone.get(f"/cases/{ref}").status_code == 404


def test_no_page_holds_the_password_or_the_address_of_its_owner_but_their_account(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.reported()
    phone = sign_in("alice")
    for path in ("/mine", f"/cases/{ref}", "/notifications"):
        page = phone.get(path).text
        assert PASSWORD not in page
        assert email("alice") not in page

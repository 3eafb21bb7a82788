"""The register on the screen: every verb by its form, and each reader their part of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import Cases
from tests.casework.hotspots.register import Register, kinds_of_entry, row_of_entry
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def register(cases: Cases) -> Register:
    return Register(cases)


def test_the_list_shows_what_is_watched_and_by_when(register: Register, sign_in: Any) -> None:
    assert "Không có điểm nóng đang theo dõi" in sign_in("grace").get("/hot-spots").text
    entry = register.opened()
    page = sign_in("grace").get("/hot-spots").text
    assert f'href="/hot-spots/{entry}"' in page
    assert "Đang theo dõi" in page
    register.end("grace", entry, "withdrawn")
    assert "Đưa ra khỏi sổ" in sign_in("grace").get("/hot-spots?ended=true").text


def test_every_verb_of_a_keeper_has_its_form(register: Register, sign_in: Any) -> None:
    entry = register.opened()
    browser = sign_in("grace")
    more = register.cases.at(State.ASSESSED)
    for verb, said in (
        ("plan", {"text": "Nạo vét kênh", "due_on": "2099-01-01", "agency": ""}),
        ("step", {"number": "1", "text": "Đã nạo vét"}),
        ("check-in", {"trend": "calmer", "text": "Nước trong hơn"}),
        ("cases", {"case": more, "reason": "Cùng nguồn"}),
        ("end", {"ending": "withdrawn", "reason": "Nhầm nơi"}),
    ):
        page = browser.get(f"/hot-spots/{entry}").text
        assert f"/hot-spots/{entry}/{verb}" in page
        answer = browser.post(f"/hot-spots/{entry}/{verb}", data=said)
        assert answer.status_code == 303, (verb, answer.text)
    assert kinds_of_entry(entry)[2:] == [
        "step_planned", "step_done", "checked_in", "case_added", "ended",
    ]  # fmt: skip
    page = browser.get(f"/hot-spots/{entry}").text
    assert "Nước trong hơn" in page
    assert f"/hot-spots/{entry}/check-in" not in page


def test_bad_input_is_named_and_an_unverified_end_is_refused(
    register: Register, sign_in: Any
) -> None:
    entry = register.opened()
    browser = sign_in("grace")
    answer = browser.post(f"/hot-spots/{entry}/plan", data={"text": "x", "due_on": "hôm qua"})
    assert answer.status_code == 422
    assert "plan-due_on" in answer.text
    done = browser.post(f"/hot-spots/{entry}/end", data={"ending": "settled", "reason": "Xong"})
    assert done.status_code == 409
    assert "30 và 90 ngày" in done.text
    stale = {"trend": "same", "text": "x", "version": "1"}
    assert browser.post(f"/hot-spots/{entry}/check-in", data=stale).status_code == 412
    assert row_of_entry(entry).status == "watched"


def test_an_agency_sees_its_own_part_and_no_word_between_offices(
    register: Register, cast: Cast, sign_in: Any
) -> None:
    entry = register.opened()
    register.do("bob", "check_in", entry, trend="worse", text="Nghi có bao che")
    page = sign_in("dan").get(f"/hot-spots/{entry}")
    assert page.status_code == 200
    for hidden in ("Nghi có bao che", "Nhiều người phản ánh", "Nóng lên", "check-in"):
        assert hidden not in page.text
    assert sign_in("dan").post(f"/hot-spots/{entry}/check-in", data={}).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("bill", 404), ("eve", 404), ("alice", 403)])
def test_strangers_find_nothing(register: Register, sign_in: Any, who: str, status: int) -> None:
    entry = register.opened()
    assert sign_in(who).get(f"/hot-spots/{entry}").status_code == status
    assert f"/hot-spots/{entry}" not in sign_in(who).get("/hot-spots").text


def test_a_coordinator_keeps_and_does_not_end(register: Register, sign_in: Any) -> None:
    entry = register.opened()
    page = sign_in("bob").get(f"/hot-spots/{entry}").text
    assert f"/hot-spots/{entry}/check-in" in page
    assert f"/hot-spots/{entry}/end" not in page
    said = {"ending": "withdrawn", "reason": "x"}
    assert sign_in("bob").post(f"/hot-spots/{entry}/end", data=said).status_code == 403


def test_the_case_leads_to_its_entry(register: Register, sign_in: Any) -> None:
    cases: Cases = register.cases
    ref = cases.at(State.IN_PROGRESS)
    entry = register.opened(ref)
    assert f'href="/cases/{ref}/hot-spot"' in sign_in("bob").get(f"/cases/{ref}").text
    assert sign_in("bob").get(f"/cases/{ref}/hot-spot").location == f"/hot-spots/{entry}"
    assert sign_in("bob").get(f"/cases/{cases.reported()}/hot-spot").status_code == 404

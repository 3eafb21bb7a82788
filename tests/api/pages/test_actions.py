"""Every action through its page: form, deed, and each way it is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from api.schemas.actions import ACTION_SCHEMAS
from casework.database import db
from casework.models import Case, CaseEvent, CaseText, Notice
from tests.api.conftest import SignIn
from tests.api.ready import FRAME, READY, Form, filled, ready
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, Cast
from workflows.lifecycle import LIFE_CYCLE
from workflows.states import State

# These list collaborators on purpose: the coordinator picks whom to ask.
NAMES_COLLABORATORS = {"give_feedback", "name_confirmer"}
OFFICIALS = {name for name, (who, _, _) in READY.items() if who != "alice"} - NAMES_COLLABORATORS
WITH_FIELDS = sorted(
    name
    for name in READY
    if any(field.required for field in ACTION_SCHEMAS[name]().fields.values())
)


def case(ref: str) -> Case:
    db.session.expire_all()
    return db.session.scalars(select(Case).where(Case.ref == ref)).one()


def last_event(ref: str) -> CaseEvent:
    row = case(ref)
    return db.session.scalars(
        select(CaseEvent).where(CaseEvent.case_id == row.id, CaseEvent.seq == row.last_seq)
    ).one()


def form_of(sign_in: SignIn, who: str, ref: str, action: str) -> str:
    answer = sign_in(who).get(f"/cases/{ref}/do/{action}")
    assert answer.status_code == 200
    return answer.text


def send(sign_in: SignIn, who: str, ref: str, given: dict[str, Any]) -> Any:
    return sign_in(who).post(f"/cases/{ref}/transitions", data=given)


def test_only_photo_and_lapse_have_no_form_here() -> None:
    assert {each.name for each in LIFE_CYCLE} - set(READY) == {"attach", "lapse"}


@pytest.mark.parametrize("action", READY)
def test_the_fields_of_a_form_are_those_of_its_schema(
    sign_in: SignIn, cases: Cases, action: str
) -> None:
    who, ref = ready(cases, action)
    form = Form(form_of(sign_in, who, ref, action))
    assert form.names - FRAME == set(ACTION_SCHEMAS[action]().fields)
    assert form.values["action"] == [action]
    assert form.values["version"] == [str(case(ref).version)]


@pytest.mark.parametrize("action", READY)
def test_every_action_is_done_through_its_form(sign_in: SignIn, cases: Cases, action: str) -> None:
    given = filled(cases, action)
    who, ref = ready(cases, action)
    before = case(ref).last_seq
    browser = sign_in(who)
    answer = browser.post(f"/cases/{ref}/transitions", data={**given, "version": case(ref).version})
    assert answer.status_code == 303
    assert case(ref).last_seq > before
    done = next(each.done.vi for each in LIFE_CYCLE if each.name == action)
    with browser.session_transaction() as kept:
        assert ("success", done) in kept["_flashes"]


@pytest.mark.parametrize("action", WITH_FIELDS)
def test_an_empty_form_is_drawn_again_naming_each_field(
    sign_in: SignIn, cases: Cases, action: str
) -> None:
    who, ref = ready(cases, action)
    before = case(ref).last_seq
    answer = send(sign_in, who, ref, {"action": action})
    assert answer.status_code == 422
    assert "Cần điền mục này." in answer.text or "Cần xác nhận" in answer.text
    required = {
        name
        for name, field in ACTION_SCHEMAS[action]().fields.items()
        if field.required and f'href="#f-{name}"' in answer.text
    }
    assert required
    assert case(ref).last_seq == before


def test_what_was_typed_is_kept_when_something_else_is_wrong(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    given = {**filled(cases, "resolve"), "public": "Kênh đã sạch & trong.", "evidence": ""}
    answer = send(sign_in, "dan", ref, given)
    assert answer.status_code == 422
    form = Form(answer.text)
    assert form.values["public"] == ["Kênh đã sạch & trong."]
    assert form.checked["outcome"] == ["settled"]
    assert 'id="f-evidence-error"' in answer.text
    assert "Cần ảnh sau khi xử lý" in answer.text


def test_an_unknown_field_is_refused_and_changes_nothing(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = send(sign_in, "bob", ref, {"action": "note", "text": "Đã xem.", "state": "closed"})
    assert answer.status_code == 422
    assert case(ref).state == "in_progress"


REFUSALS = [
    ("wendy", "note", 404),
    ("eve", "accept", 404),
    ("dan", "assess", 404),
    ("amy", "note", 404),
    ("frank", "assess", 403),
    ("olga", "note", 404),
    ("ada", "note", 403),
    ("carol", "assess", 403),
    ("bob", "assign", 409),
    ("bob", "resume", 409),
]


@pytest.mark.parametrize(("who", "action", "status"), REFUSALS)
def test_a_form_is_refused_as_the_deed_would_be(
    sign_in: SignIn, cases: Cases, who: str, action: str, status: int
) -> None:
    ref = cases.reported()
    assert sign_in(who).get(f"/cases/{ref}/do/{action}").status_code == status


@pytest.mark.parametrize(("who", "action", "status"), [*REFUSALS, ("bob", "lapse", 403)])
def test_a_refused_deed_changes_nothing(
    sign_in: SignIn, cases: Cases, who: str, action: str, status: int
) -> None:
    ref = cases.reported()
    before = case(ref).last_seq
    given = filled(cases, action) if action in READY else {"action": action}
    assert send(sign_in, who, ref, given).status_code == status
    assert case(ref).last_seq == before


@pytest.mark.parametrize("action", ["", "report", "attach", "lapse", "fly"])
def test_what_is_no_action_of_this_page_has_no_form(
    sign_in: SignIn, cases: Cases, action: str
) -> None:
    ref = cases.reported()
    assert sign_in("bob").get(f"/cases/{ref}/do/{action}").status_code == 404
    wanted = 403 if action == "lapse" else 422
    assert send(sign_in, "bob", ref, {"action": action}).status_code == wanted
    assert send(sign_in, "wendy", ref, {"action": action}).status_code == 404


def test_a_visitor_is_sent_to_sign_in(app: Any, cases: Cases) -> None:
    ref = cases.reported()
    browser = app.test_client()
    assert "/sign-in" in browser.get(f"/cases/{ref}/do/assess").location
    assert "/sign-in" in browser.post(f"/cases/{ref}/transitions").location


def test_a_case_that_changed_meanwhile_keeps_the_words_and_does_nothing(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    old = case(ref).version
    cases.do("bob", ref, "change_severity")
    before = case(ref).last_seq
    given = {**filled(cases, "resolve"), "version": old}
    answer = send(sign_in, "dan", ref, given)
    assert answer.status_code == 412
    assert "Vụ việc vừa thay đổi" in answer.text
    form = Form(answer.text)
    assert form.values["result"] == [given["result"]]
    assert form.values["version"] == [str(case(ref).version)]
    assert case(ref).last_seq == before


@pytest.mark.parametrize("version", ["x", "-1", "¹", "99999999999999999999"])
def test_a_version_nobody_gave_out_is_stale(sign_in: SignIn, cases: Cases, version: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    given = {**filled(cases, "note"), "version": version}
    assert send(sign_in, "bob", ref, given).status_code == 412


def test_sending_the_same_form_twice_does_it_once(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    given = {**filled(cases, "assess"), "version": case(ref).version}
    assert send(sign_in, "bob", ref, given).status_code == 303
    after = case(ref).last_seq
    assert send(sign_in, "bob", ref, given).status_code in (409, 412)
    assert case(ref).last_seq == after


def test_who_keeps_the_case_goes_back_to_it_and_who_gave_it_away_goes_home(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.ASSIGNED)
    assert send(sign_in, "bob", ref, filled(cases, "note")).location == f"/cases/{ref}"
    assert send(sign_in, "dan", ref, filled(cases, "return_case")).location == "/desk"


def test_assessing_needs_a_word_about_offices_complained_about(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref = cases.reported()
    given = filled(cases, "assess")
    silent = {name: value for name, value in given.items() if name != "complained"}
    assert 'id="f-complained-error"' in send(sign_in, "bob", ref, silent).text
    both = {**given, "complained": ["", str(cast.agency(OFFICE))]}
    answer = send(sign_in, "bob", ref, both)
    assert answer.status_code == 422
    assert "không chọn cả hai" in answer.text
    one = {**given, "complained": [str(cast.agency(OFFICE))]}
    assert send(sign_in, "bob", ref, one).status_code == 303


def test_both_screening_sentences_must_be_ticked(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    half = {**filled(cases, "assess"), "screened": ["1"]}
    answer = send(sign_in, "bob", ref, half)
    assert answer.status_code == 422
    assert Form(answer.text).checked["screened"] == ["1"]


@pytest.mark.parametrize("action", ["decide_extension", "decide_category"])
def test_no_decision_is_not_a_refusal(sign_in: SignIn, cases: Cases, action: str) -> None:
    who, ref = ready(cases, action)
    given = filled(cases, action)
    del given["granted"]
    before = case(ref).last_seq
    answer = send(sign_in, who, ref, given)
    assert answer.status_code == 422
    assert 'id="f-granted-error"' in answer.text
    assert case(ref).last_seq == before
    assert send(sign_in, who, ref, {**given, "granted": "false"}).status_code == 303


def test_the_mask_button_covers_and_sends_nothing(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported(what="Gọi ông Nguyễn Văn Hùng, số 0912 345 678.")
    page = form_of(sign_in, "bob", ref, "assess")
    assert '<mark title="Số điện thoại">0912 345 678</mark>' in page
    before = case(ref).last_seq
    given = {
        "action": "assess",
        "look": "mask",
        "what": "Gọi ông Nguyễn Văn Hùng, số 0912 345 678.",
        "title": "Nước thải",
        "place": "Kênh",
        "severity": "hot",
    }
    answer = send(sign_in, "bob", ref, given)
    assert answer.status_code == 200
    form = Form(answer.text)
    assert form.values["what"] == ["Gọi ông [đã che], số [đã che]."]
    assert form.checked["severity"] == ["hot"]
    assert "0912" not in answer.text
    assert case(ref).last_seq == before


def test_the_covered_text_is_what_others_read_afterwards(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported(what="Gọi số 0912 345 678.")
    given = {**filled(cases, "assess"), "what": "Gọi số [đã che]."}
    assert send(sign_in, "bob", ref, given).status_code == 303
    shown = db.session.get(CaseText, case(ref).id)
    assert shown is not None
    assert shown.what == "Gọi số [đã che]."


def test_the_agency_sees_beforehand_what_the_reporter_will_read(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = case(ref).last_seq
    given = {"action": "resolve", "look": "preview", "outcome": "partly", "public": "Đã nạo vét."}
    answer = send(sign_in, "dan", ref, given)
    assert answer.status_code == 200
    assert f"{ENVIRONMENT} báo kết quả: xử lý một phần, có lộ trình. Đã nạo vét." in answer.text
    assert case(ref).last_seq == before


def test_a_button_that_only_looks_is_refused_to_strangers_too(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.reported()
    given = {"action": "assess", "look": "mask"}
    assert send(sign_in, "wendy", ref, given).status_code == 404
    assert send(sign_in, "frank", ref, given).status_code == 403


def test_the_agency_complained_about_cannot_be_picked(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref, office = cases.reported(), cast.agency(OFFICE)
    cases.do("bob", ref, "assess", complained=(office,))
    page = form_of(sign_in, "bob", ref, "assign")
    assert "Bị phản ánh trong vụ việc này, không giao được." in page
    answer = send(sign_in, "bob", ref, {"action": "assign", "lead": office})
    assert answer.status_code == 422
    assert "Không giao cho cơ quan bị phản ánh." in answer.text


def test_merging_offers_likely_doubles_and_takes_a_number(sign_in: SignIn, cases: Cases) -> None:
    other, ref = cases.reported(who="amy"), cases.reported()
    page = form_of(sign_in, "bob", ref, "merge")
    assert f"?into={other}" in page
    chosen = sign_in("bob").get(f"/cases/{ref}/do/merge?into={other}").text
    assert Form(chosen).values["into"] == [other]
    assert (
        send(sign_in, "bob", ref, {"action": "merge", "into": "SMY-2026-NONE99"}).status_code == 422
    )
    assert send(sign_in, "bob", ref, {"action": "merge", "into": other}).status_code == 303
    assert case(ref).state == "merged"


def test_a_case_never_taken_up_is_reopened_without_an_agency(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.DECLINED)
    form = Form(form_of(sign_in, "bob", ref, "reopen"))
    assert form.names - FRAME == {"reason"}
    assert send(sign_in, "bob", ref, filled(cases, "reopen")).status_code == 303


@pytest.mark.parametrize("action", sorted(OFFICIALS))
def test_no_form_tells_who_reported(sign_in: SignIn, cases: Cases, cast: Cast, action: str) -> None:
    who, ref = ready(cases, action)
    page = form_of(sign_in, who, ref, action)
    assert "Alice" not in page
    assert "alice@" not in page


def test_the_people_to_ask_are_the_same_whoever_reported(sign_in: SignIn, cases: Cases) -> None:
    pages = []
    for who in ("alice", "amy"):
        ref = cases.reported(who=who)
        for name, deed in (("bob", "assess"), ("bob", "assign"), ("dan", "accept")):
            cases.do(name, ref, deed)
        cases.do("dan", ref, "resolve")
        page = form_of(sign_in, "bob", ref, "give_feedback")
        assert "Alice" in page
        assert "Amy" in page
        pages.append(page[page.index('<form class="form"') :].replace(ref, "REF"))
    bare = [re.sub(r'name="csrf_token" value="[^"]*"', "", page) for page in pages]
    assert bare[0] == bare[1]


def test_a_witness_reads_no_office_marks_above_the_form(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("frank", ref, "put_in_hot_spot")
    page = form_of(sign_in, "alice", ref, "dispute")
    assert "Bức xúc" not in page
    assert "Điểm nóng" not in page


def test_the_deed_tells_those_the_form_named(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    assert "Sẽ báo cho: đầu mối." in form_of(sign_in, "dan", ref, "return_case")
    send(sign_in, "dan", ref, filled(cases, "return_case"))
    told = db.session.scalars(
        select(Notice.person_id).where(Notice.event_id == last_event(ref).id)
    ).all()
    assert told == [cast.person("bob")]


@pytest.mark.parametrize("action", ["assess", "assign", "give_feedback", "merge"])
def test_a_form_asks_as_often_with_many_cases_as_with_few(
    sign_in: SignIn, cases: Cases, count_queries: Any, action: str
) -> None:
    who, ref = ready(cases, action)
    browser = sign_in(who)
    address = f"/cases/{ref}/do/{action}"
    browser.get(address)
    with count_queries() as few:
        browser.get(address)
    for _ in range(8):
        cases.reported()
    for _ in range(10):
        cases.do("bob", ref, "note")
    with count_queries() as many:
        browser.get(address)
    assert len(many) == len(few)
    assert len(few) <= 20
    assert len(db.session.scalars(select(Case.id)).all()) >= 9


def test_a_note_that_may_name_somebody_is_looked_at_before_it_is_saved(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = last_event(ref).seq
    given = {"action": "note", "text": "Ông Nguyễn Văn Hùng, xe 29C-123.45"}
    warned = send(sign_in, "dan", ref, given)
    assert warned.status_code == 422
    assert "Giữ nguyên, tôi đã kiểm tra" in warned.text
    covered = send(sign_in, "dan", ref, {**given, "look": "mask"})
    assert "Ông [đã che], xe [đã che]" in covered.text
    assert last_event(ref).seq == before
    token = re.search(r'name="names_kept" value="(\w+)"', warned.text)
    assert token is not None
    kept = send(sign_in, "dan", ref, {**given, "names_kept": token.group(1)})
    assert kept.status_code == 303
    assert last_event(ref).seq == before + 1

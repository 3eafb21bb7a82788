"""Is it fixed? Asked of witnesses, answered once, and nobody else learns who answered."""

from __future__ import annotations

import io
import re

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Attachment, Case, CaseEvent
from tests.api.conftest import CountQueries, SignIn
from tests.api.pictures import jpeg
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def ref(cases: Cases, cast: Cast) -> str:
    """A case told to the people, with amy asked beside alice who reported."""
    made = cases.at(State.RESOLVED, title="Mương thôn Tây bị lấp")
    cases.do("bob", made, "give_feedback", confirmers=[cast.person("amy")])
    return made


def row(ref: str) -> Case:
    return db.session.scalars(select(Case).where(Case.ref == ref)).one()


def test_the_reporter_confirms(sign_in: SignIn, ref: str) -> None:
    browser = sign_in("alice")
    data = {"action": "confirm", "words": "", "version": str(row(ref).version)}
    answer = browser.post(f"/cases/{ref}/confirm", data=data)
    assert (answer.status_code, answer.location) == (303, "/mine")
    assert (row(ref).state, row(ref).verification) == ("closed", "confirmed")
    assert "Cảm ơn đồng chí. Đã ghi nhận: đã xong." in browser.get("/mine").text


def test_somebody_asked_disputes_with_words_and_a_photo_of_today(sign_in: SignIn, ref: str) -> None:
    data = {"action": "dispute", "words": "Nước vẫn đen.", "photo": (io.BytesIO(jpeg()), "a.jpg")}
    assert sign_in("amy").post(f"/cases/{ref}/confirm", data=data).status_code == 303
    assert row(ref).disputed
    assert [photo.moment for photo in db.session.scalars(select(Attachment))] == ["after"]
    kinds = db.session.scalars(select(CaseEvent.kind).order_by(CaseEvent.id.desc()).limit(2)).all()
    assert kinds == ["disputed", "attached"]


def test_a_version_without_end_is_stale_and_changes_nothing(sign_in: SignIn, ref: str) -> None:
    data = {"action": "confirm", "version": "9" * 5_000}
    assert sign_in("alice").post(f"/cases/{ref}/confirm", data=data).status_code == 412
    assert row(ref).state == "feedback"


def test_disputing_needs_words(sign_in: SignIn, ref: str) -> None:
    data = {"action": "dispute", "words": " ", "version": str(row(ref).version)}
    answer = sign_in("amy").post(f"/cases/{ref}/confirm", data=data)
    assert answer.status_code == 422
    assert 'href="#f-words"' in answer.text
    assert not row(ref).disputed


def test_an_empty_sentence_is_asked_for_in_words(sign_in: SignIn, ref: str) -> None:
    answer = sign_in("amy").post(f"/cases/{ref}/confirm", data={"action": "dispute", "words": ""})
    assert "Nói rõ còn gì chưa xong." in answer.text


@pytest.mark.parametrize("action", ["", "close", "reopen", "note"])
def test_only_the_two_answers_are_taken_here(sign_in: SignIn, ref: str, action: str) -> None:
    answer = sign_in("alice").post(f"/cases/{ref}/confirm", data={"action": action, "words": "x"})
    assert answer.status_code == 422
    assert row(ref).state == "feedback"


def test_a_bad_photo_changes_nothing_and_keeps_the_words(sign_in: SignIn, ref: str) -> None:
    data = {
        "action": "dispute",
        "words": "Nước vẫn đen.",
        "photo": (io.BytesIO(b"%PDF-1.4"), "a.jpg"),
    }
    answer = sign_in("amy").post(f"/cases/{ref}/confirm", data=data)
    assert answer.status_code == 422
    assert ">Nước vẫn đen.</textarea>" in answer.text
    assert 'href="#f-photo"' in answer.text
    assert not row(ref).disputed


def test_a_photo_already_there_stops_no_answer(sign_in: SignIn, ref: str) -> None:
    for action in ("dispute", "confirm"):
        data = {"action": action, "words": "Còn.", "photo": (io.BytesIO(jpeg()), "a.jpg")}
        assert sign_in("amy").post(f"/cases/{ref}/confirm", data=data).status_code == 303
    assert len(db.session.scalars(select(Attachment)).all()) == 1
    assert row(ref).verification == "confirmed"


def test_an_old_page_is_refused_before_its_photo_is_taken(
    sign_in: SignIn, ref: str, cases: Cases
) -> None:
    seen = row(ref).version
    cases.do("alice", ref, "dispute")
    data = {
        "action": "confirm",
        "version": str(seen),
        "photo": (io.BytesIO(jpeg()), "a.jpg"),
    }
    assert sign_in("amy").post(f"/cases/{ref}/confirm", data=data).status_code == 412
    assert db.session.scalars(select(Attachment)).all() == []
    assert row(ref).state == "feedback"


@pytest.mark.parametrize("version", ["x", "-1", "1.5"])
def test_a_strange_version_counts_as_old(sign_in: SignIn, ref: str, version: str) -> None:
    data = {"action": "confirm", "version": version}
    assert sign_in("amy").post(f"/cases/{ref}/confirm", data=data).status_code == 412


def test_answering_twice_is_not_possible(sign_in: SignIn, ref: str) -> None:
    browser = sign_in("alice")
    assert browser.post(f"/cases/{ref}/confirm", data={"action": "confirm"}).status_code == 303
    assert browser.post(f"/cases/{ref}/confirm", data={"action": "confirm"}).status_code == 409


def test_a_confirmer_sees_what_was_told_and_not_the_report(sign_in: SignIn, ref: str) -> None:
    page = sign_in("amy").get(f"/cases/{ref}/confirm").text
    assert "Mương thôn Tây bị lấp" in page
    assert "Kênh tiêu thôn Đông, xã Suối Mây" in page
    assert "Đã dọn xong kênh." in page
    assert "Họp dân · Thôn Đông · 02/03/2026" in page
    assert "cá chết nổi trắng" not in page
    assert "Alice" not in page
    assert "alice" not in page


def test_a_confirmer_is_led_here_from_the_case(sign_in: SignIn, ref: str) -> None:
    answer = sign_in("amy").get(f"/cases/{ref}")
    assert answer.location == f"/cases/{ref}/confirm"


def test_photos_stand_before_and_after(sign_in: SignIn, ref: str, cases: Cases, cast: Cast) -> None:
    data = {"action": "dispute", "words": "Còn.", "photo": (io.BytesIO(jpeg()), "a.jpg")}
    sign_in("amy").post(f"/cases/{ref}/confirm", data=data)
    token = db.session.scalars(select(Attachment.token)).one()
    page = sign_in("alice").get(f"/cases/{ref}/confirm").text
    assert f'src="/attachments/{token}/thumb"' in page
    assert "Chưa có ảnh" in page


def test_a_disputed_case_can_still_be_confirmed_but_not_disputed_again(
    sign_in: SignIn, ref: str, cases: Cases
) -> None:
    cases.do("alice", ref, "dispute")
    page = sign_in("amy").get(f"/cases/{ref}/confirm").text
    assert "đầu mối đang quyết định" in page
    assert 'value="confirm"' in page
    assert 'value="dispute"' not in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.REPORTED, "hiện không chờ xác nhận"),
        (State.RESOLVED, "hiện không chờ xác nhận"),
        (State.CLOSED, "Đã kết thúc: xác nhận đã xong."),
    ],
)
def test_when_nothing_is_asked_the_page_says_so(
    sign_in: SignIn, cases: Cases, state: State, words: str
) -> None:
    made = cases.at(state)
    page = sign_in("alice").get(f"/cases/{made}/confirm").text
    assert words in page
    assert 'name="action"' not in page


@pytest.mark.parametrize("who", ["wendy", "bill", "eve", "ada"])
def test_strangers_do_not_find_it(sign_in: SignIn, ref: str, who: str) -> None:
    browser = sign_in(who)
    refused = 403 if who == "ada" else 404
    assert browser.get(f"/cases/{ref}/confirm").status_code == refused
    answer = browser.post(f"/cases/{ref}/confirm", data={"action": "confirm"})
    assert answer.status_code == refused
    assert row(ref).state == "feedback"


@pytest.mark.parametrize("who", ["bob", "carol", "dan", "frank", "olga"])
def test_officials_may_not_answer_for_the_people(sign_in: SignIn, ref: str, who: str) -> None:
    browser = sign_in(who)
    assert browser.get(f"/cases/{ref}/confirm").status_code == 403
    answer = browser.post(f"/cases/{ref}/confirm", data={"action": "confirm"})
    assert answer.status_code == 403
    assert row(ref).state == "feedback"


def test_the_page_needs_few_queries(sign_in: SignIn, ref: str, count_queries: CountQueries) -> None:
    browser = sign_in("amy")
    browser.get(f"/cases/{ref}/confirm")
    with count_queries() as asked:
        browser.get(f"/cases/{ref}/confirm")
    assert sum("SELECT" in statement for statement in asked) <= 20


def test_words_that_may_name_somebody_are_looked_at_before_they_are_saved(
    sign_in: SignIn, ref: str
) -> None:
    given = {"action": "dispute", "words": "Bà Lan nói vẫn còn mùi."}
    warned = sign_in("alice").post(f"/cases/{ref}/confirm", data=given)
    assert warned.status_code == 422
    assert "Giữ nguyên, tôi đã kiểm tra" in warned.text
    covered = sign_in("alice").post(f"/cases/{ref}/confirm", data={**given, "look": "mask"})
    assert "Bà [đã che] nói vẫn còn mùi." in covered.text
    assert not row(ref).disputed
    token = re.search(r'name="names_kept" value="(\w+)"', warned.text)
    assert token is not None
    kept = {**given, "names_kept": token.group(1)}
    assert sign_in("alice").post(f"/cases/{ref}/confirm", data=kept).status_code == 303
    assert row(ref).disputed

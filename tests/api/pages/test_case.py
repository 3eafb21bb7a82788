"""The case page and the explanation of its deadlines."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from api.views.action_buttons import buttons
from casework.actions.escalate import sweep
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE
from workflows.states import State

SignIn = Callable[[str], FlaskClient]
Counting = Callable[[], AbstractContextManager[list[str]]]
# Twelve for the page, and one whether this look is in the access log.
MOST_QUERIES = 13


def page(sign_in: SignIn, who: str, ref: str, more: str = "") -> str:
    answer = sign_in(who).get(f"/cases/{ref}{more}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def supported(cases: Cases) -> str:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=[cases.cast.agency(OFFICE)])
    return ref


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "uma", "carol", "frank", "grace", "olga"])
def test_everybody_with_a_part_reads_the_case(sign_in: SignIn, cases: Cases, who: str) -> None:
    ref = supported(cases)
    html = page(sign_in, who, ref)
    assert "Nước thải chảy ra kênh tiêu" in html
    assert "cá chết nổi trắng" in html
    assert ref in html
    assert 'class="rail"' in html


@pytest.mark.parametrize("who", ["amy", "wendy", "bill", "eve", "gus"])
@pytest.mark.parametrize("more", ["", "/deadlines"])
def test_for_a_stranger_there_is_no_such_page(
    sign_in: SignIn, cases: Cases, who: str, more: str
) -> None:
    assert sign_in(who).get(f"/cases/{supported(cases)}{more}").status_code == 404


@pytest.mark.parametrize("who", ["ada", "otto"])
def test_who_has_nothing_to_do_with_cases_may_not_come(
    sign_in: SignIn, cases: Cases, who: str
) -> None:
    assert sign_in(who).get(f"/cases/{supported(cases)}").status_code == 403


def test_nobody_unknown_comes_in(cases: Cases, app: object, sign_in: SignIn) -> None:
    client = sign_in("bob")
    with client.session_transaction() as kept:
        kept.clear()
    assert client.get(f"/cases/{supported(cases)}").status_code == 302


def test_who_is_only_asked_to_confirm_is_led_to_the_question(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cases.cast.person("amy")])
    for more in ("", "/deadlines"):
        answer = sign_in("amy").get(f"/cases/{ref}{more}")
        assert answer.status_code == 303
        assert answer.location == f"/cases/{ref}/confirm"
    assert sign_in("alice").get(f"/cases/{ref}").status_code == 200


@pytest.mark.parametrize("who", ["bob", "dan", "frank", "carol", "olga"])
def test_the_page_tells_nobody_who_reported_or_confirmed(
    sign_in: SignIn, cases: Cases, who: str
) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "note", text="Tối qua vẫn xả.")
    cases.do("alice", ref, "confirm")
    for more in ("", "/deadlines"):
        html = page(sign_in, who, ref, more)
        assert "Alice" not in html
        assert "alice@" not in html
        # Everything happened at nine, and the hour of a witness points at a person.
        assert "Cộng tác viên – Xã Suối Mây xác nhận đã xong." in html or more


def test_of_an_untouched_report_no_hour_is_shown(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    assert "09:00" not in page(sign_in, "bob", ref)
    assert "09:00" not in page(sign_in, "bob", ref, "/deadlines")


def test_collaborators_read_of_their_report_and_officials_of_the_case(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = supported(cases)
    mine, office = (
        words(page(sign_in, who, ref).partition("<main")[2]) for who in ("alice", "bob")
    )
    assert "Nội dung phản ánh" in mine
    assert "vụ việc" not in mine.lower()
    assert "Nội dung vụ việc" in office


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank"])
def test_the_buttons_are_those_that_would_work(
    sign_in: SignIn, cases: Cases, state: State, who: str
) -> None:
    ref = cases.at(state)
    answer = sign_in(who).get(f"/cases/{ref}")
    if answer.status_code == 404:
        assert who == "dan"
        return
    html = answer.get_data(as_text=True)
    found = reading(cases, ref, who)
    possible = {action.name for action in found.file.possible(found.actor)}
    shown = {each.action for each in buttons(found.file, found.actor)} - {"note"}
    linked = set(re.findall(rf"/cases/{ref}/do/(\w+)", html))
    direct = set(re.findall(r'name="action" value="(\w+)"', html)) - {"note"}
    answers = {"confirm", "dispute"} if f"/cases/{ref}/confirm" in html else set()
    assert linked | direct | (answers & shown) == shown
    assert ('name="text"' in html) is ("note" in possible)
    assert (f'action="/cases/{ref}/attachments"' in html) is ("attach" in possible)


def test_accepting_is_one_press_with_the_version_it_was_seen_at(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.ASSIGNED)
    html = page(sign_in, "dan", ref)
    assert 'name="action" value="accept"' in html
    assert 'name="version" value="3"' in html


def test_a_note_is_written_on_the_page(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    client = sign_in("dan")
    sent = client.post(
        f"/cases/{ref}/transitions", data={"action": "note", "text": "Đã lấy mẫu nước."}
    )
    assert sent.status_code == 303
    html = client.get(f"/cases/{ref}").get_data(as_text=True)
    assert f"{ENVIRONMENT} ghi chú." in html
    assert "Đã lấy mẫu nước." in html


def test_the_timeline_is_narrowed(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "note", text="Đã lấy mẫu nước.")
    cases.do("frank", ref, "direct")
    everything = page(sign_in, "bob", ref)
    assert everything.count('<li class="entry') == 6
    notes = page(sign_in, "bob", ref, "?show=notes")
    assert notes.count('<li class="entry') == 1
    assert "Đã lấy mẫu nước." in notes
    assert "chỉ đạo số 1" in page(sign_in, "bob", ref, "?show=deadlines")
    assert page(sign_in, "bob", ref, "?show=invented").count('<li class="entry') == 6


def test_clocks_lateness_and_rungs_stand_beside(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + timedelta(days=4))
    html = words(page(sign_in, "bob", ref))
    assert "Toàn bộ quá trình" in html
    assert "Báo lên lãnh đạo cơ quan 06/03/2026 · chưa ai xem" in html


def test_an_observer_reads_no_words_that_nobody_screened(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.DECLINED, what="Ông Tám ở nhà số 9 xả thải.")
    browser = sign_in("olga")
    assert browser.get(f"/cases/{ref}").status_code == 404
    for address in (f"/cases?q={ref}", "/cases?q=ông+tám", "/cases"):
        assert "Ông Tám" not in browser.get(address).text
        assert f'href="/cases/{ref}"' not in browser.get(address).text
    assert "Ông Tám" in page(sign_in, "frank", ref)


def test_what_people_typed_is_never_markup(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED, title="<b>Kênh</b>", what="<script>alert(1)</script>")
    cases.do("dan", ref, "note", text="<img src=x>")
    html = page(sign_in, "bob", ref)
    for raw in ("<b>Kênh", "<script>alert", "<img src=x"):
        assert raw not in html


def test_a_linked_case_is_named_only_to_who_may_see_it(sign_in: SignIn, cases: Cases) -> None:
    one, other = cases.reported(who="amy"), cases.reported(title="Việc chung của nhiều nhà")
    cases.do("bob", one, "merge", into=other)
    assert f'href="/cases/{other}"' in page(sign_in, "bob", one)
    assert other not in page(sign_in, "amy", one)


def test_every_deadline_is_explained_with_its_days(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    html = page(sign_in, "dan", ref, "/deadlines")
    custody = reading(cases, ref, "dan").file.state.custody
    assert f'id="h-1-{custody}-in_progress"' in html
    assert "15 ngày làm việc từ 02/03/2026 (mặc định của hệ thống;" in html
    assert 'class="strip-day strip-due"' in html or "strip-due" in html
    assert ref in words(html)


def test_the_number_is_on_every_printed_sheet(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for more in ("", "/deadlines"):
        head = re.search(r'class="print-head"[^>]*>([^<]*)', page(sign_in, "bob", ref, more))
        assert head is not None
        assert ref in head[1]


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga"])
@pytest.mark.parametrize("notes", [10, 100])
def test_the_page_asks_at_most_thirteen_questions(
    sign_in: SignIn, cases: Cases, count_queries: Counting, who: str, notes: int
) -> None:
    one = cases.reported(who="amy")
    ref = cases.at(State.ASSESSED)
    cases.do("bob", one, "merge", into=ref)
    for action, actor in (("assign", "bob"), ("accept", "dan")):
        cases.do(actor, ref, action)
    for number in range(notes):
        cases.do("dan", ref, "note", text=f"Ghi chú {number}.")
    client = sign_in(who)
    client.get(f"/cases/{ref}")
    for more in ("", "/deadlines"):
        with count_queries() as asked:
            assert client.get(f"/cases/{ref}{more}").status_code == 200
        assert len(asked) <= MOST_QUERIES, "\n".join(asked)

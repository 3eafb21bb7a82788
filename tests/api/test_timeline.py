"""The history of a case, as each reader may read it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from api.timeline import Entry, entries, notice_sentence
from casework.actions.escalate import sweep
from casework.database import db
from casework.errors import NotFound
from casework.events import EVENT_KINDS
from casework.lists.attachments import Photo
from casework.lists.case import read_case
from casework.models import CaseEvent
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def read(cases: Cases, cast: Cast, ref: str, who: str) -> list[Entry]:
    return entries(read_case(db.session, ref, actor=cast.actor(who), now=cases.now))


def kinds(found: list[Entry]) -> list[str]:
    return [entry.kind for entry in found]


@pytest.fixture
def busy(cases: Cases) -> str:
    """A case in which much was said between offices."""
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Không thuộc thẩm quyền.")
    cases.do("bob", ref, "assign")
    cases.do("dan", ref, "accept")
    cases.do("dan", ref, "note", text="Đã lấy mẫu.")
    cases.do("alice", ref, "note", text="Tối qua vẫn xả.")
    cases.do("bob", ref, "recategorise", category="land_grievance")
    cases.do("frank", ref, "direct")
    cases.do("dan", ref, "resolve")
    cases.do("bob", ref, "give_feedback", confirmers=[cases.cast.person("amy")])
    return ref


def test_it_is_told_from_the_first_event_on(cases: Cases, cast: Cast) -> None:
    found = read(cases, cast, cases.at(State.CLOSED), "bob")
    assert kinds(found) == [
        "reported",
        "assessed",
        "assigned",
        "accepted",
        "resolved",
        "feedback_given",
        "confirmed",
    ]
    assert [entry.seq for entry in found] == [1, 2, 3, 4, 5, 6, 7]
    assert all(entry.sentence.endswith(".") and "%(" not in entry.sentence for entry in found)


def test_each_circle_reads_its_own_part(cases: Cases, cast: Cast, busy: str) -> None:
    witness, agency, office = (set(kinds(read(cases, cast, busy, who))) for who in
                               ("alice", "dan", "bob"))  # fmt: skip
    assert "category_asked" in office
    assert "category_asked" not in agency | witness
    assert {"returned", "directed"} <= agency & office
    assert not {"returned", "directed"} & witness
    notes = {
        who: [text for entry in read(cases, cast, busy, who) if entry.kind == "noted"
              for _label, text in entry.fields]
        for who in ("alice", "dan", "bob")
    }  # fmt: skip
    assert notes == {
        "alice": ["Tối qua vẫn xả."],
        "dan": ["Đã lấy mẫu."],
        "bob": ["Đã lấy mẫu.", "Tối qua vẫn xả."],
    }


def test_who_is_only_asked_to_confirm_reads_what_was_told_and_nothing_else(
    cases: Cases, cast: Cast, busy: str
) -> None:
    assert kinds(read(cases, cast, busy, "amy")) == ["feedback_given"]


def test_of_a_witness_only_the_day_is_told(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.CLOSED)
    for who in ("alice", "bob", "dan", "frank", "olga"):
        found = {entry.kind: entry for entry in read(cases, cast, ref, who)}
        for kind in ("reported", "confirmed"):
            assert type(found[kind].at) is date
            assert found[kind].at == date(2026, 3, 2)
            assert found[kind].person == ""
        assert isinstance(found["assigned"].at, datetime)


def test_in_a_sensitive_matter_no_hour_is_told_at_all(cases: Cases, cast: Cast) -> None:
    ref = cases.reported(type="official_conduct")
    cases.do("carol", ref, "assess")
    assert all(type(entry.at) is date for entry in read(cases, cast, ref, "carol"))


def test_a_rung_counted_in_hours_does_not_tell_the_hour_of_the_report(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.reported(urgent=True)
    cases.now += timedelta(days=1)
    sweep(now=cases.now)
    rungs = [each for each in read(cases, cast, ref, "bob") if each.kind == "escalated"]
    assert rungs
    assert {type(each.at) for each in rungs} == {date}


def test_only_offices_read_the_names_of_officials(cases: Cases, cast: Cast, busy: str) -> None:
    office = {entry.kind: entry.person for entry in read(cases, cast, busy, "frank")}
    assert office["assessed"] == "Bob"
    assert office["resolved"] == "Dan"
    for who in ("alice", "dan"):
        assert {entry.person for entry in read(cases, cast, busy, who)} == {""}


@pytest.mark.parametrize("reader", ["bob", "dan", "frank", "olga", "carol"])
def test_no_entry_tells_who_reported_or_confirmed(
    cases: Cases, cast: Cast, busy: str, reader: str
) -> None:
    cases.do("amy", busy, "confirm", words="Đã sạch.")
    told = str(read(cases, cast, busy, reader))
    for name in ("Alice", "Amy", "alice@", "amy@"):
        assert name not in told


def test_rungs_are_said_and_coloured(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + timedelta(days=12))
    found = [entry for entry in read(cases, cast, ref, "bob") if entry.kind == "escalated"]
    said = [entry.sentence for entry in found]
    assert "Báo lên Thường trực cấp ủy: quá hạn “Nhận xử lý”." in said
    tones = {entry.sentence: entry.tone for entry in found}
    assert tones["Báo lên Thường trực cấp ủy: quá hạn “Nhận xử lý”."] == "late"
    assert not any(entry.kind == "escalated" for entry in read(cases, cast, ref, "alice"))


def test_steps_and_notes_look_different(cases: Cases, cast: Cast, busy: str) -> None:
    tones = {entry.kind: entry.tone for entry in read(cases, cast, busy, "bob")}
    assert tones["reported"] == tones["assigned"] == tones["returned"] == "state"
    assert tones["noted"] == "internal"
    assert tones["directed"] == ""


def test_photos_stand_with_the_event_that_brought_them(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    reading = read_case(db.session, ref, actor=cast.actor("bob"), now=cases.now)
    photo = Photo("token", reading.told[1].event_id, "before", ready=True)
    found = entries(reading, [photo])
    assert [entry.photos for entry in found] == [(), (photo,), (), ()]


def test_nobody_sees_a_photo_that_was_never_screened_but_those_who_screen(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.DECLINED)
    for who in ("alice", "bob", "frank"):
        reading = read_case(db.session, ref, actor=cast.actor(who), now=cases.now)
        photo = Photo("token", reading.told[0].event_id, "before", ready=True)
        assert entries(reading, [photo])[0].photos, who
    with pytest.raises(NotFound):
        read_case(db.session, ref, actor=cast.actor("olga"), now=cases.now)


def test_notices_are_said_by_the_same_module(app: object) -> None:
    assert notice_sentence("accepted", {}) == "Cơ quan đã nhận xử lý."


def test_every_kind_of_event_that_tests_make_can_be_told(
    cases: Cases, cast: Cast, busy: str
) -> None:
    cases.do("amy", busy, "dispute")
    cases.do("bob", busy, "close")
    cases.do("alice", busy, "object")
    cases.do("carol", busy, "dismiss_objection")
    made = set(db.session.scalars(CaseEvent.__table__.select().with_only_columns(CaseEvent.kind)))
    assert len(made) > 12
    assert made <= set(EVENT_KINDS)
    assert all(entry.sentence for entry in read(cases, cast, busy, "bob"))

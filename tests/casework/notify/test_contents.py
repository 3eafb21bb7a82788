"""A letter says what its reader may see at the moment it is sent, and never the narrative."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from casework.administration.proposals import propose_role
from casework.models import Membership, Person
from casework.unit_of_work import unit_of_work
from tests.cases import SAID, Cases
from tests.casework.notify.mails import DIGEST, Mails, letters, text_of
from tests.cast import Cast, email
from workflows.states import State


def end_term(cast: Cast, who: str, on: date = date(2026, 3, 2)) -> None:
    with unit_of_work() as session:
        own = Membership.person_id == cast.person(who)
        session.execute(update(Membership).where(own).values(ends_on=on))


def test_an_office_reads_number_kind_state_place_and_due_date(mails: Mails, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    mails.send()
    (mail,) = mails.to("dan")
    for kind in ("plain", "html"):
        said = text_of(mail, kind)
        for part in (ref, "Ô nhiễm môi trường", "Đã giao", "Xã Suối Mây", "03/03/2026"):
            assert part in said
        assert f"https://so.anminh.example/cases/{ref}" in said


def test_the_narrative_is_in_no_mail(mails: Mails, cases: Cases) -> None:
    cases.at(State.FEEDBACK)
    mails.send()
    for mail in mails.all():
        raw = f"{mail['Subject']} {text_of(mail)} {text_of(mail, 'html')}"
        for words in (SAID.title, SAID.what, SAID.place, "Đã dọn xong kênh", "Alice"):
            assert words not in raw


def test_a_case_given_away_meanwhile_drops_out(mails: Mails, cases: Cases) -> None:
    gone, kept = cases.at(State.ASSIGNED), cases.at(State.ASSIGNED)
    cases.do("dan", gone, "return_case")
    mails.send()
    (mail,) = mails.to("dora")
    assert kept in text_of(mail)
    assert gone not in text_of(mail)


def test_a_letter_of_which_nothing_is_left_is_withdrawn(mails: Mails, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case")
    mails.send()
    assert mails.to("dora") == []
    (letter,) = letters("dora")
    assert letter.withdrawn_at is not None
    assert letter.sent_at is None


def test_an_ended_term_withdraws_what_waits(mails: Mails, cases: Cases, cast: Cast) -> None:
    cases.reported()
    end_term(cast, "bob")
    mails.send()
    assert mails.to("bob") == []
    assert letters("bob")[0].withdrawn_at is not None


def test_the_language_is_the_readers(mails: Mails, cases: Cases, cast: Cast) -> None:
    with unit_of_work() as session:
        own = Person.id == cast.person("dan")
        session.execute(update(Person).where(own).values(language="en"))
    cases.at(State.ASSIGNED)
    mails.send()
    (mail,) = mails.to("dan")
    assert mail["Subject"] == "Cases due soon: 1, overdue: 0"
    assert "Pollution" in text_of(mail)
    assert "Hạn xử lý" not in text_of(mail)


@pytest.mark.parametrize("answer", ["give_feedback", "name_confirmer"])
def test_a_collaborator_reads_only_that_there_is_news(
    mails: Mails, cases: Cases, cast: Cast, answer: str
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback")
    cases.do("bob", ref, "name_confirmer")
    mails.send()
    (mail,) = mails.to("amy" if answer == "name_confirmer" else "alice")
    assert mail["Subject"] == "Có cập nhật mới"
    for kind in ("plain", "html"):
        said = text_of(mail, kind)
        assert ref not in said
        assert "/cases" not in said
        assert "Ô nhiễm" not in said
        assert "03/2026" not in said


def test_collaborators_mails_are_the_same_bytes_but_for_whom_and_when(
    mails: Mails, cases: Cases
) -> None:
    """However many cases, of whatever urgency, on whatever day: a mailbox tells nothing."""
    for count, who in ((1, "alice"), (3, "amy")):
        for _ in range(count):
            ref = cases.reported(who=who)
            cases.do("bob", ref, "assess", urgent=True)
            cases.do("bob", ref, "assign")
            cases.do("frank", ref, "put_in_hot_spot")
            cases.do("dan", ref, "accept")
            cases.do("dan", ref, "resolve")
            cases.do("bob", ref, "give_feedback")
    mails.send(cases.now)
    assert [*mails.to("alice"), *mails.to("amy")] == []
    mails.send()
    cases.now += timedelta(days=1)
    cases.do("bob", cases.at(State.RESOLVED), "give_feedback", told_on=date(2026, 3, 3))
    mails.send(DIGEST + timedelta(days=1))
    (amy,), (first, second) = mails.to("amy"), mails.to("alice")
    for each in (amy, first, second):
        for header in ("To", "Date", "Message-ID"):
            del each[header]
    assert amy.as_bytes() == first.as_bytes() == second.as_bytes()


def test_who_is_both_reads_of_office_cases_and_of_the_rest_only_that_there_is_news(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    with unit_of_work() as session:
        session.add(
            Membership(
                person_id=cast.person("bill"),
                role="collaborator",
                unit_id=cast.unit("SMY"),
                starts_on=date(2026, 1, 1),
            )
        )
    office = cases.reported(who="wendy", unit="BSE")
    heard = cases.at(State.RESOLVED)
    cases.do("bob", heard, "give_feedback", confirmers=[cast.person("bill")])
    mails.send()
    (mail,) = mails.to("bill")
    assert office in text_of(mail)
    assert heard not in text_of(mail)
    assert "Ngoài ra có cập nhật khác." in text_of(mail)


def test_a_letter_goes_to_its_own_person_only(mails: Mails, cases: Cases) -> None:
    cases.at(State.FEEDBACK)
    mails.send()
    for mail in mails.all():
        assert mail["To"].count("@") == 1
    assert {mail["To"] for mail in mails.all()} >= {email("alice"), email("dan")}


def propose(cast: Cast, now: datetime, unit: str) -> None:
    propose_role(
        cast.person("olga"),
        actor=cast.actor("ada"),
        now=now,
        role="coordinator",
        unit=cast.unit(unit),
        starts_on=now.date(),
    )


def test_an_auditor_reads_how_many_roles_and_no_name(
    mails: Mails, cast: Cast, now: datetime
) -> None:
    for unit in ("SMY", "BSE"):
        propose(cast, now, unit)
    mails.send(now)
    (mail,) = mails.to("otto")
    assert mail["Subject"] == "2 thay đổi về vai trò của người dùng"
    for kind in ("plain", "html"):
        assert "https://so.anminh.example/audit" in text_of(mail, kind)
        assert "Olga" not in text_of(mail, kind)


def test_it_leaves_when_the_office_is_open_and_once_a_day(
    mails: Mails, cast: Cast, now: datetime
) -> None:
    propose(cast, now, "SMY")
    at_night = now + timedelta(hours=14)
    assert mails.send(at_night) == 0
    assert mails.send(DIGEST) == 1
    propose(cast, DIGEST + timedelta(hours=1), "BSE")
    assert mails.send(DIGEST + timedelta(hours=2)) == 0
    assert mails.send(DIGEST + timedelta(days=1)) == 1


def test_who_no_longer_audits_is_not_written_to(mails: Mails, cast: Cast, now: datetime) -> None:
    propose(cast, now, "SMY")
    with unit_of_work() as session:
        own = Membership.person_id == cast.person("otto")
        session.execute(update(Membership).where(own).values(role="observer"))
    mails.send(now)
    assert mails.to("otto") == []
    assert letters("otto")[0].withdrawn_at is not None

"""A report becomes a case, once, with its reporter kept apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.actions.report import Report, report
from casework.database import db
from casework.errors import BadInput, NotAllowed
from casework.models import Case, CaseReporter, CaseText
from tests.cases import SAID, Cases
from tests.casework.stored import events_of, last_event, payload, row_of, told
from tests.cast import Cast


def said(cast: Cast, **changes: Any) -> Report:
    return replace(SAID, place_unit=cast.unit("SMY"), **changes)


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


def test_a_report_is_a_case_with_text_event_clocks_and_notices(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    row, (event,) = row_of(ref), events_of(ref)
    assert (row.state, row.unit_id, row.version, row.last_seq) == (
        "reported",
        cast.unit("SMY"),
        1,
        1,
    )
    assert ref.startswith("SMY-2026-")
    assert row.due_at is not None
    assert told(event) == {"bob"}
    shown = db.session.get(CaseText, row.id)
    assert shown is not None
    assert payload(event) == {"title": shown.title, "what": shown.what, "place": shown.place}
    assert "nuoc thai chay ra kenh tieu" in shown.folded


def test_the_reporter_is_a_payload_and_a_part_never_a_word_in_the_event(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.reported()
    event, alice = last_event(ref), cast.person("alice")
    assert (event.actor_id, event.standing) == (None, "reporter")
    assert payload(event, "identity") == {"person": alice}
    parts = select(CaseReporter.person_id).where(CaseReporter.case_id == row_of(ref).id)
    assert db.session.scalars(parts).all() == [alice]


def test_a_coordinator_writes_down_what_came_through_another_door(cases: Cases, cast: Cast) -> None:
    ref = cases.reported("bob", source="hotline")
    event = last_event(ref)
    assert (event.actor_id, event.standing) == (cast.person("bob"), "coordinator")
    assert db.session.scalars(select(CaseReporter)).all() == []


def test_misconduct_begins_at_the_province(cases: Cases, cast: Cast) -> None:
    row = row_of(cases.reported(type="official_conduct"))
    assert (row.unit_id, row.place_unit_id) == (cast.unit("TAM"), cast.unit("SMY"))
    assert told(last_event(row.ref)) == {"carol"}


@pytest.mark.parametrize("who", ["dan", "dora", "frank", "grace", "olga", "ada", "otto"])
def test_others_do_not_report(cases: Cases, cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        report(said(cast), actor=cast.actor(who), now=cases.now)
    assert count() == 0


def test_the_same_form_sent_twice_is_one_report(cases: Cases, cast: Cast) -> None:
    alice = cast.actor("alice")
    first = report(said(cast), actor=alice, now=cases.now, key="k1")
    again = report(said(cast), actor=alice, now=cases.now, key="k1")
    assert (first[1], again) == (True, (first[0], False))
    assert count() == 1
    assert len(events_of(first[0])) == 1


def test_the_same_form_sent_many_times_at_once_is_one_report(
    app: Flask, cases: Cases, cast: Cast
) -> None:
    words, alice = said(cast), cast.actor("alice")
    db.session.rollback()

    def send(_number: int) -> tuple[str, bool]:
        with app.app_context():
            try:
                return report(words, actor=alice, now=cases.now, key="k1")
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as phones:
        answers = list(phones.map(send, range(24)))
    assert len({ref for ref, _ in answers}) == 1
    assert sum(new for _, new in answers) == 1
    assert count() == 1


def test_the_same_key_with_other_words_is_refused(cases: Cases, cast: Cast) -> None:
    alice = cast.actor("alice")
    report(said(cast), actor=alice, now=cases.now, key="k1")
    with pytest.raises(BadInput) as refused:
        report(said(cast, title="Việc khác"), actor=alice, now=cases.now, key="k1")
    assert refused.value.field == "key"
    assert count() == 1


def test_two_people_may_make_the_same_key(cases: Cases, cast: Cast) -> None:
    for who in ("alice", "amy"):
        assert report(said(cast), actor=cast.actor(who), now=cases.now, key="k1")[1]
    assert count() == 2


@pytest.mark.parametrize(("field", "wrong"), [("place_unit", 99), ("began_on", date(2026, 3, 3))])
def test_a_place_or_a_day_that_is_not_is_bad_input(
    cases: Cases, cast: Cast, field: str, wrong: Any
) -> None:
    with pytest.raises(BadInput) as refused:
        report(replace(said(cast), **{field: wrong}), actor=cast.actor("alice"), now=cases.now)
    assert refused.value.field == field
    assert count() == 0


def test_what_people_say_began_when_never_counts_for_time(cases: Cases) -> None:
    long_ago, today = cases.reported(began_on=date(2025, 1, 1)), cases.reported()
    assert row_of(long_ago).began_on == date(2025, 1, 1)
    assert row_of(long_ago).due_at == row_of(today).due_at

"""The list of cases: narrowed, searched, paged, and never wider than what one may see."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from casework.actions import perform
from casework.actions.report import write_text
from casework.database import db
from casework.errors import BadInput
from casework.lists import paging
from casework.lists.search import ORDERS, CaseFilter, search
from casework.models import CaseText
from casework.queries import visible_case
from casework.text import clean
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import ENVIRONMENT, POLICE, Cast
from tests.vietnamese import PHRASES, spellings
from workflows.states import State


class Lists:
    """Searches as somebody of the cast; answers with case numbers."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast = cast
        self.now = now

    def refs(self, who: str, now: datetime | None = None, **filters: Any) -> set[str]:
        page = search(db.session, self.cast.actor(who), CaseFilter(**filters), now=now or self.now)
        return {row.ref for row in page.rows}


@pytest.fixture
def lists(cast: Cast, now: datetime) -> Lists:
    return Lists(cast, now)


def test_an_empty_filter_lists_every_visible_case(cases: Cases, lists: Lists) -> None:
    here, there = cases.reported(), cases.reported("wendy", "BSE")
    assert lists.refs("carol") == {here, there}
    assert lists.refs("bob") == {here}
    assert lists.refs("bill") == {there}
    assert lists.refs("alice") == {here}
    assert lists.refs("amy") == set()
    assert lists.refs("dan") == set()
    assert lists.refs("ada") == set()


def test_a_collaborator_asked_to_confirm_does_not_find_the_case_in_the_list(
    cases: Cases, lists: Lists, cast: Cast
) -> None:
    ref = cases.at(State.FEEDBACK)
    asked = (cast.person("amy"),)
    perform(ref, "name_confirmer", actor=cast.actor("bob"), now=cases.now, confirmers=asked)
    assert lists.refs("amy") == set()
    assert lists.refs("amy", q="nước đen") == set()
    assert lists.refs("amy", q=ref) == set()
    assert lists.refs("alice") == {ref}


def test_each_field_narrows_the_list(cases: Cases, lists: Lists, cast: Cast) -> None:
    office, police = cast.agency(ENVIRONMENT), cast.agency(POLICE)
    assigned = cases.at(State.ASSIGNED)
    closed = cases.at(State.CLOSED, type="illegal_mining")
    elsewhere = cases.reported("wendy", "BSE")
    cases.do("frank", assigned, "put_in_hot_spot")
    cases.do("frank", closed, "direct")
    everything = {assigned, closed, elsewhere}
    for filters, wanted in (
        ({"state": "assigned"}, {assigned}),
        ({"type": "illegal_mining"}, {closed}),
        ({"unit": cast.unit("SMY")}, {assigned, closed}),
        ({"unit": cast.unit("TAM")}, everything),
        ({"agency": office}, {assigned, closed}),
        ({"agency": police}, set()),
        ({"severity": "pressing"}, {assigned, closed}),
        ({"severity": "hot"}, set()),
        ({"verification": "confirmed"}, {closed}),
        ({"hot_spot": True}, {assigned}),
        ({"hot_spot": False}, {closed, elsewhere}),
        ({"directive": True}, {closed}),
        ({"directive": False}, {assigned, elsewhere}),
        ({"ended_since": date(2026, 3, 2)}, {closed}),
        ({"ended_since": date(2026, 3, 3)}, set()),
        ({"state": "assigned", "type": "illegal_mining"}, set()),
    ):
        assert lists.refs("carol", **filters) == wanted, filters


def test_overdue_means_past_the_nearest_running_deadline(
    cases: Cases, lists: Lists, now: datetime
) -> None:
    waiting, closed = cases.reported(), cases.at(State.CLOSED)
    later = now + timedelta(days=5)
    assert lists.refs("carol", overdue=True) == set()
    assert lists.refs("carol", overdue=False) == {waiting, closed}
    assert lists.refs("carol", later, overdue=True) == {waiting}
    assert lists.refs("carol", later, overdue=False) == {closed}


def test_a_pause_is_found_until_its_review_day_is_over(
    cases: Cases, lists: Lists, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    assert lists.refs("bob", now + timedelta(days=18), paused=True) == {ref}
    assert lists.refs("bob", now + timedelta(days=19), paused=True) == set()
    assert lists.refs("bob", now + timedelta(days=19), paused=False) == {ref}


@pytest.mark.parametrize("words", ["nước đen", "nuoc den", "NUOC ĐEN", "thon dong  ca", "Cá chết"])
def test_words_are_found_with_and_without_marks(cases: Cases, lists: Lists, words: str) -> None:
    ref = cases.at(State.ASSESSED)
    assert lists.refs("carol", q=words) == {ref}


@settings(max_examples=25)
@given(phrase=PHRASES)
def test_every_spelling_finds_the_same_cases(cases: Cases, lists: Lists, phrase: str) -> None:
    """Decomposed, without marks, in the other school of tones, in capitals (promise B2)."""
    if not (refs := lists.refs("bob")):
        refs = {cases.reported(), cases.reported(title="Cầu hỏng")}
    first = min(refs)
    with unit_of_work() as session:
        row = session.get_one(
            CaseText, visible_case(session, first, actor=cases.cast.actor("bob")).id
        )
        write_text(session, row.case_id, clean("title", phrase), row.what, row.place)
    asked = {spelling: lists.refs("bob", q=spelling) for spelling in spellings(phrase)}
    assert all(first in found for found in asked.values()), asked
    assert len({frozenset(found) for found in asked.values()}) == 1


def test_every_word_must_be_there(cases: Cases, lists: Lists) -> None:
    cases.at(State.ASSESSED)
    assert lists.refs("carol", q="nước trắng xóa") == set()


@pytest.mark.parametrize("signs", ["%", "_", "%%%%", "\\", "'; DROP TABLE cases"])
def test_signs_of_sql_are_ordinary_signs(cases: Cases, lists: Lists, signs: str) -> None:
    cases.at(State.ASSESSED)
    assert lists.refs("carol", q=signs) == set()


def test_a_number_is_found_whole_and_in_part(cases: Cases, lists: Lists) -> None:
    ref, _other = cases.at(State.ASSESSED), cases.at(State.ASSESSED)
    assert lists.refs("carol", q=ref) == {ref}
    assert lists.refs("carol", q=ref.lower()) == {ref}
    assert lists.refs("carol", q=ref[-6:]) == {ref}
    assert lists.refs("bill", q=ref) == set()


def test_before_assessment_only_reporter_and_coordinator_search_the_text(
    cases: Cases, lists: Lists
) -> None:
    ref = cases.reported()
    assert lists.refs("alice", q="cá chết") == {ref}
    assert lists.refs("bob", q="cá chết") == {ref}
    assert lists.refs("carol", q="cá chết") == {ref}
    assert lists.refs("grace", q="cá chết") == set()
    assert lists.refs("frank", q="cá chết") == set()
    cases.do("bob", ref, "assess")
    assert lists.refs("frank", q="cá chết") == {ref}


@pytest.mark.parametrize("sort", sorted(ORDERS))
def test_pages_together_are_the_whole_list_once_in_order(
    cases: Cases, cast: Cast, now: datetime, sort: str
) -> None:
    made = {cases.reported(title=f"Việc số {n}") for n in range(7)}
    cases.now = now + timedelta(days=1)
    made |= {cases.reported(title="Việc hôm sau"), cases.at(State.DECLINED)}
    found: list[str] = []
    cursor = None
    for _ in range(5):
        page = search(
            db.session,
            cast.actor("bob"),
            CaseFilter(),
            sort=sort,
            cursor=cursor,
            limit=2,
            now=cases.now,
        )
        assert len(page.rows) <= 2
        found += [row.ref for row in page.rows]
        cursor = page.next_cursor
    assert cursor is None
    assert len(found) == 9
    assert set(found) == made


def test_a_cursor_does_not_tell_when_a_report_came_in(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    cases.reported(), cases.reported()
    page = search(db.session, cast.actor("bob"), CaseFilter(), limit=1, now=now)
    other_hour = now + timedelta(hours=3)
    assert page.next_cursor is not None
    row = page.rows[0]._asdict()
    assert row["reported_at"] != other_hour
    order = paging.Order("newest", ORDERS["newest"])
    assert paging._encoded(order, type("Row", (), {**row, "reported_at": other_hour})()) == (
        page.next_cursor
    )


@pytest.mark.parametrize(
    "cursor", ["x", "AAAA", "W10", "bnVsbA", "WyJkdWUiLDEsIlgiXQ", "é", "[" * 300, "A" * 5_000]
)
def test_a_cursor_of_somebody_elses_making_is_refused_by_name(
    cast: Cast, now: datetime, cursor: str
) -> None:
    with pytest.raises(BadInput) as refused:
        search(db.session, cast.actor("bob"), CaseFilter(), cursor=cursor, now=now)
    assert refused.value.field == "cursor"


@pytest.mark.parametrize("field", ["unit", "agency"])
def test_an_unknown_unit_or_agency_is_refused_by_name(
    cast: Cast, now: datetime, field: str
) -> None:
    unknown: dict[str, Any] = {field: 9_999}
    filters = CaseFilter(**unknown)
    with pytest.raises(BadInput) as refused:
        search(db.session, cast.actor("bob"), filters, now=now)
    assert refused.value.field == field


def test_an_unknown_order_is_refused_by_name(cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput) as refused:
        search(db.session, cast.actor("bob"), CaseFilter(), sort="severity; --", now=now)
    assert refused.value.field == "sort"


def test_a_row_names_no_person(cases: Cases, cast: Cast, now: datetime) -> None:
    cases.at(State.CLOSED)
    (row,) = search(db.session, cast.actor("dan"), CaseFilter(), now=now).rows
    assert not [name for name in row._fields if "person" in name or "reporter" in name]
    assert asdict(CaseFilter())["q"] is None

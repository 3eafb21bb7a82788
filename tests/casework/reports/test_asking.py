"""Who may ask for which report, who reads it, and what can no longer change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.models import Report
from casework.reports.asking import (
    ask_for_report,
    comment,
    has_failed,
    issue,
    readable_report,
    readable_reports,
)
from tests.casework.figures.conftest import END_OF_MARCH, LATER
from tests.casework.reports.conftest import MakeReport, stored
from tests.cast import Cast
from workflows.figures.periods import period_of


def test_a_commune_asks_for_its_own_and_the_province_reads_it(make: MakeReport, cast: Cast) -> None:
    report = make(who="grace", unit="SMY")
    assert report.kind == "month"
    assert readable_report(db.session, report.token, actor=cast.actor("frank")).id == report.id
    assert [row[0].id for row in readable_reports(db.session, actor=cast.actor("bob"))]
    assert not has_failed(db.session, report)
    with pytest.raises(NotFound):
        readable_report(db.session, report.token, actor=cast.actor("gus"))
    assert readable_reports(db.session, actor=cast.actor("gus")) == []


@pytest.mark.parametrize("who", ["alice", "dan", "olga", "ada", "otto"])
def test_nobody_else_asks(make: MakeReport, who: str) -> None:
    with pytest.raises(NotAllowed):
        make(who=who)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"who": "grace"}, "unit"),
        ({"as_of": LATER + timedelta(days=1)}, "as_of"),
        ({"code": "2026-07"}, "period"),
        ({"type_slug": "opinions"}, "type"),
    ],
)
def test_a_wrong_question_names_its_field_and_begins_nothing(
    make: MakeReport, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        make(**changes)
    assert refused.value.field == field
    assert db.session.scalar(select(func.count()).select_from(Report)) == 0


def test_a_case_out_of_sight_is_not_found(cast: Cast, refs: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        ask_for_report(
            period_of("2026-03"),
            actor=cast.actor("gus"),
            now=LATER,
            as_of=END_OF_MARCH,
            unit=cast.unit("BSE"),
            ref=refs["A"],
        )


def test_only_words_are_typed_and_only_until_it_is_issued(make: MakeReport, cast: Cast) -> None:
    report, frank = make(), cast.actor("frank")
    comment(report.token, remarks="Nhận định.", proposals="Kiến nghị.", actor=frank)
    issue(report.token, actor=frank, now=LATER)
    with pytest.raises(Stale):
        comment(report.token, remarks="x", proposals="", actor=frank)
    with pytest.raises(Stale):
        issue(report.token, actor=frank, now=LATER)
    assert stored(report.token).remarks == "Nhận định."


def test_a_stranger_neither_comments_nor_issues(make: MakeReport, cast: Cast) -> None:
    report, gus = make(), cast.actor("gus")
    with pytest.raises(NotFound):
        comment(report.token, remarks="x", proposals="", actor=gus)
    with pytest.raises(NotFound):
        issue(report.token, actor=gus, now=LATER)


def test_words_have_an_end(make: MakeReport, cast: Cast) -> None:
    with pytest.raises(BadInput) as refused:
        comment(make().token, remarks="x" * 5_001, proposals="", actor=cast.actor("frank"))
    assert refused.value.field == "remarks"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports SET sha256 = 'x'",
        "UPDATE reports SET figures = '{}'",
        "UPDATE reports SET as_of = as_of + 1",
        "DELETE FROM reports",
    ],
)
def test_the_database_keeps_figures_frozen(make: MakeReport, statement: str) -> None:
    make()
    with pytest.raises(IntegrityError):
        db.session.execute(text(statement))
    db.session.rollback()


def test_the_database_keeps_an_issued_report(make: MakeReport, cast: Cast) -> None:
    issue(make().token, actor=cast.actor("frank"), now=LATER)
    with pytest.raises(IntegrityError):
        db.session.execute(text("UPDATE reports SET remarks = 'x'"))
    db.session.rollback()

"""Reports that leave things out without a word, as other systems do (reference: peers.md §2)."""

from __future__ import annotations

from typing import Any

from casework.models import Report
from casework.papers.blocks import Paragraph, Table
from casework.reports.paper import MOST_LATE_ON_PAPER, blocks
from casework.reports.tables import AGENCY_CELLS, Tables
from tests.casework.reports.conftest import MakeReport

PLACES = 42
LATE = 1_106


def widened(report: Report) -> Tables:
    """The figures of a province: many places, many agencies, many late cases."""
    figures: dict[str, Any] = dict(report.figures or {})
    names: dict[str, Any] = dict(report.names or {})
    cell = {"to_handle": 1, "entry.received": 1}
    figures["cases"] = {
        **figures["cases"],
        "place_unit_id": {str(each): cell for each in range(1000, 1000 + PLACES)},
    }
    names["units"] = {str(each): [f"Xã {each}", None] for each in range(1000, 1000 + PLACES)}
    empty = {"done": 0, "on_time": 0, "on_time_original": 0, **dict.fromkeys(AGENCY_CELLS, 0)}
    figures["agencies"] = [{"id": each, "cells": empty} for each in range(PLACES)]
    names["agencies"] = {str(each): f"Cơ quan {each:02}" for each in range(PLACES)}
    due = "2026-03-02T10:00:00+00:00"
    figures["late"] = [
        {"case": each, "due": due, "original": due, "agency": 1} for each in range(LATE)
    ]
    return Tables(figures, names)


def test_no_top_eight_hides_the_other_thirty_four_unlike_egov(make: MakeReport) -> None:
    tables = widened(make())
    assert len(tables.grouped("place_unit_id").rows) == PLACES
    assert len(tables.agencies().rows) == PLACES


def test_no_cap_of_a_thousand_hides_a_hundred_and_six_unlike_egov(make: MakeReport) -> None:
    assert len(widened(make()).late({}).rows) == LATE


def test_a_paper_that_is_too_short_for_all_says_how_many_more_there_are(make: MakeReport) -> None:
    report = make()
    drawn = list(blocks(report, widened(report), {}))
    late = [each for each in drawn if isinstance(each, Table)][-1]
    assert len(late.rows) == MOST_LATE_ON_PAPER
    said = [each.text for each in drawn if isinstance(each, Paragraph)]
    assert any(f"Còn {LATE - MOST_LATE_ON_PAPER} vụ việc khác" in text for text in said)

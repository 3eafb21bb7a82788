"""The shapes of the calendar's pages."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.calendar import CalendarYear


@pytest.mark.parametrize("year", ["2020", "2026", "2100"])
def test_a_year_in_reach_is_read(app: Flask, year: str) -> None:
    assert CalendarYear().load({"year": year}) == {"year": int(year)}
    assert CalendarYear().load({}) == {}


@pytest.mark.parametrize("year", ["", "x", "2019", "2101", "99999999999", "-1", "2026.5"])
def test_any_other_is_refused_by_name(app: Flask, year: str) -> None:
    with pytest.raises(ValidationError) as refused:
        CalendarYear().load({"year": year})
    assert set(refused.value.messages) == {"year"}

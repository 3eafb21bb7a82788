"""How long something takes is said as people say it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from workflows.lasting import lasting


@pytest.mark.parametrize(
    ("span", "vi", "en"),
    [
        (timedelta(0), "0 giây", "0 seconds"),
        (timedelta(seconds=119), "119 giây", "119 seconds"),
        (timedelta(minutes=2), "2 phút", "2 minutes"),
        (timedelta(minutes=7, seconds=59), "7 phút", "7 minutes"),
        (timedelta(minutes=119), "119 phút", "119 minutes"),
        (timedelta(hours=47), "47 giờ", "47 hours"),
        (timedelta(minutes=106_308), "73 ngày", "73 days"),
    ],
)
def test_the_largest_unit_of_which_there_are_two(span: timedelta, vi: str, en: str) -> None:
    said = lasting(span)
    assert (said.vi, said.en) == (vi, en)

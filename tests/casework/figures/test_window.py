"""What may be asked for, and what is told when it may not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casework.errors import BadInput
from tests.casework.figures.conftest import END_OF_MARCH, LATER, WindowOf


def test_a_window_ends_with_its_period_or_with_what_is_known(window_of: WindowOf) -> None:
    assert window_of(as_of=LATER).ends == END_OF_MARCH
    early = datetime(2026, 3, 10, tzinfo=UTC)
    assert window_of(as_of=early).ends == early


def test_what_is_due_within_two_working_days_of_the_last_evening_is_due_soon(
    window_of: WindowOf,
) -> None:
    # Tuesday 31 March: Thursday 2 April is the second working day after it.
    assert window_of().soon == datetime(2026, 4, 2, 16, 59, 59, tzinfo=UTC)


def test_no_figures_are_taken_in_the_future(window_of: WindowOf) -> None:
    with pytest.raises(BadInput) as refused:
        window_of(as_of=datetime(2026, 6, 2, tzinfo=UTC))
    assert refused.value.field == "as_of"


def test_a_period_that_had_not_begun_has_no_figures(window_of: WindowOf) -> None:
    with pytest.raises(BadInput) as refused:
        window_of("2026-04")
    assert refused.value.field == "period"

"""Cases for every test of the records."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cases import Cases
from tests.cast import Cast


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    """Makes cases of the standing cast, this Monday morning."""
    return Cases(cast, now)

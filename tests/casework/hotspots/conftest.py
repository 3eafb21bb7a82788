"""The register of the standing cast."""

from __future__ import annotations

import pytest

from tests.cases import Cases
from tests.casework.hotspots.register import Register


@pytest.fixture
def register(cases: Cases) -> Register:
    return Register(cases)

"""The same random lives as tests/stateful, and many more of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.stateful.test_case_life import CaseLife


class ManyLives(CaseLife):
    """Enough lives for the rare actions to meet each other."""


@pytest.fixture(autouse=True, scope="module")
def use_template(template: Path) -> None:
    """Each life begins with the standing cast."""
    ManyLives.template = template


ManyLives.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestManyLives = ManyLives.TestCase

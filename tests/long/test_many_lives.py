"""Random lives as in tests/stateful, many more of them, and others every time."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.databases import Databases
from tests.stateful.test_case_life import CaseLife


class ManyLives(CaseLife):
    """Enough lives for the rare actions to meet each other."""


@pytest.fixture(autouse=True, scope="module")
def use_template(databases: Databases, template: str) -> None:
    """Each life begins with the standing cast."""
    ManyLives.databases, ManyLives.template = databases, template


ManyLives.TestCase.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None, derandomize=False, print_blob=True
)
TestManyLives = ManyLives.TestCase

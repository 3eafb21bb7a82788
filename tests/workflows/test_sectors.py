"""Every sector a case type names has a word."""

from __future__ import annotations

from workflows.sectors import SECTOR_LABELS
from workflows.types import CASE_TYPES


def test_every_sector_that_case_types_name_has_words_in_both_languages() -> None:
    named = {sector for case_type in CASE_TYPES.values() for sector in case_type.competent}
    assert named <= set(SECTOR_LABELS)
    assert all(label.vi and label.en for label in SECTOR_LABELS.values())

"""The data files of the demo."""

from __future__ import annotations

import pytest

from casework.demo_data.reading import samples, toml
from workflows.types import CASE_TYPES


def test_there_are_thirty_written_reports_of_every_type() -> None:
    assert [sample["id"] for sample in samples()] == [f"S{number:02}" for number in range(1, 31)]
    assert {sample["category"] for sample in samples()} == set(CASE_TYPES)


@pytest.mark.parametrize("slug", sorted(CASE_TYPES))
def test_every_type_has_its_phrases(slug: str) -> None:
    assert toml(f"texts/{slug}.toml")["matter"]


def test_a_file_is_read_once() -> None:
    assert toml("places.toml") is toml("places.toml")


def test_a_missing_file_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        toml("texts/nothing.toml")

"""Drawn photos."""

from __future__ import annotations

import pytest

from casework.demo_data.pictures import SCENES, draw
from casework.demo_data.steps import Picture
from casework.photos import check_photo, render
from workflows.types import CASE_TYPES


@pytest.mark.parametrize("slug", sorted(CASE_TYPES))
def test_every_type_can_be_drawn_before_and_after(slug: str) -> None:
    before, after = (draw(Picture(slug, moment, 1)) for moment in ("before", "after"))
    assert check_photo(before) == check_photo(after) == "image/jpeg"
    assert before != after


def test_the_same_picture_is_drawn_again_alike() -> None:
    assert draw(Picture("pollution", "before", 1)) == draw(Picture("pollution", "before", 1))


def test_another_number_gives_another_picture() -> None:
    assert draw(Picture("pollution", "before", 1)) != draw(Picture("pollution", "before", 2))


def test_a_worker_can_make_the_clean_copies() -> None:
    assert render(draw(Picture("traffic_safety", "after", 3))).thumb


def test_scenes_are_of_known_types() -> None:
    assert set(SCENES) <= set(CASE_TYPES)

"""The picture shows the table's moves, and the pages in docs are those of the code."""

from __future__ import annotations

import re

import pytest

from tests import table
from tests.workflows.write_diagrams import FOLDER
from workflows.diagram import mermaid, page
from workflows.types import CASE_TYPES

POLLUTION = CASE_TYPES["pollution"]
EDGE = re.compile(r"^    (\w+) --> (\w+): (.+)$", re.MULTILINE)


def test_the_picture_has_every_move_between_two_states_and_no_other() -> None:
    drawn = {(before, after) for before, after, _ in EDGE.findall(mermaid(POLLUTION))}
    typed = {move for row in table.ROWS.values() for move in row.moves.items()}
    themselves = {("reported", "reported"), ("assigned", "assigned")}
    assert drawn == {(a, b) for a, b in typed if a != b} | themselves


def test_an_arrow_names_every_action_that_goes_its_way() -> None:
    named = {(a, b): names.split(" / ") for a, b, names in EDGE.findall(mermaid(POLLUTION))}
    assert named["feedback", "closed"] == [
        "Đã xong",
        "Kết thúc vụ việc",
        "Hết thời gian chờ xác nhận",
    ]
    assert named["reported", "reported"] == ["Chuyển cấp trên", "Chuyển cấp dưới"]


def test_the_picture_begins_with_a_report_and_ends_in_three_ways() -> None:
    lines = mermaid(POLLUTION).splitlines()
    assert "    [*] --> reported" in lines
    assert [line for line in lines if line.endswith("--> [*]")] == [
        "    closed --> [*]", "    declined --> [*]", "    merged --> [*]",
    ]  # fmt: skip


def test_a_page_tells_terms_with_their_source() -> None:
    assert "| Đang xử lý | 30 calendar days | – | legal: Land Law 2024" in page(
        CASE_TYPES["land_grievance"]
    )
    assert "| first check on the spot, when urgent | – | 8 working hours |" in page(POLLUTION)
    assert "unseen by the commune" in page(CASE_TYPES["official_conduct"])


@pytest.mark.parametrize("slug", CASE_TYPES)
def test_the_page_in_docs_is_current(slug: str) -> None:
    written = (FOLDER / f"{slug}.md").read_text()
    assert written == page(CASE_TYPES[slug]), "run: python -m tests.workflows.write_diagrams"


def test_docs_has_no_page_of_a_type_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(CASE_TYPES)

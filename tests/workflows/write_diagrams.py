"""Writes docs/workflows, a page a case type: ``python -m tests.workflows.write_diagrams``."""

from __future__ import annotations

from pathlib import Path

from workflows.diagram import page
from workflows.types import CASE_TYPES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "workflows"


def write() -> None:
    """Every page, anew."""
    FOLDER.mkdir(exist_ok=True)
    for slug, case_type in CASE_TYPES.items():
        (FOLDER / f"{slug}.md").write_text(page(case_type))


if __name__ == "__main__":
    write()

"""docs/security.md names tests; each of them exists, so that the page cannot promise too much."""

from __future__ import annotations

import ast
import re

import pytest

from api.bodies import MOST_JSON_BYTES
from api.uploads import MOST_PHOTOS
from casework.photos import MOST_BYTES, MOST_PIXELS, MOST_PIXELS_PROGRESSIVE
from tests.architecture.sources import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
ROW = re.compile(
    r"^\| (?P<item>[\d.]+[^|]*) \| (?P<state>[^|]+) \| (?P<proof>[^|]+) \|$", re.MULTILINE
)


def page() -> str:
    return (ROOT / "docs" / "security.md").read_text("utf-8")


def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "test"), sorted(set(NAMED.findall(page()))))
def test_every_test_it_names_exists(path: str, test: str) -> None:
    assert (ROOT / path).is_file()
    found = functions(path)
    assert test in found if test else any(name.startswith("test_") for name in found)


def test_the_files_that_are_taken_are_those_of_the_code() -> None:
    part = page().split("## Files that are taken")[1].split("\n## ")[0]
    numbers = [
        int(each) for each in re.findall(r"(\d+)(?= MB| million|\s*\|$)", part, re.MULTILINE)
    ]
    millions = [MOST_PIXELS[kind] // 1_000_000 for kind in ("JPEG", "PNG", "WEBP")]
    assert numbers == [
        MOST_BYTES // 2**20, *millions, MOST_PIXELS_PROGRESSIVE // 1_000_000,
        MOST_PHOTOS, MOST_JSON_BYTES // 2**20,
    ]  # fmt: skip
    assert set(MOST_PIXELS) == {"JPEG", "MPO", "PNG", "WEBP"}


def test_what_is_met_names_a_test_and_what_is_not_says_why() -> None:
    rows = list(ROW.finditer(page()))
    assert len(rows) > 30
    for row in rows:
        assert row["state"] in {"met", "not met"}, row["item"]
        if row["state"] == "met":
            assert NAMED.search(row["proof"]), row["item"]

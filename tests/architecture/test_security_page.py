"""docs/security.md names tests; each of them exists, so that the page cannot promise too much."""

from __future__ import annotations

import ast
import re

import pytest

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


def test_what_is_met_names_a_test_and_what_is_not_says_why() -> None:
    rows = list(ROW.finditer(page()))
    assert len(rows) > 30
    for row in rows:
        assert row["state"] in {"met", "not met"}, row["item"]
        if row["state"] == "met":
            assert NAMED.search(row["proof"]), row["item"]

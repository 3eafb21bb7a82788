"""The table of what peers get wrong names tests; each exists, and none of theirs is left out."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import ROOT
from tests.peers import PAGES, RECORDS, RULES, TABLE, Mistake


def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return {name for name in found if name.startswith("test_")}


@pytest.mark.parametrize("mistake", TABLE, ids=lambda mistake: f"{mistake.peer}: {mistake.what}")
def test_the_test_of_each_mistake_exists(mistake: Mistake) -> None:
    assert mistake.test in named_in(mistake.file)


@pytest.mark.parametrize("path", [RULES, RECORDS, PAGES])
def test_what_names_a_peer_of_the_table_stands_in_it(path: str) -> None:
    peers = ("signalen", "egov", "zammad", "frappe", "helpdesk", "moj", "alaveteli", "opencps")
    named = {name for name in named_in(path) if name.endswith(peers)}
    assert named <= {each.test for each in TABLE}

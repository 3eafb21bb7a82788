"""Nothing ``casework check`` claims to find goes without a planted fault that makes it say so."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = Path("casework")
SAYING = ("Violation", "_of")


def constants(tree: ast.AST) -> set[str]:
    """Every text in it."""
    found = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {each for each in found if isinstance(each, str)}


def claimed() -> set[str]:
    """The first text of every violation that is made."""
    found = set()
    for path in (SOURCES / "check.py", *(SOURCES / "checking").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if node.func.id in SAYING and texts:
                    found.add(str(texts[0]))
    return found


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    planted = set().union(
        *(constants(ast.parse(path.read_text())) for path in HERE.glob("test_*.py"))
    )
    assert len(claimed()) >= 30
    assert claimed() - planted == set()

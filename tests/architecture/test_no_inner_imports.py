"""An import inside a function hides a cycle or a cost; there is none in the three packages."""

import ast

import pytest

from tests.architecture.sources import ROOT, modules

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)


def inner_imports(source: str) -> list[int]:
    """The lines of imports that run when a function is called, not when the file is loaded."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTIONS))
    lines = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, IMPORTS)
    }
    return sorted(lines)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("import os\nif os:\n    import sys\n", []),
        ("class A:\n    import os\n", []),
        ("def f():\n    import os\n", [2]),
        (
            "class A:\n    async def f(self):\n        if self:\n            from os import path\n",
            [4],
        ),
        ("def f():\n    def g():\n        import os\n", [3]),
    ],
)
def test_the_search_finds_imports_in_functions_only(source: str, lines: list[int]) -> None:
    assert inner_imports(source) == lines


def test_no_module_imports_inside_a_function() -> None:
    found = {
        path.as_posix(): lines
        for path in modules()
        if (lines := inner_imports((ROOT / path).read_text("utf-8")))
    }
    assert found == {}

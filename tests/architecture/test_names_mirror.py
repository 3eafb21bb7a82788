"""Who looks for the tests of X/Y.py finds them in tests/X/test_Y.py."""

from pathlib import Path

from tests.architecture.sources import ROOT, modules


def place_of_tests(module: Path) -> Path:
    """tests/X/test_Y.py for X/Y.py."""
    return Path("tests") / module.parent / f"test_{module.name}"


def test_every_module_has_its_test_file() -> None:
    missing = [
        place_of_tests(module).as_posix()
        for module in modules()
        if module.name != "__init__.py" and not (ROOT / place_of_tests(module)).is_file()
    ]
    assert missing == []

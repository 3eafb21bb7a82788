"""Where the project's own Python lies, for the tests that look at its shape."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "casework", "workflows")


def modules() -> list[Path]:
    """Every Python file of the three packages, relative to the project's root."""
    return sorted(
        path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py")
    )

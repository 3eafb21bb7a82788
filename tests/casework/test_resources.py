"""casework.resources: the checkout's folders when there is one, else the shipped copy."""

from pathlib import Path

import pytest

from casework import resources
from casework.resources import resource

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_its_own_top_level_folder() -> None:
    assert resource("static") == ROOT / "static"
    assert (resource("static") / "vendor" / "htmx" / "htmx.min.js").is_file()


def test_an_installed_package_uses_the_copy_it_ships(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "casework"
    (package / "shipped" / "static").mkdir(parents=True)
    # Somebody else's folder of the same name beside the package must not be taken.
    (package.parent / "static").mkdir()

    assert resource("static", package=package) == package / "shipped" / "static"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="templates"):
        resource("templates", package=tmp_path / "casework")


def test_the_package_folder_is_absolute_and_real() -> None:
    """A relative path would follow the working directory of whoever starts the service."""
    assert resources.PACKAGE.is_absolute()
    assert (resources.PACKAGE / "resources.py").is_file()

"""The wheel carries everything the service needs away from the checkout, and nothing else."""

import tomllib
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from hatchling.builders.wheel import WheelBuilder

from casework.resources import Resource
from tests.architecture.sources import PACKAGES, ROOT

SHIPPED = sorted(get_args(Resource))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DIST_INFO = f"casework-{PYPROJECT['project']['version']}.dist-info"


def files_under(folder: Path) -> set[str]:
    """What belongs to the project below a folder; not what Python compiled there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built here and now from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return zipfile.ZipFile(built)


@pytest.fixture(scope="module")
def members(wheel: zipfile.ZipFile) -> set[str]:
    return set(wheel.namelist())


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_has_every_file_of_a_package(package: str, members: set[str]) -> None:
    """Data files beside the code included."""
    expected = files_under(ROOT / package)
    assert expected
    assert expected - members == set()


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_wheel_ships_a_top_level_folder_inside_casework(folder: str, members: set[str]) -> None:
    expected = {f"casework/shipped/{name}" for name in files_under(ROOT / folder)}
    assert expected
    assert expected - members == set()


def test_every_message_catalogue_is_compiled_before_it_is_shipped(members: set[str]) -> None:
    """Nothing compiles translations at run time, so a .po needs its .mo beside it."""
    sources = {name for name in members if name.endswith(".po")}
    assert sources
    assert {name[:-2] + "mo" for name in sources} - members == set()


def test_the_wheel_has_nothing_else(members: set[str]) -> None:
    assert {name.split("/")[0] for name in members} == {*PACKAGES, DIST_INFO}


def test_the_wheel_installs_the_command(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"{DIST_INFO}/entry_points.txt").decode()
    assert "casework = casework.cli:main" in entry_points


def test_the_wheel_carries_its_licences(members: set[str]) -> None:
    folder = f"{DIST_INFO}/licenses"
    assert {
        f"{folder}/LICENSE",
        f"{folder}/static/vendor/htmx/LICENSE",
        f"{folder}/static/vendor/leaflet/LICENSE",
        f"{folder}/static/vendor/be-vietnam-pro/OFL.txt",
    } <= members


def test_what_is_shipped_is_what_the_code_looks_for() -> None:
    sources = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["sources"]
    assert sources == {name: f"casework/shipped/{name}" for name in SHIPPED}

"""The lock files say what is installed: names, versions, hashes, and nothing about any machine."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

FILES = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;\\]+)(?P<marker> ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pins(file: str) -> dict[str, set[str]]:
    """The locked versions of every package; two where Pythons differ."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / file).read_text("utf-8").splitlines():
        if match := PIN.match(line):
            found.setdefault(match["name"], set()).add(match["version"])
    return found


def direct_requirements(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    texts = [*project["dependencies"]]
    for extra in extras:
        texts += project["optional-dependencies"][extra]
    requirements = [Requirement(text) for text in texts]
    return [requirement for requirement in requirements if requirement.name != project["name"]]


@pytest.mark.parametrize("file", FILES)
def test_a_lock_file_holds_pins_hashes_and_comments_only(file: str) -> None:
    strange = [
        line
        for line in (ROOT / file).read_text("utf-8").splitlines()
        if not (PIN.match(line) or HASH.match(line) or line.lstrip().startswith("#"))
    ]
    assert strange == []


@pytest.mark.parametrize("file", FILES)
def test_a_lock_file_names_no_address_and_no_machine(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    # A slash can only belong to an address or to a path.
    assert [line for line in text.splitlines() if "/" in line] == []
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("file", FILES)
def test_every_pin_has_a_hash(file: str) -> None:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    after_pins = [lines[number + 1] for number, line in enumerate(lines) if PIN.match(line)]
    assert after_pins
    assert [line for line in after_pins if not HASH.match(line)] == []


@pytest.mark.parametrize(
    ("file", "extras"),
    [(FILES[0], ("build", "postgres")), (FILES[1], ("build", "postgres", "dev"))],
)
def test_a_lock_file_answers_pyproject(file: str, extras: tuple[str, ...]) -> None:
    """Fails when a dependency was added or narrowed and `make lock` was forgotten."""
    locked = pins(file)
    unanswered = [
        str(requirement)
        for requirement in direct_requirements(*extras)
        if not any(
            requirement.specifier.contains(version)
            for version in locked.get(canonicalize_name(requirement.name), set())
        )
    ]
    assert unanswered == []


def test_developers_run_the_versions_that_are_shipped() -> None:
    shipped, developed = (pins(file) for file in FILES)
    assert {name: developed.get(name) for name in shipped} == shipped

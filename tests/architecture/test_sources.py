"""The list the other architecture tests walk must not be empty without anybody noticing."""

from tests.architecture.sources import PACKAGES, modules


def test_each_package_is_walked() -> None:
    assert {path.parts[0] for path in modules()} == set(PACKAGES)

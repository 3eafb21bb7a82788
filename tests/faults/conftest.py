"""Offices for the fault tests: every database, with and without Redis."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache, cached_property
from pathlib import Path

import pytest

from tests.databases import Databases, Files, OnServer
from tests.faults.office import Office, furnish, settings_of
from tests.faults.postgres import Server, durable_postgres
from tests.redis_server import redis_server

KINDS = ("sqlite", "postgresql")
PLACES = [(kind, redis) for kind in KINDS for redis in (False, True)]


def named(place: tuple[str, bool]) -> str:
    """``sqlite`` or ``sqlite+redis``."""
    kind, redis = place
    return f"{kind}+redis" if redis else kind


everywhere = pytest.mark.parametrize("office", PLACES, ids=named, indirect=True)
on_both = pytest.mark.parametrize(
    "office", [(kind, False) for kind in KINDS], ids=named, indirect=True
)

on_postgresql = pytest.mark.parametrize("office", [("postgresql", False)], ids=named, indirect=True)


class Furnished:
    """Furnished databases of both kinds, each made when it is first wanted."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.stack = stack

    @cached_property
    def server(self) -> Server:
        """One for all tests; whoever kills it starts it again."""
        return self.stack.enter_context(durable_postgres())

    def bring_back(self) -> None:
        """The server that was killed; whoever was connected to the dead one is not."""
        self.server.start()
        found = self.databases("postgresql")
        assert isinstance(found, OnServer)
        found.engine.dispose()

    @cache  # noqa: B019 -- lives as long as the run
    def databases(self, kind: str) -> Databases:
        """Where databases of this kind come from."""
        found = Files(self.folder) if kind == "sqlite" else OnServer(self.server.url)
        self.stack.callback(found.close)
        return found

    @cache  # noqa: B019 -- lives as long as the run
    def template(self, kind: str) -> str:
        """The address of the one that others are copies of."""
        url = self.databases(kind).new()
        furnish(url, self.folder)
        return url


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """Gone, with its server, at the end of the run."""
    with ExitStack() as stack:
        yield Furnished(tmp_path_factory.mktemp("furnished"), stack)


@pytest.fixture
def office(
    request: pytest.FixtureRequest, furnished: Furnished, tmp_path: Path
) -> Iterator[Office]:
    """A furnished office in the place the test names."""
    kind, redis = request.param
    databases = furnished.databases(kind)
    url = databases.copy(furnished.template(kind))
    with ExitStack() as stack:
        redis_url = stack.enter_context(redis_server()).url if redis else ""
        found = Office(settings_of(url, tmp_path, redis_url), named(request.param))
        found.marks.mkdir()
        yield found
    databases.drop(url)


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """What is random in a test comes from one number, which pytest prints when it fails."""
    seed = int(os.environ.get("FAULTS_SEED") or zlib.crc32(request.node.nodeid.encode()))
    print(f"FAULTS_SEED={seed}")  # noqa: T201 -- captured, and shown with a failure
    return random.Random(seed)

"""One house for the whole search: building it takes longer than looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.canaries.house import House, opened_house
from tests.canaries.planting import plant
from tests.canaries.words import CHOSEN
from tests.conftest import MORNING, settings_in
from tests.databases import Databases
from tests.redis_server import redis_server


@pytest.fixture(scope="module")
def house(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A service with its canaries planted, on a Redis of its own."""
    url = databases.copy(template)
    with redis_server() as redis:
        settings = replace(
            settings_in(tmp_path_factory.mktemp("house"), url),
            redis_url=redis.url,
            smtp_url="file:mail",
            mail_from="so@anminh.example",
            public_url="https://so.anminh.example",
        )
        with opened_house(settings, redis, MORNING, CHOSEN) as house:
            plant(house)
            yield house
    databases.drop(url)

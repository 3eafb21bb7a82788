"""The long size of ``tests/worlds``: 2,000 requests of each of three users, and each difference alone."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.conftest import MORNING
from tests.databases import Databases
from tests.worlds.comparing import differences, recorded
from tests.worlds.script import PLAIN, VARIANTS, World


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_agency_cannot_tell_two_worlds_apart(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory, variant: str
) -> None:
    each = 2_000 if variant == "all at once" else 400
    with (
        closing(World(databases, template, tmp_path_factory.mktemp("one"), MORNING, PLAIN)) as one,
        closing(
            World(databases, template, tmp_path_factory.mktemp("other"), MORNING, VARIANTS[variant])
        ) as other,
    ):
        assert list(differences(one, other, recorded(one, other, each))) == []

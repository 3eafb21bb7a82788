"""The long size of ``tests/api/test_openapi_fuzz.py``: every edge, other requests each time, chains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import GenerationMode, Response

from tests.api.openapi_office import ACTORS, KINDS, LABELS, Asked, Office
from tests.databases import Databases

BOB = {"Authorization": "Bearer bob"}
MANY = settings(
    max_examples=400, derandomize=False, print_blob=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def office(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with closing(Office(databases, template, tmp_path_factory.mktemp("office"))) as office:
        yield office


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("label", LABELS)
def test_every_edge(office: Office, label: str, kind: GenerationMode) -> None:
    for each in office.edges(label, kind, most=1_000_000):
        assert office.ask(*each, kind)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("label", [each for each in LABELS if "openapi" not in each])
@MANY
@given(data=st.data())
def test_many_that_fit_and_that_do_not(
    office: Office, label: str, kind: GenerationMode, data: st.DataObject
) -> None:
    who, ref = data.draw(st.sampled_from(ACTORS)), data.draw(st.sampled_from(office.refs))
    assert office.ask(data.draw(office.cases(label, kind)), who, ref, kind)


def test_what_was_reported_is_there_for_whoever_reported_it(office: Office) -> None:
    """The document's own links: report, then read the case, its history and its deadlines."""

    class Chain(office.told.as_state_machine()):  # type: ignore[misc]
        def get_call_kwargs(self, case: Asked) -> dict[str, Any]:
            return {"headers": BOB}

        def validate_response(self, response: Response, case: Asked, **more: Any) -> None:
            case.validate_response(
                response, headers=BOB, transport_kwargs={"headers": BOB}, recorder=self.recorder
            )

    run_state_machine_as_test(
        Chain,
        settings=settings(
            MANY, max_examples=60, stateful_step_count=8, suppress_health_check=list(HealthCheck)
        ),
    )

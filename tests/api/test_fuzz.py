"""Whatever JSON comes, the answer is no 5xx; and what was refused has changed nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.schemas.actions import ACTION_SCHEMAS
from tests.api.bad_desk import JSON, Desk, desk_in
from tests.api.matrix_world import World
from tests.conftest import MORNING
from tests.databases import Databases
from tests.table import STATES, situation
from workflows.choices import SourceKind
from workflows.types import CASE_TYPES

REFUSED = 400
BROKEN = 500
QUICK = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TEXTS = st.text(max_size=60) | st.sampled_from(["", "\0", "\u200b", "\ud800", "a" * 6_000])
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    ATOMS, lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(TEXTS, deeper, max_size=4)
)
# Words the service knows, so that more than the first check is reached.
KNOWN = st.sampled_from(
    [
        *CASE_TYPES,
        *SourceKind,
        "hot",
        "from_50",
        "2026-03-02",
        "1900-01-01",
        "other",
        1,
        2,
        999,
        True,
    ]
)
FIELDS = st.sampled_from(
    sorted(
        {"title", "what", "place", "place_unit", "type", "scale", "urgent", "source", "began_on"}
        | {name for shape in ACTION_SCHEMAS.values() for name in shape().fields}
    )
)
CHANGES = st.dictionaries(FIELDS | TEXTS, KNOWN | VALUES, max_size=3)


@pytest.fixture(scope="module")
def world(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with closing(World(databases, template, tmp_path_factory.mktemp("states"), MORNING)) as world:
        yield world


@pytest.fixture(scope="module")
def desk(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with closing(World(databases, template, tmp_path_factory.mktemp("fuzz"), MORNING)) as world:
        yield desk_in(world)


def refused_or_done(desk: Desk, path: str, body: Any) -> None:
    """Send it; a refusal is a problem document and leaves the number of events as it was."""
    before = desk.events()
    headers = desk.by("bob") | JSON | {"If-Match": '"v1"'}
    answer = desk.program.post(f"/api/v1{path}", data=json.dumps(body), headers=headers)
    assert answer.status_code < BROKEN, answer.text
    if answer.status_code >= REFUSED:
        assert answer.content_type == "application/problem+json"
        assert desk.events() == before


@QUICK
@given(body=VALUES)
def test_any_json_at_all(desk: Desk, body: Any) -> None:
    refused_or_done(desk, "/cases", body)
    refused_or_done(desk, f"/cases/{desk.reported}/transitions", body)


@QUICK
@given(changes=CHANGES)
def test_a_report_with_strange_fields(desk: Desk, changes: dict[str, Any]) -> None:
    refused_or_done(desk, "/cases", {**desk.said(), **changes})


@QUICK
@given(
    state=st.sampled_from(STATES), action=st.sampled_from(sorted(ACTION_SCHEMAS)), changes=CHANGES
)
def test_an_action_with_strange_fields_in_any_state(
    world: World, state: str, action: str, changes: dict[str, Any]
) -> None:
    world.go(situation(state))
    before = world.here.look
    body = {"action": action, **world.inputs(action), **changes}
    for name in ("alice", "bob", "dan", "frank"):
        answer = world.program.post(
            f"/api/v1/cases/{world.here.ref}/transitions",
            data=json.dumps(body),
            headers=JSON | {"Authorization": f"Bearer {name}", "If-Match": f'"v{before.version}"'},
        )
        assert answer.status_code < BROKEN, answer.text
        after = world.look()
        if answer.status_code < REFUSED:
            return
        assert after == before


@QUICK
@given(body=st.binary(max_size=200), version=st.text(max_size=20).filter(str.isprintable))
def test_any_bytes_at_all(desk: Desk, body: bytes, version: str) -> None:
    headers = desk.by("bob") | JSON | {"If-Match": version.encode().decode("latin-1")}
    for path in ("/cases", f"/cases/{desk.reported}/transitions"):
        answer = desk.program.post(f"/api/v1{path}", data=body, headers=headers)
        assert REFUSED <= answer.status_code < BROKEN


@QUICK
@given(
    asked=st.dictionaries(
        st.sampled_from(["state", "type", "unit", "agency", "overdue", "q", "sort", "cursor", "x"]),
        TEXTS.filter(lambda text: "\ud800" not in text)
        | st.sampled_from(["reported", "due", "true", "1", "99999999999", "%", "W10", "Ww"]),
        max_size=4,
    )
)
def test_any_question_to_the_list(desk: Desk, asked: dict[str, str]) -> None:
    answer = desk.program.get("/api/v1/cases", query_string=asked, headers=desk.by("bob"))
    assert answer.status_code in {200, 422}, answer.text

"""What the document allows is answered as it says, what it does not allow is refused, nothing breaks.

The requests come from the document itself (schemathesis, all its checks): each rule at its edge,
and then whatever else fits or does not fit. ``tests/api/test_fuzz.py`` makes its own, worse ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.api.openapi_office import ACTORS, KINDS, LABELS, Office
from tests.databases import Databases


@pytest.fixture(scope="module")
def office(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with closing(Office(databases, template, tmp_path_factory.mktemp("office"))) as office:
        yield office


@pytest.mark.parametrize("label", LABELS)
def test_every_rule_of_the_document_is_kept_at_its_edge(office: Office, label: str) -> None:
    for kind in KINDS:
        answers = Counter(office.ask(*each, kind) for each in office.edges(label, kind, most=150))
        assert answers.total() or kind is GenerationMode.NEGATIVE


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("label", LABELS)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_fits_and_whatever_does_not(
    office: Office, label: str, kind: GenerationMode, data: st.DataObject
) -> None:
    if label == "GET /openapi.json" and kind is GenerationMode.NEGATIVE:
        return
    case = data.draw(office.cases(label, kind))
    office.ask(
        case, data.draw(st.sampled_from(ACTORS)), data.draw(st.sampled_from(office.refs)), kind
    )

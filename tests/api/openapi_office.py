"""An office whose every answer is held against the document that describes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, Config, GenerationMode

from api.openapi import operations
from casework.database import db
from tests.api.matrix_world import World, look
from tests.api.pictures import jpeg
from tests.cases import Cases
from tests.cast import Cast
from tests.conftest import MORNING
from tests.databases import Databases
from workflows.states import State

Asked = Case[Any]
ACTORS = ("alice", "bob", "carol", "dan", "frank")
"""A collaborator, the coordinators of commune and province, an agency's officer, the committee."""
LABELS = [f"{each.method.upper()} {each.path}" for each in operations()]
KINDS = list(GenerationMode)
DOCUMENT = "/api/v1/openapi.json"

# Every check the tool has is on. Two expect something else of us than their authors took for granted:
CHECKS = {
    # What the document allows may still be refused for what only the case knows: 412 for a version
    # that has moved on, 422 for a number that names nobody. `ask` sees that it was never the shape.
    "positive_data_acceptance": {
        "expected-statuses": ["2xx", "304", "401", "403", "404", "409", "412", "422"]
    },
    # A change without If-Match is 428, the status that RFC 6585 made for just that.
    "missing_required_header": {"expected-statuses": ["428"]},
}
OF_THE_SHAPE = (
    "Cần điền mục này.", "Giá trị không đúng", "Không có mục này.", "Cần một đối tượng JSON.",
    "Chọn một giá trị trong danh sách.", "Quá dài", "Quá nhiều mục.", "Năm phải từ",
    "Không có việc này.",
)  # fmt: skip
"""How the words of a refusal begin that a reader of the document could have foreseen."""


class Office:
    """Cases in every state, the people of the cast, and the document read by the tool."""

    def __init__(self, databases: Databases, template: str, folder: Path) -> None:
        self.world = World(databases, template, folder, MORNING)
        self.close = self.world.close
        with self.world.app.app_context():
            cases = Cases(Cast(), MORNING)
            self.refs = [cases.at(state) for state in State if state is not State.MERGED]
            db.session.remove()
        for kind in ("image/jpeg", "image/png", "image/webp"):
            schemathesis.openapi.media_type(kind, st.sampled_from([jpeg("green"), jpeg("blue")]))
        settings = Config.from_dict({"checks": CHECKS})
        self.told = schemathesis.openapi.from_wsgi(DOCUMENT, self.world.app, config=settings)
        self.cases = cache(self._cases)

    def _cases(self, label: str, kind: GenerationMode) -> st.SearchStrategy[Asked]:
        """Requests that the document allows, or that it does not."""
        return self._operation(label).as_strategy(generation_mode=kind)

    def edges(
        self, label: str, kind: GenerationMode, most: int
    ) -> Iterator[tuple[Asked, str, str]]:
        """Rules of the document at their edges, ``most`` at most; people and cases take turns."""
        operation = self._operation(label)
        found = list(
            self.told.iter_coverage_cases(
                operation,
                generation_modes=[kind],
                generation_config=self.told.config.generation_for(operation=operation),
            )
        )
        some = found[:: 1 + len(found) // most]
        yield from zip(some, cycle(ACTORS), cycle(self.refs), strict=False)

    def ask(self, case: Asked, who: str, ref: str, kind: GenerationMode) -> int:
        """Send it about a real case, in its present version; every check of the tool judges it."""
        fits = kind is GenerationMode.POSITIVE
        if "ref" in case.path_parameters:
            case.path_parameters["ref"] = ref
            if fits and "If-Match" in (case.headers or {}):
                case.headers["If-Match"] = f'"v{self._version(ref)}"'
        if fits and isinstance(case.body, dict) and case.body.get("moment") == "":
            # Where one part has a type of its own the tool leaves the others empty.
            case.body["moment"] = "before"
        answer = case.call_and_validate(headers={"Authorization": f"Bearer {who}"})
        if fits and answer.status_code == 422:
            blamed = [each["detail"] for each in answer.json()["errors"]]
            assert [text for text in blamed if text.startswith(OF_THE_SHAPE)] == []
        return answer.status_code

    def _operation(self, label: str) -> APIOperation[Any, Any, Any, Any]:
        operation = self.told.find_operation_by_label(label)
        assert operation is not None
        return operation

    def _version(self, ref: str) -> int:
        with self.world.app.app_context():
            version = look(ref).version
            db.session.remove()
        return version

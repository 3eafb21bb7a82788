"""A person's key was sent once."""

from __future__ import annotations

from casework.models import Submission
from tests.cases import Cases
from tests.casework.models.refusal import refuses, writes
from tests.casework.stored import row_of


def test_the_same_key_of_the_same_person_is_refused(cases: Cases) -> None:
    case_id = row_of(cases.reported()).id

    def sent(person: int, case: int = case_id) -> Submission:
        return Submission(
            person_id=person, key="k", body_hash="h", case_id=case, recorded_at=cases.now
        )

    writes(sent(1), sent(2))
    refuses(sent(1), "submissions.person_id, submissions.key")
    refuses(sent(3, case=99), "foreign key")

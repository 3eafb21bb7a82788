"""R3: of many who do the same at once, one does it."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from casework.database import db
from casework.models import Case, CaseEvent
from tests.cases import Cases
from tests.cast import Cast
from tests.faults.clients import ask
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.office import Office
from tests.faults.requests import acting
from tests.faults.service import served
from tests.faults.sizes import size
from workflows.states import State

CLIENTS = 50
ROUNDS = size(20, 500)


@on_both
def test_fifty_clients_fire_one_transition_and_one_wins(office: Office) -> None:
    now = office.now()
    with office.open():
        refs = [Cases(Cast(), now).at(State.ASSIGNED) for _ in range(ROUNDS)]
    with (
        figures("R3 one winner", office.where) as counted,
        served(office) as service,
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        for ref in refs:
            together = Barrier(CLIENTS)

            def accept(_: int, ref: str = ref, together: Barrier = together) -> int:
                together.wait()
                answer = ask(service.port, acting("dan", ref, "accept", 3))
                return answer.status if answer else 0

            statuses = Counter(clients.map(accept, range(CLIENTS)))
            assert statuses[200] == 1, statuses
            assert set(statuses) <= {200, 409, 412}, statuses
            counted.acks += 1
            counted.writers += CLIENTS
        service.stop()
        assert set(accepted(office).values()) == {1}
        assert len(accepted(office)) == ROUNDS
        office.require_every_promise()


def accepted(office: Office) -> dict[str, int]:
    """How often each case was accepted."""
    with office.open():
        rows = db.session.execute(
            select(Case.ref, func.count())
            .join(CaseEvent, CaseEvent.case_id == Case.id)
            .where(CaseEvent.kind == "accepted")
            .group_by(Case.ref)
        )
        return {row[0]: row[1] for row in rows}

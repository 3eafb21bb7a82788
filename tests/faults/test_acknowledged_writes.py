"""R1: what was answered with 2xx is there after kill -9, whoever was killed."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from casework.database import db
from casework.models import Attachment, Case, CaseEvent
from casework.outbox import LEASE
from tests.cast import ENVIRONMENT, Cast
from tests.faults.clients import Places, acknowledged, failures, living
from tests.faults.conftest import Furnished, everywhere, on_postgresql
from tests.faults.figures import Figures, figures
from tests.faults.office import Office
from tests.faults.service import Service, kill, served
from tests.faults.sizes import size
from tests.faults.waiting import wait_for

CLIENTS = 4
# With and without Redis together, sixty on each database.
KILLS = size(30, 500)
MASTERS = 10
"""Every tenth kill is of the web server's master."""
SERVER_KILLS = size(5, 50)
WORK = 50
"""Acknowledgements between two kills: three thousand on each database."""
EVENTS = {
    "reported": "reported",
    "assess": "assessed",
    "assign": "assigned",
    "accept": "accepted",
    "resolve": "resolved",
}


@everywhere
def test_nothing_is_lost_when_web_processes_are_killed(office: Office, dice: random.Random) -> None:
    with figures("R1 web processes killed", office.where) as counted, served(office) as service:
        with living(service.port, places(office), notes(office), count=CLIENTS):
            while counted.kills < KILLS:
                wait_for_work(office)
                kill_one(service, dice, counted)
        empty_outbox(office)
        service.stop()
        require_all(office, counted)
    counted.require_that_it_bit()


@on_postgresql
def test_nothing_is_lost_when_the_database_is_killed(
    office: Office, furnished: Furnished, dice: random.Random
) -> None:
    with figures("R1 PostgreSQL killed", office.where) as counted, served(office) as service:
        with living(service.port, places(office), notes(office), count=CLIENTS):
            for _ in range(SERVER_KILLS):
                wait_for_work(office)
                time.sleep(dice.random() * 0.2)
                furnished.server.kill()
                counted.kills += 1
                counted.writers += 1
                furnished.bring_back()
        empty_outbox(office)
        service.stop()
        assert set(failures(notes(office))) <= {"503"}
        require_all(office, counted)
    counted.require_that_it_bit()


def empty_outbox(office: Office) -> None:
    """All that was asked for is done; what a dead worker had leased need not be waited for."""
    office.shift(2 * LEASE)
    wait_for(lambda: not office.waiting(), seconds=120, what="the outbox to be empty")


def wait_for_work(office: Office) -> None:
    """Until something more was acknowledged than when it began."""
    before = number_of_acks(office)
    wait_for(lambda: number_of_acks(office) >= before + WORK, seconds=120, what="answers")


def kill_one(service: Service, dice: random.Random, counted: Figures) -> None:
    """A worker that has begun to write, at a random moment, or the master of them all."""
    master = counted.kills % MASTERS == MASTERS - 1
    wait_for(service.web_writers, seconds=120, what="a web worker that writes")
    time.sleep(dice.random() * 0.2)
    pid = service.master() if master else dice.choice(service.web_writers() or [0])
    if pid and kill(pid):
        counted.kills += 1
        counted.writers += service.has_written(pid)


def places(office: Office) -> Places:
    """Of the cast."""
    with office.open():
        return Places(Cast().unit("SMY"), Cast().agency(ENVIRONMENT))


def notes(office: Office) -> Path:
    """Where the clients note what was acknowledged."""
    return office.settings.data / "acknowledged"


def number_of_acks(office: Office) -> int:
    """So far."""
    return sum(1 for _ in acknowledged(notes(office)))


def require_all(office: Office, counted: Figures) -> None:
    """Every acknowledged event and photo is in the database, and every promise is kept."""
    promised = Counter(acknowledged(notes(office)))
    counted.acks = promised.total()
    with office.open():
        events = db.session.execute(
            select(CaseEvent.kind, Case.ref).join(Case, Case.id == CaseEvent.case_id)
        )
        kept = Counter((kind, ref) for kind, ref in events)
        photos = db.session.execute(
            select(Attachment.sha256, Case.ref).join(Case, Case.id == Attachment.case_id)
        )
        kept.update((f"photo:{sha256}", ref) for sha256, ref in photos)
    wanted = Counter({(EVENTS.get(what, what), ref): n for (what, ref), n in promised.items()})
    counted.lost = (wanted - kept).total()
    counted.duplicates = sum(n - 1 for (kind, _), n in kept.items() if kind in EVENTS.values())
    assert (counted.lost, counted.duplicates) == (0, 0)
    office.require_every_promise()

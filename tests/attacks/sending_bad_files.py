"""``python -m tests.attacks.sending_bad_files URL FOLDER``: send every bad file, and say what came back.

A process of its own, so that its memory can be limited and measured; one line of JSON a file.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from api.app import create_app
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import ApiToken
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.api.bad_desk import multipart
from tests.api.conftest import Visitor
from tests.api.signed_in import sign_browser_in
from tests.attacks.bad_files import PHOTO, Bad, bad_files
from tests.cases import Cases
from tests.cast import Cast
from tests.conftest import settings_in
from workflows.states import State

MOST_MEMORY = 768 * 1024 * 1024
"""Of addresses, not of memory: the libraries alone take nearly half."""
EDGE = {"Content-Type": "multipart/form-data; boundary=edge"}


def main(url: str, folder: Path) -> None:
    """Send them one after the other."""
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    app = create_app(settings_in(folder, url))
    app.test_client_class = Visitor
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    with app.app_context():
        now, cast = read_clock(db.session), Cast()
        ref = Cases(cast, now).at(State.IN_PROGRESS, began_on=None)
        with unit_of_work() as session:
            session.add(
                ApiToken(
                    person_id=cast.person("bob"),
                    token_hash=token_hash("bob"),
                    created_at=now,
                    expires_at=now + timedelta(days=1),
                )
            )
        ada, program = app.test_client(), app.test_client()
        sign_browser_in(ada, cast.person("ada"), now=now)
        for bad in bad_files():
            begun = time.monotonic()
            if bad.door == PHOTO:
                body, path = (
                    multipart(bad.content, _safe(bad), {"moment": "before"}),
                    f"/api/v1/cases/{ref}/attachments",
                )
                answer = program.post(
                    path, data=body, headers={**EDGE, "Authorization": "Bearer bob"}
                )
            else:
                body = multipart(bad.content, _safe(bad), {"version": "1"})
                body = body.replace(b'name="photo"', b'name="file"', 1)
                answer = ada.post("/calendar/import", data=body, headers=EDGE)
            drain()
            told = {"what": bad.what, "door": bad.door, "harmless": bad.harmless,
                    "status": answer.status_code, "seconds": time.monotonic() - begun}  # fmt: skip
            say(told)
            answer.close()
    peak = peak_kilobytes()
    say({"peak": peak, "left": sorted(_left())})


def say(told: dict[str, Any]) -> None:
    """One line, at once: whoever is killed has said how far it came."""
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


def _safe(bad: Bad) -> str:
    """As a browser would escape it in the head of the part."""
    return bad.name.replace("\\", "\\\\").replace('"', "%22").replace("\0", "%00")


def _left() -> list[str]:
    """What lies in the temporary folder of this process when all is done."""
    return [path.name for path in Path(tempfile.gettempdir()).rglob("*") if path.is_file()]


def peak_kilobytes() -> int:
    """Of this process alone: what ``getrusage`` says begins with what its parent ever held."""
    status = Path("/proc/self/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""The demo: everything at once on an invented province, in one command."""

from __future__ import annotations

import http.client
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from casework.running.children import Program
from casework.running.port import port_from
from casework.running.serving import serve
from casework.settings import PREFIX, Settings

DATA = Path("var/demo")
PATIENCE = 0.5


def run_demo(environ: Mapping[str, str], *, welcome: str, say: Callable[[str], None]) -> None:
    """Serve the demo until stopped; ``welcome`` is said once pages are answered.

    Seeding goes on beside it, and picks up where it was interrupted.
    """
    port = port_from(environ)
    settings = demo_settings(environ)
    seeding = Program("seed", (sys.executable, "-m", "casework", "seed"), kept=False)
    greeting = Greeting(port, lambda: say(f"{address(port)}\n\n{welcome}"))
    serve(settings, port=port, purpose="demo", beside=[seeding], watch=greeting.look)


def demo_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The environment's settings, with a folder of the demo's own unless one is named.

    Its mails become files in that folder: nobody real is ever written to.
    """
    own = {
        "DATA": str(DATA),
        "SMTP_URL": "file:mail",
        "MAIL_FROM": "so-vu-viec@dung-thu.example",
        "PUBLIC_URL": f"http://127.0.0.1:{port_from(environ)}",
    }
    return Settings.from_env({**{f"{PREFIX}{name}": text for name, text in own.items()}, **environ})


def address(port: int) -> str:
    """Where the browser finds it."""
    return f"Sổ vụ việc (bản dùng thử) đang chạy: http://127.0.0.1:{port}"


class Greeting:
    """Waits for the first page to be answered, then speaks once."""

    def __init__(self, port: int, speak: Callable[[], None]) -> None:
        self.port = port
        self.speak = speak
        self.spoken = False

    def look(self) -> None:
        """Ask whether the web server is there, until it has been."""
        if not self.spoken and answers(self.port):
            self.spoken = True
            self.speak()


def answers(port: int) -> bool:
    """Whether /health/live says 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

"""The demo finds its own folder and speaks when the first page is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from casework.running import demo
from casework.running.demo import Greeting, address, answers, demo_settings, run_demo


class Page(BaseHTTPRequestHandler):
    """Answers one path only, with the status the test wants."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/health/live" else 404)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Tests are quiet."""


@contextmanager
def page(status: int = 200) -> Iterator[int]:
    handler = type("Answer", (Page,), {"status": status})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_it_greets_once_when_the_page_is_there() -> None:
    said: list[str] = []
    with page() as port:
        greeting = Greeting(port, lambda: said.append("chào"))
        greeting.look()
        greeting.look()
    greeting.look()
    assert said == ["chào"]


def test_it_waits_while_nobody_answers_or_the_answer_is_an_error() -> None:
    said: list[str] = []
    with page(503) as port:
        Greeting(port, lambda: said.append("chào")).look()
        assert answers(port) is False
    Greeting(port, lambda: said.append("chào")).look()
    assert said == []


def test_the_demo_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo_settings({}).data == tmp_path / "var" / "demo"
    assert demo_settings({"CASEWORK_DATA": str(tmp_path / "x")}).data == tmp_path / "x"


def test_it_serves_a_demo_and_seeds_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(demo, "serve", lambda _settings, **rest: told.update(rest))
    environ = {"CASEWORK_DATA": str(tmp_path), "PORT": "8123"}
    run_demo(environ, welcome="ai", say=lambda _text: None)
    (seed,) = told["beside"]
    assert (told["port"], told["purpose"]) == (8123, "demo")
    assert (seed.name, seed.kept, seed.command[-1]) == ("seed", False, "seed")


def test_the_address_can_be_copied_into_a_browser() -> None:
    assert "http://127.0.0.1:8000" in address(8000)

"""A real server on a test's database and a real Chromium in front of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlalchemy import update
from werkzeug.serving import make_server

from api.app import create_app
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import DatabaseMark
from casework.settings import Settings
from casework.unit_of_work import unit_of_work
from tests.cast import PASSWORD, Cast, email

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
ROOM: ViewportSize = {"width": 1920, "height": 1080}
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; a missing one fails the tests that need it."""
    assert Path(CHROMIUM).exists(), "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def app(test_settings: Settings, now: datetime) -> Iterator[Flask]:
    """The web application with everything on, as people meet it."""
    app = create_app(test_settings)
    with app.app_context():
        with unit_of_work() as session:
            shift = (now - read_clock(session)) // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=shift))
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def address(app: Flask, cast: Cast) -> Iterator[str]:
    """Where the server listens."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """``visit("alice", PHONE)``: a signed-in page of one of the cast; complaints fail the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(name: str, size: ViewportSize = DESK) -> Page:
        context = chromium.new_context(viewport=size, locale="vi-VN", base_url=address)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill(email(name))
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").first.click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []

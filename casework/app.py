"""The Flask application without its pages: settings and database, as workers and commands need it.

``api.app.create_app`` builds the web application on the same ground.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy.engine import make_url

import casework.models  # noqa: F401 -- every table must be known before the first query
from casework.database import db
from casework.settings import WEB_THREADS, Settings

SETTINGS = "CASEWORK"
LOCK_TIMEOUT = "-c lock_timeout=15s"


def create_worker_app(
    settings: Settings | None = None,
    *,
    templates: Path | None = None,
    static: Path | None = None,
) -> Flask:
    """An application that knows its settings and its database and answers no request.

    Without settings they are read from the environment. The web application passes its two
    folders; a worker has none.
    """
    kept = settings or Settings.from_env(os.environ)
    app = Flask(
        "casework",
        template_folder=str(templates) if templates else None,
        static_folder=str(static) if static else None,
    )
    app.config.update(
        {
            SETTINGS: kept,
            "SECRET_KEY": kept.secret_key,
            "SQLALCHEMY_DATABASE_URI": kept.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(kept.database_url),
        }
    )
    db.init_app(app)
    return app


@contextmanager
def opened_app(settings: Settings | None = None) -> Iterator[Flask]:
    """Such an application with its context open, for one command; then its connections close."""
    app = create_worker_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def current_settings() -> Settings:
    """The settings of the application whose context is open."""
    settings = current_app.config[SETTINGS]
    assert isinstance(settings, Settings)  # noqa: S101 -- narrows the type of a config value
    return settings


def _engine_options(url: str) -> dict[str, Any]:
    """A server may have closed an idle connection; a file never does.

    A process asks for no more connections than it has threads, and waits for another's lock no
    longer than SQLite's writers do. What the address itself says of ``options`` goes before that.
    No error tells the values of the statement that failed (``casework.fault_words``).
    """
    if url.startswith("sqlite"):
        return {"hide_parameters": True}
    waiting = {} if "options" in make_url(url).query else {"options": LOCK_TIMEOUT}
    return {
        "hide_parameters": True,
        "pool_pre_ping": True,
        "pool_size": WEB_THREADS,
        "max_overflow": 1,
        "connect_args": {"application_name": "casework", "connect_timeout": 10, **waiting},
    }

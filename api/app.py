"""The web application: the worker's ground plus sessions, guards, errors, pages and JSON."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from flask import Blueprint, Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

import api.pages
import api.v1
from api import errors, filters, frame, language, looking, security, session
from api.addresses import API, Name, Number
from casework.app import create_worker_app
from casework.resources import resource
from casework.settings import Settings

# A photo of ten megabytes and the form around it.
MOST_BYTES = 12 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Everything a web process serves; the settings come from the environment if not given."""
    app = create_worker_app(settings, templates=resource("templates"), static=resource("static"))
    kept: Settings = app.config["CASEWORK"]
    app.jinja_env.undefined = StrictUndefined
    app.url_map.converters.update(default=Name, string=Name, int=Number)
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        # The prefix binds the cookie to this host, over TLS; browsers refuse it elsewhere.
        SESSION_COOKIE_NAME="__Host-casework" if kept.production else "casework",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=kept.production,
        WTF_CSRF_TIME_LIMIT=None,
        TRUSTED_HOSTS=kept.hosts or None,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    if kept.production:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    protect = CSRFProtect(app)
    for module in (language, session, errors, security, filters, frame, looking):
        module.install(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
        if blueprint.url_prefix == API:
            # JSON takes bearer tokens only and never a cookie, so nothing can be forged.
            protect.exempt(blueprint)
    # Who asks with a source code has no cookie and changes nothing.
    protect.exempt("api.pages.source.answer")
    return app


def blueprints() -> list[Blueprint]:
    """One ``pages`` or ``v1`` file, one blueprint named ``blueprint``; found by itself."""
    return [
        import_module(f"{package.__name__}.{module.name}").blueprint
        for package in (api.pages, api.v1)
        for module in pkgutil.iter_modules(package.__path__)
    ]

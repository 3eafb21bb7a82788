"""Draws templates the way the service does, but strictly and without an application."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

ROOT = Path(__file__).parents[2]


def _say(text: str, **values: object) -> str:
    """What gettext does with a Vietnamese source text: new-style, so a lone % would fail."""
    return text % values


def _many(text: str, n: int, **values: object) -> str:
    return text % {"num": n, **values}


def _no_messages(*, with_categories: bool) -> list[tuple[str, str]]:
    assert with_categories
    return [("success", "Đã gửi.")]


def environment() -> Environment:
    """Strict: a name the caller forgot is an error, never an empty string."""
    drawn = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]),
    )
    drawn.globals.update(
        _=_say,
        csrf_token=lambda: "a-token",
        get_flashed_messages=_no_messages,
        many=_many,
        url_for=lambda endpoint, filename: f"/{endpoint}/{filename}",
    )
    return drawn


def draw(source: str, **values: object) -> str:
    """Render a piece of template; a source imports the macros it uses."""
    return environment().from_string(source).render(**values)

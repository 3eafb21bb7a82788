"""The content security policy allows no inline script and no inline style; templates have none."""

import re

import pytest

from tests.architecture.sources import ROOT

JINJA = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
FORBIDDEN = {
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"\s(hx-)?on[a-z:-]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}


def offences(template: str) -> list[str]:
    """What a template holds that the browser would refuse to run."""
    markup = JINJA.sub(" ", template)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(markup)]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('<script src="/static/js/app.js" defer></script>', []),
        ("<p>{# style= #}{% set once = 1 %}{{ link(onwards='x') }}</p>", []),
        ("<script>alert(1)</script>", ["a script without src"]),
        ("<style>p {}</style>", ["a style element"]),
        ('<p {% if late %}style="color:red"{% endif %}>', ["a style attribute"]),
        ('<a\n onclick="go()">', ["an event attribute"]),
        ('<a hx-on:click="go()">', ["an event attribute"]),
        ('<a href="javascript:go()">', ["a javascript address"]),
    ],
)
def test_the_search_knows_inline_code(template: str, expected: list[str]) -> None:
    assert offences(template) == expected


def test_no_template_has_inline_code() -> None:
    """A mail has no style sheet, and meets no policy of ours."""
    pages = (ROOT / "templates").rglob("*.html")
    templates = sorted(path for path in pages if path.parent.name != "mail")
    assert templates
    found = {
        path.relative_to(ROOT).as_posix(): bad
        for path in templates
        if (bad := offences(path.read_text("utf-8")))
    }
    assert found == {}

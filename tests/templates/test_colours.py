"""Every pair of text and ground in tokens.css reads at WCAG AA (4.5 to 1), light and dark."""

from __future__ import annotations

import re

import pytest

from tests.templates.drawing import ROOT

PAIRS = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "accent-soft"),
    ("ink-soft", "paper"),
    ("ink-soft", "ground"),
    ("ink-soft", "accent-soft"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("waiting", "waiting-soft"),
    ("working", "working-soft"),
    ("done", "done-soft"),
    ("done", "paper"),
    ("plum", "plum-soft"),
    ("soon", "soon-soft"),
    ("late", "late-soft"),
    ("late", "paper"),
    ("on-grave", "grave"),
    ("paper", "ink"),
]
# What is not text, but must be seen: borders of fields and the focus ring (3 to 1).
SHAPES = [
    ("field-line", "paper"),
    ("focus", "paper"),
    ("focus", "ground"),
    ("focus", "accent-soft"),
]


def tokens() -> dict[str, dict[str, str]]:
    text = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    found = {
        scheme: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))
        for scheme, part in (("light", light), ("dark", dark))
    }
    assert found["light"].keys() == found["dark"].keys()
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reads_on_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_fields_and_focus_are_seen(scheme: str, shape: str, ground: str) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[shape], colours[ground]) >= 3

"""The data files beside this module."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder, read once; nobody changes what it gives."""
    text = files("casework.demo_data").joinpath(*name.split("/")).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def samples() -> tuple[dict[str, Any], ...]:
    """The thirty written reports."""
    text = files("casework.demo_data").joinpath("samples.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))

"""``python -m casework`` is the command ``casework``: the supervisor starts its children so."""

from __future__ import annotations

import subprocess
import sys


def test_it_says_what_can_be_typed() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "casework", "--help"], capture_output=True, text=True, check=True
    )
    assert "serve" in said.stdout
    assert said.stderr == ""

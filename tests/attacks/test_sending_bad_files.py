"""Several hundred bad files within bounds of memory and time (B1): refused, and nothing is left of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.attacks.bad_files import bad_files
from tests.databases import Databases
from tests.security_figures import tried

MOST_KILOBYTES = 256 * 1024
MOST_SECONDS = 10.0
REFUSED = {400, 413, 415, 422}
TAKEN = {201}


def test_there_are_three_hundred_and_no_two_are_alike() -> None:
    found = {(bad.door, bad.what): hash((bad.name, bad.content)) for bad in bad_files()}
    assert len(found) >= 300
    assert len(set(found.values())) >= 290


def test_every_bad_file_is_refused_within_bounds_and_nothing_is_left(
    databases: Databases, template: str, tmp_path: Path
) -> None:
    url, (data, scratch) = databases.copy(template), (tmp_path / "data", tmp_path / "scratch")
    scratch.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.sending_bad_files", url, str(data)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    *told, end = [json.loads(line) for line in done.stdout.splitlines()]
    with tried("B1", "bad files under a limit of memory and time") as figures:
        figures.tried = len(told)
        wrong = [
            each
            for each in told
            if each["status"] not in REFUSED | (TAKEN if each["harmless"] else set())
            or each["seconds"] > MOST_SECONDS
        ]
        figures.through = len(wrong)
        assert wrong == []
    assert len(told) >= 300
    assert end["peak"] < MOST_KILOBYTES, f"{end['peak']} kB at most"
    assert end["left"] == []
    outside = {
        path for path in data.rglob("*") if path.is_file() and path.parent.parent.name != "files"
    }
    assert {path.name for path in outside if not path.name.startswith("casework")} <= {"now"}
    assert not list(data.rglob("*.partial"))
    databases.drop(url)

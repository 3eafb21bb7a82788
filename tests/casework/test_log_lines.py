"""The log says when in UTC, and nobody writes an entry by sending a line break."""

from __future__ import annotations

import logging
import re
import sys

from casework.log_lines import OneLine

FORGED = "a\n2026-03-02T02:00:00Z casework.worker: all is well\r\x1b[2J\u2028b"


def entry(message: str, *words: object, fault: bool = False) -> str:
    record = logging.LogRecord(
        "casework.x", logging.WARNING, "", 0, message, words, sys.exc_info() if fault else None
    )
    record.created = 1772416800.0
    return OneLine().format(record)


def test_an_entry_has_its_time_in_utc() -> None:
    assert entry("nước %s", "đen") == "2026-03-02T02:00:00Z casework.x: nước đen"


def test_what_somebody_sent_stays_within_its_line() -> None:
    said = entry("refused: %s", FORGED)
    assert len(said.splitlines()) == 1
    assert "\\n2026" in said
    assert "\x1b" not in said


def test_a_traceback_cannot_look_like_an_entry() -> None:
    try:
        raise ValueError(FORGED)
    except ValueError:
        said = entry("a fault", fault=True)
    first, *others = said.splitlines()
    assert first.endswith("casework.x: a fault")
    assert len(others) > 2
    assert [line for line in others if re.match(r"\d{4}-", line)] == []
    assert all(line.startswith("    ") for line in others)

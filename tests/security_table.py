"""``python -m tests.security_table``: rewrite README's table from what the tests of the walls tried."""

from __future__ import annotations

import json
from pathlib import Path

from tests.security_figures import FILE, Tried

README = Path("README.md")
BEGIN, END = "<!-- security: written by `make security` -->\n", "<!-- end of security -->\n"


def rows() -> list[tuple[str, str, str, int, int]]:
    """Each promise, what was tried where, how often in all, and how much got through."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        each = Tried(**json.loads(line))
        sums = found.setdefault((each.promise, each.what, each.where), [0, 0])
        sums[0] += each.tried
        sums[1] += each.through
    return [(*key, sums[0], sums[1]) for key, sums in sorted(found.items())]


def table() -> str:
    """In Markdown."""
    head = "| promise | what was tried | where | tried | got through |\n|---|---|---|---:|---:|\n"
    return head + "".join(f"| {a} | {b} | {c} | {d:,} | {e:,} |\n" for a, b, c, d, e in rows())


if __name__ == "__main__":
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    README.write_text(f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}", "utf-8")

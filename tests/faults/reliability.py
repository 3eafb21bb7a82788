"""``python -m tests.faults.reliability``: rewrite README's table from what the fault tests did."""

from __future__ import annotations

import json
from pathlib import Path

from tests.faults.figures import FILE, Figures

README = Path("README.md")
BEGIN, END = (
    "<!-- reliability: written by `make reliability` -->\n",
    "<!-- end of reliability -->\n",
)
COLUMNS = ("promise", "where", "kills", "writers", "acks", "lost", "duplicates", "seconds")


def read() -> list[Figures]:
    """The last figures of each promise and place."""
    lines = (Figures(**json.loads(line)) for line in FILE.read_text().splitlines())
    last = {(each.promise, each.where): each for each in lines}
    return [last[key] for key in sorted(last)]


def table(rows: list[Figures]) -> str:
    """In Markdown, one row a promise and place."""
    head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * 2}{'---:|' * (len(COLUMNS) - 2)}\n"
    return head + "".join(
        f"| {' | '.join(f'{getattr(each, name):,}' if name not in {'promise', 'where'} else getattr(each, name) for name in COLUMNS)} |\n"
        for each in rows
    )


def write(text: str, rows: list[Figures]) -> str:
    """The page with the table between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table(rows)}{END}{after}"


if __name__ == "__main__":
    README.write_text(write(README.read_text(), read()))

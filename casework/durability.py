"""What was acknowledged survives a power cut, or the service does not start (reliability.md §5.3).

SQLite is told so with every connection; how PostgreSQL writes is decided by whoever runs it.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

PROMISED = ("fsync", "full_page_writes", "synchronous_commit")


class Careless(RuntimeError):
    """The server does not wait for its disk; the message says by which settings."""


def require_durable(connection: Connection) -> None:
    """Raises Careless when PostgreSQL acknowledges what it has not written."""
    if connection.dialect.name != "postgresql":
        return
    off = [
        name for name in PROMISED if connection.scalar(select(func.current_setting(name))) == "off"
    ]
    if off:
        raise Careless(f"PostgreSQL would lose what it has acknowledged: {', '.join(off)} is off")

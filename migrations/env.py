"""Runs migrations on the connection that ``casework.migrate`` opens, in its transaction."""

from alembic import context

import casework.models  # noqa: F401 -- every table must be known
from casework.database import db

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=db.metadatas[None],
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
context.run_migrations()

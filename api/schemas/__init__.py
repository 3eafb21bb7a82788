"""The shape of what comes in: shape only, never the database."""

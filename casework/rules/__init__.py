"""The rules as the database keeps them: every version of policies and calendar."""

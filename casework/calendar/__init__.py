"""The working calendar the service starts with."""

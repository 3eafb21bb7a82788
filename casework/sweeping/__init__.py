"""The sweep's way through many cases at once."""

"""Lists people take away, one file a list."""

"""JSON for programs, under one prefix, with bearer tokens."""

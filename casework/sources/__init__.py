"""The people behind a report, whom nobody is to find: what they keep, and what is forgotten."""

"""The register of hot spots: its own events, what is owed by when, and what detection proposes."""

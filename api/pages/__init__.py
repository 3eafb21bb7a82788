"""Pages for people: one file a place in the service, each with its ``blueprint``."""

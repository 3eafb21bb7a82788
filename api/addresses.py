"""Where programs and people find the service."""

API = "/api/v1"
"""JSON for programs lies under this prefix; everything else is pages."""

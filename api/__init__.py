"""HTTP: JSON under /api/v1 and pages for people. Imports casework and workflows."""

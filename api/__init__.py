"""HTTP: JSON for programs, pages for people. The thin outermost layer; it decides nothing."""

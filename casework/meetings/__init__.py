"""Review meetings of committees and coordinators (giao ban), one verb a file."""

"""What people read in lists: one list a file, rows and never records, page by page."""

"""Reports: figures frozen as they were counted, commentary, and papers drawn from both."""

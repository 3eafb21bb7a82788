"""What happened: read back, chained so that nothing is rewritten unseen, and anchored each day."""

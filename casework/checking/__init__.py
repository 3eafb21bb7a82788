"""What must be true of the records of a case, one family of promises a file (design §6)."""

"""Units, agencies and people: set up and ended by date, never deleted, since cases name them."""

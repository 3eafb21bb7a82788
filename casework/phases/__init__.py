"""How cases stood between events: derived from their histories, kept by whoever settles them."""

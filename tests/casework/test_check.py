"""A sound database is found sound; every planted fault is named."""

"""Telling people outside the house: when a notice leaves, in which letter, and by what way."""

"""Invented worlds with hot spots planted in them, and how detection does in each."""

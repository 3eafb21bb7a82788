"""Figures, counted from phases alone: for any past instant they come out the same again."""

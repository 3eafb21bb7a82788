"""The rules of figures: periods, what is on time, shares, spreads. Pure, like all rules."""

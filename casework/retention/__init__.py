"""How long what is kept: one table of periods, and one daily job that lets go of what is over."""

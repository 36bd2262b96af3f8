"""For who reviews: what a change of the data amounts to, entry by entry, in words."""

"""From bytes to model objects, with the line and column of everything that is wrong on the way."""

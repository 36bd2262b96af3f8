"""Other site generators, each with what it needs to make the same pages."""

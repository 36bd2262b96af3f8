"""A synthetic catalogue, other site generators on the same pages, and the comparison."""

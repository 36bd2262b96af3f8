"""Writing entries: mending files, asking for a new product, and taking over an office's list."""

"""Writing entries: mending files, asking for a new product, taking over an office's list, and what editors
need: schemas and templates made from the model."""

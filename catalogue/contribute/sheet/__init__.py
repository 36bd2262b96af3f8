"""An office's list (XLSX, CSV) → entries, and back: read, understood by columns, planned, written."""

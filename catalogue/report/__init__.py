"""The office's report: the numbers of the page /statistics/ as tables, and printers for them."""

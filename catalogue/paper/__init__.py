"""What is printed: stand cards, shelf labels, producers' sheets, buyers' lists, the whole catalogue.

`choose` says which products, `content` and `documents` what is said of them, `pictures` what is drawn,
`typeset` has Typst make a PDF of it; how it looks is in `typ/`.
"""

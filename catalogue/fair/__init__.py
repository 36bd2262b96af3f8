"""The fair pack: a part of the site, and papers, in a folder that works from a USB stick by double click.

A browser opens such pages as `file://`, where addresses of folders show no page, and where scripts may load
neither modules nor data nor workers. So `pages` writes addresses out, `bundle` puts all modules into one
plain script, and what scripts would fetch comes as scripts too (`runtime.js`). `selection` says what of the
catalogue goes in, `notes` what a pack says of itself, `pack` makes the whole.
"""

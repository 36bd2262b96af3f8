"""From pages to a site: MkDocs, what both languages share, and the swap that makes it all or nothing."""

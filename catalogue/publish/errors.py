"""Why no site could be made of data that is right."""

from __future__ import annotations


class PublishError(Exception):
    """Making the site failed: in short, and everything there is to say about it."""

    def __init__(self, reason: str, output: str = "") -> None:
        super().__init__(reason)
        self.output = output or reason

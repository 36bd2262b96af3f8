"""Why no site could be made of data that is right."""

from __future__ import annotations

# What stands before the reason, which is in the words of the tool that gave it.
NO_SITE = {
    "vi": "Không tạo được trang mới; trang cũ giữ nguyên. Lý do:",
    "en": "No new site could be made; the old one stays. The reason:",
}


class PublishError(Exception):
    """Making the site failed: in short, and everything there is to say about it."""

    def __init__(self, reason: str, output: str = "") -> None:
        super().__init__(reason)
        self.output = output or reason

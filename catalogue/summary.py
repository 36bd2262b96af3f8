"""What a build tells at its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.config import REPOSITORY, configured_repository, is_example

if TYPE_CHECKING:
    from catalogue.config import Settings
    from catalogue.publish.result import Result


def summary(result: Result, settings: Settings) -> str:
    """Counts, what was reused, the time, and how to look at the site."""
    warnings = sum(not item.is_error for item in result.findings) + len(result.warnings)
    kept = result.files - result.files_made
    if settings.lang == "vi":
        done = (
            f"Xong sau {result.seconds:.1f} giây: {result.products} sản phẩm, {result.pages} trang, "
            f"{result.photos} ảnh, {result.products} mã QR, {warnings} cảnh báo."
        )
        lines = [
            done,
            f"Dùng lại {kept} trong {result.files} tệp của trang; làm mới {result.files_made}.",
            f"Trang ở {settings.out}. Xem thử: {_serve_command(settings)}",
        ]
        example = (
            f"Lưu ý: địa chỉ công bố còn là ví dụ ({settings.site_root}), mã QR chưa dùng được. "
            "Sửa site_url trong mkdocs.yml và mkdocs.en.yml, hoặc dùng --site-url."
        )
    else:
        done = (
            f"Done in {result.seconds:.1f} s: {result.products} products, {result.pages} pages, "
            f"{result.photos} photos, {result.products} QR codes, {warnings} warnings."
        )
        lines = [
            done,
            f"Reused {kept} of the site's {result.files} files; {result.files_made} were made.",
            f"The site is in {settings.out}. To look at it: {_serve_command(settings)}",
        ]
        example = (
            f"Note: the published address is still the example ({settings.site_root}); QR codes "
            "lead nowhere. Set site_url in mkdocs.yml and mkdocs.en.yml, or use --site-url."
        )
    if settings.is_example_address:
        lines.append(example)
    if is_example(configured_repository()):
        lines.append(
            {
                "vi": "Lưu ý: repo_url trong mkdocs.yml còn là ví dụ; nút “Sửa trang này” chưa dẫn tới đâu.",
                "en": "Note: repo_url in mkdocs.yml is still the example; “Edit this page” leads nowhere.",
            }[settings.lang]
        )
    return "\n".join(lines)


def _serve_command(settings: Settings) -> str:
    """The command that shows this very site."""
    words = ["python3 build.py serve"]
    if settings.source != REPOSITORY:
        words.append(f"--source {settings.source}")
    if settings.out != Path("site").resolve():
        words.append(f"--out {settings.out}")
    return " ".join(words)

"""QR codes that lead from a printed label to a product's page.

In: the site's address and a product's id. Out: the text to encode, and the code as SVG (print and
pages) or PNG (office programs). How codes are made for thousands of products: `qr_matrix`.

Upper-case text fits QR's alphanumeric mode, 5.5 bits a character instead of 8: fewer, larger
modules, which cheap cameras read from further away. The code is the smallest that holds the text at
level M, which restores 15 % of its words, or at a higher level where that takes no more room.

>>> qr_text("https://ocop.example/", "HB0013")
'HTTPS://OCOP.EXAMPLE/Q/HB0013'
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import cache
from html import escape
from urllib.parse import urlsplit

from catalogue.render.qr_matrix import CodeFamily

# Pixels a side: sharp when an office program prints it 85 mm wide at 300 dots an inch.
PNG_SIDE = 1000

_ID = re.compile(r"[A-Z]{2}[0-9]{4}")
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+./:-]+")
_SAMPLE_ID = "AA0000"
# Black on white, never transparent: light on dark fails in most decoders. Without crisp edges
# browsers blur the seams between rows into grey hairlines.
_SVG = (
    '<svg role="img" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg" '
    'viewBox="0 0 {width} {width}"><title>{title}</title>'
    '<path fill="#fff" d="M0 0h{width}v{width}h-{width}z"/><path stroke="#000" d="{lines}"/></svg>'
)
_RUN = re.compile(r"0+|1+")


def short_url(site_root: str, product_id: str) -> str:
    """Return the short address of a product's page, for example `https://host/Q/HB0013`.

    `site_root` is the absolute http(s) address of the site's top, with or without the last slash.
    Raises ValueError when it has no host, or a query or fragment, or when the id is not two capital
    letters and four digits.
    """
    parts = urlsplit(site_root)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"not the address of a site: {site_root!r}")
    if not _ID.fullmatch(product_id):
        raise ValueError(f"not a product id (two capitals, four digits): {product_id!r}")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/Q/{product_id}"


def qr_text(site_root: str, product_id: str) -> str:
    """Return the text to encode: the short address, all upper-case wherever that is the same page.

    Scheme and host may be written in any case (RFC 3986, section 6.2.2.1), a path may not: below
    `/repo/` the address stays as it is, and so it does when capitals alone would not make it
    alphanumeric. Raises ValueError as `short_url` does.
    """
    url = short_url(site_root, product_id)
    path = urlsplit(url).path
    upper = url.upper()
    return upper if path == path.upper() and _ALPHANUMERIC.fullmatch(upper) else url


class Codes:
    """The codes of a site's products: `svg` and `png` of each id.

    What they share is kept, a few milliseconds to make and a megabyte at most: one object for each
    process. Raises ValueError as `short_url` does, and when the address is too long for a QR code.
    """

    def __init__(self, site_root: str) -> None:
        self._site_root = site_root
        sample = qr_text(site_root, _SAMPLE_ID)
        self._family = CodeFamily(sample.removesuffix(_SAMPLE_ID), _SAMPLE_ID)
        # Both pictures of a product are asked for in turn.
        self._last: tuple[str | None, list[str]] = (None, [])

    def svg(self, product_id: str) -> bytes:
        """Return a code as an SVG picture in UTF-8, without XML declaration and without size.

        One unit of its viewBox is one module; its title, for screen readers, is the code's text.
        """
        return draw_svg(self._rows(product_id), qr_text(self._site_root, product_id))

    def png(self, product_id: str) -> bytes:
        """Return a code as a black and white PNG of at least 1000 pixels a side."""
        return draw_png(self._rows(product_id))

    def _rows(self, product_id: str) -> list[str]:
        if self._last[0] != product_id:
            if not _ID.fullmatch(product_id):
                raise ValueError(f"not a product id (two capitals, four digits): {product_id!r}")
            self._last = (product_id, self._family.rows(product_id))
        return self._last[1]


def draw_svg(rows: list[str], title: str) -> bytes:
    """Return a picture of square modules, 0 light and 1 dark, as SVG."""
    lines, x, y = [], 0, 0.0  # the pen; lines run along the middle of their row
    for number, row in enumerate(rows):
        dark = row.strip("0")
        if dark:
            start, middle = row.index("1"), number + 0.5
            lines.append(f"m{start - x} {middle - y:g}")
            lines += map(_step, _RUN.findall(dark))
            x, y = start + len(dark), middle
    text = escape(title, quote=False)
    return _SVG.format(width=len(rows), title=text, lines="".join(lines)).encode()


@cache
def _step(run: str) -> str:
    """Return what the pen does for a run of equal modules: a line, or a jump."""
    return f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0"


def draw_png(rows: list[str], min_side: int = PNG_SIDE) -> bytes:
    """Return a picture of square modules, 0 light and 1 dark, as a PNG with one bit a pixel.

    Every module has the same whole number of pixels, a multiple of 4.
    """
    digits = max(1, -(-min_side // (4 * len(rows))))  # hexadecimal, of four white pixels each
    side = 4 * digits * len(rows)
    odd = "0" * (digits * len(rows) % 2)  # fills the last byte
    light, dark = "f" * digits, "0" * digits
    # Each row of modules is a row of pixels, then rows that differ from the one above by nothing
    # (filters 0, "none", and 2, "up"): for zlib a single long repetition.
    again = (b"\2" + bytes(side + 7 >> 3)) * (4 * digits - 1)
    wide = (row.replace("0", light).replace("1", dark) + odd for row in rows)
    lines = [b"\0" + bytes.fromhex(row) + again for row in wide]
    # Level 2, a small hash table: twice the bytes of level 9 (2 kB), fifteen times sooner.
    packer = zlib.compressobj(2, zlib.DEFLATED, 15, 5)
    pixels = packer.compress(b"".join(lines)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)  # 1 bit, greyscale, not interlaced
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )

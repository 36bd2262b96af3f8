"""QR codes that lead from a printed label to a product's page.

In: the site's address and a product's id. Out: the text to encode, and the code as SVG (print and
pages) or PNG (office programs).

Upper-case text fits QR's alphanumeric mode, 5.5 bits a character instead of 8: fewer, larger
modules, which cheap cameras read from further away and on damaged labels. Level Q restores a
quarter of the code's words.

>>> qr_text("https://ocop.example/", "HB0013")
'HTTPS://OCOP.EXAMPLE/Q/HB0013'
"""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urlsplit

import segno

QUIET_ZONE = 4  # modules; what ISO/IEC 18004 asks for around a code
_DARK, _LIGHT = "#000", "#fff"  # never transparent: light on dark fails in most decoders

_ID = re.compile(r"[A-Z]{2}[0-9]{4}")
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+./:-]+")


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


def make_svg(text: str, title: str | None = None) -> bytes:
    """Return a QR code as an SVG picture in UTF-8, without XML declaration and without size.

    One unit of its viewBox is one module. `title` is what screen readers say (default: the text).
    Raises ValueError when the text is too long for a QR code.
    """
    file = BytesIO()
    _code(text).save(
        file,
        kind="svg",
        border=QUIET_ZONE,
        dark=_DARK,
        light=_LIGHT,
        xmldecl=False,
        omitsize=True,
        title=text if title is None else title,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    # Without crisp edges browsers blur the seams between rows into grey hairlines.
    return file.getvalue().replace(b"<svg ", b'<svg role="img" shape-rendering="crispEdges" ', 1)


def make_png(text: str, min_px: int = 1000) -> bytes:
    """Return a QR code as a black and white PNG of at least `min_px` pixels a side.

    Every module has the same whole number of pixels. Raises ValueError when the text is too long
    for a QR code.
    """
    code = _code(text)
    modules = code.symbol_size(border=QUIET_ZONE)[0]
    scale = max(1, -(-min_px // modules))
    file = BytesIO()
    code.save(file, kind="png", scale=scale, border=QUIET_ZONE, dark=_DARK, light=_LIGHT)
    return file.getvalue()


def _code(text: str) -> segno.QRCode:
    # `make` would choose Micro QR for short texts, which most phones cannot read; boosting the
    # level would make codes of one catalogue differ for no gain at the same size.
    return segno.make_qr(text, error="q", boost_error=False)

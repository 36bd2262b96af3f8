"""Three independent readers of QR codes: ZXing, ZBar and OpenCV, as phones and shops have them.

Each takes a grey picture and gives the texts it found.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
import zxingcpp
from PIL import Image

from tests.support.tools import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[Image.Image], list[str]]


def zxing(picture: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture)
    return [one.text for one in found if one.format == zxingcpp.BarcodeFormat.QRCode]


def zbar(picture: Image.Image) -> list[str]:
    try:
        from pyzbar.pyzbar import ZBarSymbol, decode
    except ImportError:  # the Python package is there, the library it calls is not
        missing("libzbar", "sudo apt install libzbar0 (Debian, Ubuntu), brew install zbar (macOS)")
    return [one.data.decode() for one in decode(picture, symbols=[ZBarSymbol.QRCODE])]


def opencv(picture: Image.Image) -> list[str]:
    text, _, _ = cv2.QRCodeDetectorAruco().detectAndDecode(np.asarray(picture))
    return [text] if text else []


READERS: dict[str, Reader] = {"ZXing": zxing, "ZBar": zbar, "OpenCV": opencv}


def decoded(png: bytes) -> list[str]:
    """The codes of a screenshot."""
    return zxing(Image.open(BytesIO(png)).convert("L"))

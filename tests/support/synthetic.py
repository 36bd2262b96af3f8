"""A small catalogue of invented entries: what pages show of it depends on no real product.

TS0001 is complete, valid until 31 March 2028 and may have a photo. TS0002 expired at the end of 2023,
has no shop, and its summary and story in Vietnamese only (a warning, no error). Both come from one producer.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

HONEY, CLOTH, MAKER = "mat-ong-thu", "tho-cam-thu", "htx-thu"
LAST_DAY = "2028-03-31"
SECRET = "taken at home"  # in the photo's metadata

_HONEY = """\
id: TS0001
name: {vi: 'Mật ong "Thử" & <b>sáp</b>', en: 'Trial honey & <b>wax</b>'}
set: 4
producers: [htx-thu]
place: {commune: "05014", former: "05038"}
summary: {vi: Mật ong để thử trang., en: Honey that tries the pages out.}
story:
  vi: |
    Ong đi lấy mật từ tháng hai. Xem [trang của hợp tác xã](https://htx-thu.example/mat).

    - Mật loãng
    - Mật đặc
  en: |
    The bees set out in February. See the [cooperative's page](https://htx-thu.example/mat).

    - Thin honey
    - Thick honey
story_sources: [bao-thu]
certificates:
  - {stars: 3, issued: 2021-05, source: bao-thu}
  - stars: 4
    issued: 2025-04-01
    expires: 2028-03-31
    issuer: {vi: UBND tỉnh, en: The province}
    decision: 12/QĐ-UBND
    source: quyet-dinh
marks: [{mark: vietgap, scope: farm, number: "7", source: bao-thu}]
season: [3, 4, 11]
packs: [{size: 500 ml, price_vnd: 150000, price_date: 2026-05}]
buy:
  - kind: online
    name: {vi: Chợ thử, en: Trial market}
    url: https://cho-thu.example/mat
    source: bao-thu
also_known_as: [mật ong thử nghiệm]
unconfirmed:
  - {vi: Chưa rõ số đàn ong., en: The number of hives is not known.}
reviewed: 2026-11-22
sources:
  bao-thu:
    title: Bài báo thử
    publisher: Báo Thử
    date: 2025
    url: https://bao-thu.example/1
    level: press
  quyet-dinh: {title: Quyết định thử, level: official, reference: số 12}
"""
_PHOTOS = """\
photos:
  - file: photos/ong.jpg
    alt: {vi: Đàn ong trên cầu, en: Bees on a comb}
    credit: Người Thử
    licence: CC BY 4.0
"""
_CLOTH = """\
id: TS0002
name: {vi: Thổ cẩm thử, en: Trial cloth}
set: 22
producers: [htx-thu]
place: {commune: "05200"}
summary: {vi: Vải dệt để thử trang.}
story:
  vi: |
    Vải này **chỉ** có câu chuyện bằng tiếng Việt.
certificates: [{stars: 3, issued: 2020, source: bao-thu}]
sources:
  bao-thu: {title: Bài báo về vải, url: "https://bao-thu.example/2", level: press}
story_sources: [bao-thu]
"""
_MAKER = """\
name: {vi: HTX Thử, en: Trial Cooperative}
kind: cooperative
place: {commune: "05014"}
address: {vi: "Xóm Thử, xã Mường Động", en: "Thu hamlet, Muong Dong commune"}
location: {lat: 20.66, lon: 105.54, approximate: true}
phone: "+84912345678"
website: https://htx-thu.example/
consent: {by: Hợp tác xã, date: 2026-05-12}
about:
  vi: Hợp tác xã có mười hộ.
  en: A cooperative of ten households.
about_sources: [bao-thu]
sources:
  bao-thu: {title: Bài báo về hợp tác xã, url: "https://bao-thu.example/3", level: press}
"""


def write_catalogue(folder: Path, photo: bool = False) -> Path:
    """Write the entries below `folder` and return it."""
    files = {
        f"products/{HONEY}.yml": _HONEY + (_PHOTOS if photo else ""),
        f"products/{CLOTH}.yml": _CLOTH,
        f"producers/{MAKER}.yml": _MAKER,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if photo:
        write_photo(folder / "products" / "photos" / "ong.jpg")
    return folder


def write_photo(path: Path) -> None:
    """A JPEG that lies on its side (900 × 1400 when upright) and says where it was taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.linear_gradient("L").resize((1400, 900)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90°
    exif[0x010E] = SECRET
    exif[0x8825] = {1: "N", 2: (20.0, 39.0, 36.0), 3: "E", 4: (105.0, 32.0, 24.0)}
    picture.save(path, exif=exif, comment=SECRET)

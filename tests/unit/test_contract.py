"""Every key of the contract, used in one file of each kind, is accepted without a finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalogue.check.run import load_and_check
from catalogue.model import Event, Producer, Product
from catalogue.model.base import Model
from tests.support.yaml_corpus import TODAY, write_files

PRODUCT = """\
id: HB0013
name: {vi: Mật ong rừng Hợp Tiến, en: Hop Tien forest honey}
set: 4
producers: [green-life]
place: {commune: "05014", former: "05038", village: {vi: Xóm Cầu, en: Cau hamlet}}
summary: {vi: Mật ong từ rừng., en: Honey from a forest.}
story:
  vi: |
    Đàn ong theo **mùa hoa**.

    - Quay tại trại
    - [Xem thêm](https://example.vn/mat-ong)
  en: |
    Bees follow the *blossom*.
story_sources: [hbo-journey]
certificates:
  - {stars: 3, issued: 2021-06-15, revoked: 2023-01, product_code: 25-05014-1-2021, source: hbo-journey}
  - stars: 4
    issued: 2024-12
    issuer: {vi: UBND tỉnh Hòa Bình, en: Hoa Binh Provincial People's Committee}
    decision: 377/QĐ-BNN-VPĐP
    expires: 2027-06
    source: hbo-journey
status: discontinued
marks:
  - {mark: vietgap, scope: farm, number: VG-1, issued: 2024, expires: 2030, issuer: NHO, source: hbo-journey}
illustration: oranges
season: [10, 11, 12]
season_source: hbo-journey
packs: [{size: 500 ml, gtin: "8931234567897", price_vnd: 150000, price_date: 2026-05, source: hbo-journey}]
ingredients: {vi: Mật ong, en: Honey, source: hbo-journey}
allergens: {vi: Phấn hoa, en: Pollen}
storage: {vi: Nơi khô mát, en: Cool and dry}
shelf_life: {vi: 24 tháng, en: 24 months}
alcohol_percent: 0
capacity: {vi: 40.000 lít mỗi năm, en: "40,000 litres a year"}
languages: [vi, en, mtq]
facts: [{label: {vi: Số đàn ong, en: Colonies}, value: "4.500", source: hbo-journey}]
buy:
  - {kind: shop, name: Green Life, phone: "+84 912 345 678", place: Hợp Tiến, source: hbo-journey}
  - {kind: online, url: "https://shop.example/hb0013"}
  - {kind: producer}
  - {kind: supermarket}
trace: {url: "https://truyxuat.example/1", provider: VNPT, source: hbo-journey}
visit: {possible: true, note: {vi: Gọi trước., en: Call first.}, booking: "https://example.vn/dat"}
also_known_as: [mật ong Hợp Tiến, Hop Tien honey]
unconfirmed: [{vi: Chưa rõ số quyết định., en: The decision number is not known.}]
reviewed: 2026-11-22
sources:
  hbo-journey:
    title: OCOP Hoa Binh
    publisher: Báo Hòa Bình
    date: 2025-05
    url: https://example.vn/bao
    level: press
    file: 004_73eaf4fa1db17aae.txt
    reference: bài số 10628
    note: {vi: Bản tiếng Anh., en: English edition.}
"""
PRODUCER = """\
name: {vi: HTX Green Life, en: Green Life Cooperative}
formerly: [htx-green-life]
kind: household
place: {commune: "05014", village: Xóm Cầu}
village: {vi: Xóm Cầu, en: Cau hamlet}
address: {vi: "Xóm Cầu, Hợp Tiến", en: "Cau hamlet, Hop Tien"}
location: {lat: 20.66, lon: 105.54, approximate: true}
phone: "+84912345678"
email: htx@example.vn
website: https://example.vn/
zalo: https://oa.zalo.me/1
facebook: https://facebook.example/htx
consent: {by: Đinh Công Thuần, date: 2026-05-12}
founded: 2021
about: {vi: Người trẻ nuôi ong., en: Young beekeepers.}
about_sources: [hbo-journey]
facts: [{label: {vi: Thành viên, en: Members}, value: "11", source: hbo-journey}]
marks: [{mark: iso-22000, scope: facility, source: hbo-journey}]
also_known_as: [Greenlife]
unconfirmed: [{vi: Chưa rõ năm., en: The year is not known.}]
reviewed: 2026-11-22
sources:
  hbo-journey: {title: Bài báo, level: press}
"""
EVENT = """\
name: {vi: Hội chợ OCOP, en: OCOP fair}
start: 2026-12-05
end: 2026-12-09
place: {commune: "04795"}
venue: {vi: Quảng trường, en: The square}
hours: {vi: 8 giờ đến 21 giờ, en: 8 am to 9 pm}
cancelled: true
also_known_as: [hội chợ cuối năm]
reviewed: 2026-11-22
organiser: {vi: Sở Công Thương, en: Department of Industry and Trade}
website: https://example.vn/hoi-cho
stands:
  - {name: A12, producers: [green-life], products: [HB0013], source: article}
source: article
sources:
  article: {title: Bài báo, level: press}
"""
FULL = {
    "products/mat-ong.yml": PRODUCT,
    "producers/green-life.yml": PRODUCER,
    "events/2026.yml": EVENT,
}


def test_files_with_all_keys_give_no_finding(tmp_path: Path) -> None:
    write_files(tmp_path, dict(FULL))
    assert load_and_check(tmp_path, TODAY).findings == []


@pytest.mark.parametrize(
    ("model", "text", "elsewhere"),
    [(Product, PRODUCT, {"photos"}), (Producer, PRODUCER, {"photos"}), (Event, EVENT, set())],
    ids=["product", "producer", "event"],
)
def test_the_full_files_leave_out_no_key(
    model: type[Model], text: str, elsewhere: set[str]
) -> None:
    assert set(re.findall(r"^(\w+):", text, re.MULTILINE)) == set(model.model_fields) - elsewhere

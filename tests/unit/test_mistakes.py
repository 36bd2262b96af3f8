"""What contributors typically write, played through: each gets its own message at the exact place, in both
languages, with the thing to write.

The examples of `data/findings.yml` (test_findings_examples.py) show each code once; here is how people
really come to it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_corpus import check_top, spots

PRODUCT = [
    # dates
    ("reviewed: 12/2024\n", "date-format", "1:11", "2024-12 "),
    ("reviewed: tháng 3 năm 2024\n", "date-format", "1:11", "2024-03 "),
    ("reviewed: ngày 5 tháng 3 năm 2024\n", "date-format", "1:11", "2024-03-05"),
    ("reviewed: March 2024\n", "date-format", "1:11", "2024-03 "),
    ("reviewed: 5 Mar 2024\n", "date-format", "1:11", "2024-03-05"),
    ("reviewed: T3/2024\n", "date-format", "1:11", "2024-03 "),
    ("reviewed: 2024/3\n", "date-format", "1:11", "2024-03 "),
    ("reviewed: 5.3.24\n", "date-format", "1:11", "2024-03-05"),
    ("reviewed: 2015.\n", "date-format", "1:11", "2015 "),
    ("reviewed: 2024-13\n", "date-impossible", "1:11", ""),
    ("reviewed: [2024]\n", "value-expected", "1:11", ""),
    # stars
    ("certificates:\n  - {stars: 4 sao, source: article}\n", "number-expected", "2:13", ": 4"),
    ("certificates:\n  - {stars: 5*, source: article}\n", "number-expected", "2:13", ": 5"),
    ('certificates:\n  - {stars: "*****", source: article}\n', "number-expected", "2:13", ": 5"),
    ("certificates:\n  - {stars: ★★★, source: article}\n", "number-expected", "2:13", ": 3"),
    ("certificates:\n  - {stars: năm sao, source: article}\n", "number-expected", "2:13", ": 5"),
    ("certificates:\n  - {stars: 4.5, source: article}\n", "number-expected", "2:13", "3, 4, 5"),
    ("certificates:\n  - {stars: OCOP 3 sao, source: article}\n", "number-expected", "2:13", ": 3"),
    ("certificates: 4 sao\n", "items-expected", "1:15", "stars, issued"),
    ("certificates:\n  stars: 4\n  source: article\n", "items-expected", "2:3", "“- ”"),
    ("certificates:\n  -stars: 4\n   source: article\n", "yaml-dash", "2:3", "- stars: 4"),
    ("status: 4 sao\n", "status-derived", "1:9", "certificates"),
    ("status: còn hiệu lực\n", "status-derived", "1:9", "certificates"),
    ("status: đang phấn đấu\n", "choice-unknown", "1:9", "“candidate”"),
    # the decision and its source
    (
        "certificates:\n  - {stars: 4, decision: Số 377/QD-UBND ngày 5/12/2024, source: article}\n",
        "decision-format", "2:26", "377/QĐ-UBND",
    ),
    ("certificates:\n  - {stars: 4, source: Báo Hòa Bình}\n", "source-name", "2:24", "bao-hoa-binh"),
    ("story_sources: [https://baohoabinh.com.vn/12]\n", "source-name", "1:17", "baohoabinh-12"),
    ("sources:\n  article: {title: Bài, level: báo}\n", "choice-unknown", "2:32", "“press”"),
    # marks of YAML
    ("name:\n\tvi: Cam\n", "yaml-tab", "2:1", "two spaces"),
    ("name:\n\u00a0\u00a0vi: Cam\n", "yaml-space", "2:1", "space bar"),
    ("name:\n\u3000vi: Cam\n", "yaml-space", "2:1", "space bar"),
    ("set：4\nname: {vi: Cam}\n", "yaml-wide-colon", "1:4", "set: …"),
    ("name:\n  vi：Cam\n  en: Orange\n", "yaml-wide-colon", "2:5", "vi: …"),
    ("name: {vi：Cam, en: Orange}\n", "yaml-wide-colon", "1:8", "vi: …"),
    ("id:HB0013\n", "yaml-no-colon", "1:1", "id: …"),
    ("name:\n  vi:Cam\n  en:Orange\n", "yaml-no-colon", "2:3", "vi: …"),
    ("name = Cam\n", "yaml-no-colon", "1:1", "name: …"),
    ("name: vi: Cam\n", "yaml-inline-keys", "1:7", "{vi: …}"),
    ('story:\n  vi: "Gọi là "ngon lắm" vậy"\n', "yaml-inner-quote", "2:15", "“…”"),
    ("story:\n  en: 'It's good'\n", "yaml-inner-quote", "2:10", "''"),
    ("story:\n  en: *rất* ngon\n", "yaml-character", "2:7", "quotes"),
    ("story:\n  en: - ngon\n", "yaml-character", "2:7", "quotes"),
    ("name:\n    vi: Cam\n  en: Orange\n", "yaml-indent", "3:3", ""),
    ("name: {vi: Cam, en: Orange\n", "yaml-bracket", "1:7", ""),
    ("set: 4\nset: 4\n", "yaml-duplicate-key", "2:1", ""),
    ("name: {vi: Cam, vi: Quýt}\n", "yaml-duplicate-key", "1:17", ""),
    ("packs:\n  - {size: 1 kg, price_vnd: 150,000}\n", "yaml-comma-number", "2:33", "150000"),
    # keys
    ("Tên sản phẩm: Cam\n", "field-unknown", "1:1", "name"),
    ("Chủ thể: HTX Green Life\n", "field-unknown", "1:1", "producers"),
    ("Hạng sao: 4\n", "field-misplaced", "1:1", "certificates → stars"),
    ("stars: 4\n", "field-misplaced", "1:1", "certificates"),
    ("name:\nvi: Cam\n", "field-misplaced", "2:1", "name"),
    ("commune: \"05014\"\n", "field-misplaced", "1:1", "place"),
    ("address: Xóm Mỏ\n", "field-of-producer", "1:1", "producers/"),
    ("name: {VN: Cam}\n", "field-unknown", "1:8", "vi"),
    ("NAME: {vi: Cam}\n", "field-unknown", "1:1", "name"),
    ("place: {huyện: Kim Bôi}\n", "place-level", "1:9", "commune"),
    ("place: {xã: Mường Động}\n", "field-unknown", "1:9", "commune"),
    # values
    ("id: hb13\n", "id-format", "1:5", "HB0013"),
    ("id: HB 0014\n", "id-format", "1:5", "HB0014"),
    ("id: 15\n", "id-format", "1:5", "HB0015"),
    ("set: Đồ uống\n", "set-group", "1:6", "14 ("),
    ("set: 4.0\n", "number-expected", "1:6", ": 4"),
    ("set: mật ong\n", "number-expected", "1:6", "4 ("),
    ("producers: [HTX Green Life]\n", "producer-name", "1:13", "htx-green-life"),
    ("producers: [green-life.yml]\n", "producer-name", "1:13", "green-life"),
    ("producers: green-life, xom-mo\n", "list-expected", "1:12", "[green-life, xom-mo]"),
    ("producers:\n  - name: HTX Xóm Mỏ\n", "producer-inline", "2:5", "producers/htx-xom-mo.yml"),
    ("place: xã Mường Động\n", "place-name", "1:8", '{commune: "05014"}'),
    ("place: xã Hợp Tiến\n", "place-name", "1:8", '{former: "05038"}'),
    ("place: {commune: 05014}\n", "yaml-leading-zero", "1:18", '"05014"'),
    ("season: [October]\n", "month-words", "1:10", "[10]"),
    ("season: [10-12]\n", "month-words", "1:10", "[10, 11, 12]"),
    ("season: quanh năm\n", "list-expected", "1:9", "[1, 2, 3"),
    ("alcohol_percent: 29,5 độ\n", "number-expected", "1:18", ": 29.5"),
    ("packs:\n  - {size: 1 kg, price_vnd: 150.000đ}\n", "price-not-whole", "2:29", "150000"),
    ("packs:\n  - {size: 1 kg, price_vnd: 80k}\n", "price-not-whole", "2:29", "80000"),
    ("packs:\n  - {size: 1 kg, price_vnd: 1.5 triệu}\n", "price-not-whole", "2:29", "1500000"),
    ("packs:\n  - {size: 1 kg, price_vnd: 80k - 100k}\n", "price-range", "2:29", "packs"),
    ("packs: 500 ml\n", "items-expected", "1:8", "size"),
    ("ingredients: [mật ong, gừng]\n", "value-expected", "1:14", ""),
    ("photos: photos/cam.jpg\n", "items-expected", "1:9", "file, alt"),
    ("buy:\n  - {kind: shopee}\n", "choice-unknown", "2:12", "“online”"),
    # names and texts
    ("name: {vi: CAM CAO PHONG}\n", "name-capitals", "1:12", "Cam Cao Phong"),
    ("name: {vi: Cam Cao Phong OCOP 4 sao}\n", "name-stars", "1:12", "Cam Cao Phong;"),
    ("name: {en: 4-star oranges}\n", "name-stars", "1:12", "oranges"),
    ("name: {vi: “Cam”}\n", "text-curly", "1:12", '"Cam"'),
    ("name: {vi: Sweet orange, en: Quả cam ngọt Đà Bắc}\n", "languages-swapped", "1:7", ""),
    ("summary: {en: coming soon}\n", "text-placeholder", "1:15", ""),
    ("summary: {vi: Cam ngot trong tren doi Cao Phong}\n", "text-unaccented", "1:15", ""),
    ("story: |\n  Cam ngọt.\n", "bilingual-expected", "1:8", "vi: …"),
    ('story:\n  vi: "## Cam"\n', "story-heading", "2:7", "**bold**"),
]  # fmt: skip
PHOTO = "photos:\n  - {{file: '{}', alt: {{vi: Cam}}, credit: HTX, licence: CC BY 4.0}}\n"
PRODUCT += [
    (PHOTO.format(file), "photo-outside", "2:12", "photos/cam.jpg")
    for file in ("cam.jpg", "products/photos/cam.jpg", r"C:\Anh\Cam.JPG", "https://a.vn/cam.jpg")
]
PRODUCER = [
    ("phone: 0912 345 678\n", "phone-format", "1:8", "+84912345678"),
    ("phone: 0218.3852.456\n", "phone-format", "1:8", "+842183852456"),
    ("phone: 0912345678 (anh Nam)\n", "phone-format", "1:8", "+84912345678"),
    ("phone: 0912345678 / 0987654321\n", "phone-several", "1:8", "+84912345678"),
    ("phone: 09123456\n", "phone-digits", "1:8", "10 digits"),
    ("phone: 1900 1234\n", "phone-digits", "1:8", "Check it"),
    ("zalo: 0912345678\n", "zalo-number", "1:7", "https://zalo.me/84912345678"),
    ("website: www.htx.vn\n", "url-https", "1:10", "https://www.htx.vn"),
    ("facebook: HTX Green Life\n", "url-format", "1:11", ""),
    ("email: htx@gmail\n", "email-format", "1:8", ""),
    ("kind: HTX\n", "choice-unknown", "1:7", "“cooperative”"),
    ("kind: Công ty TNHH MTV\n", "choice-unknown", "1:7", "“company-llc”"),
    ("kind: Hộ kinh doanh\n", "choice-unknown", "1:7", "“household”"),
    ("kind: CTCP\n", "choice-unknown", "1:7", "“company-jsc”"),
    ("location: 20.66, 105.54\n", "location-text", "1:11", "{lat: 20.66, lon: 105.54}"),
    ("location: [105.54, 20.66]\n", "location-text", "1:11", "{lat: 20.66, lon: 105.54}"),
    ("location: {lat: 20°39'36\"N, lon: 105.5}\n", "number-expected", "1:17", "20.66"),
    ("location: {lat: 20,66, lon: 105,54}\n", "yaml-comma-number", "1:20", "20.66"),
    ("location: {lat: 105.54, lon: 20.66}\n", "latitude-range", "1:17", "exchanged"),
]
MISTAKES = [("product", *row) for row in PRODUCT] + [("producer", *row) for row in PRODUCER]


@pytest.mark.parametrize(
    ("kind", "text", "code", "place", "better"), MISTAKES, ids=[row[1][:40] for row in MISTAKES]
)
def test_mistake_gets_its_own_message(
    kind: str, text: str, code: str, place: str, better: str, tmp_path: Path
) -> None:
    found = check_top(tmp_path, kind, text)
    assert place in spots(found, code), [(f.code, f.line, f.column) for f in found]
    finding = next(item for item in found if item.code == code)
    for lang in ("vi", "en"):
        assert "$" not in finding.message(lang) + finding.hint(lang)
    assert better in f"{finding.message('en')} {finding.hint('en')} "


def test_there_are_more_than_sixty() -> None:
    assert len({text for _, text, *_ in MISTAKES}) > 60
    assert len({code for _, _, code, *_ in MISTAKES}) > 45

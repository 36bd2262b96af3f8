"""catalogue/check and the model: barcodes, phone numbers, prices, web addresses and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_corpus import check_top, codes_of, errors_of, values_of

# ---- numbers that are checked ------------------------------------------------------------------------


@pytest.mark.parametrize("digits", ["96385074", "036000291452", "8931234567897", "18931234567894"])
def test_barcode_of_every_length(digits: str, tmp_path: Path) -> None:
    top = f'packs: [{{size: 1 kg, gtin: "{digits}"}}]\n'
    assert errors_of(check_top(tmp_path, "product", top)) == set()
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    top = f'packs: [{{size: 1 kg, gtin: "{wrong}"}}]\n'
    assert values_of(tmp_path, "product", top, "gtin-check-digit")["nearest"] == digits


@pytest.mark.parametrize(
    "digits", ["", "893", "123456789", "12345678901", "123456789012345", "８931234567897"]
)
def test_barcode_of_another_length(digits: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f'packs: [{{size: 1 kg, gtin: "{digits}"}}]\n')
    assert errors_of(found) == {"gtin-format" if digits else "text-empty"}


@pytest.mark.parametrize(
    "phone", ["+84912345678", "+84 912 345 678", "+842183854567", "+84 218 3854 567"]
)
def test_phone_in_international_form(phone: str, tmp_path: Path) -> None:
    assert (
        errors_of(check_top(tmp_path, "product", f'buy: [{{kind: shop, phone: "{phone}"}}]\n'))
        == set()
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0912345678", "+84912345678"),
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("(0218) 3854-567", "+842183854567"),
        ("84912345678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("+840912345678", "+84912345678"),
        ("+84-912-345-678", "+84912345678"),
        ("+84 (0) 912345678", "+84912345678"),
        ("912345678", "+84912345678"),
    ],
)
def test_phone_in_another_form_is_guessed(typed: str, meant: str, tmp_path: Path) -> None:
    values = values_of(
        tmp_path, "product", f'buy: [{{kind: shop, phone: "{typed}"}}]\n', "phone-format"
    )
    assert values["nearest"] == meant


@pytest.mark.parametrize("typed", ["+1 202 555 0100", "gọi anh Sơn", "113", "09123456"])
def test_no_phone_number_is_made_up(typed: str, tmp_path: Path) -> None:
    top = f'buy: [{{kind: shop, phone: "{typed}"}}]\n'
    assert "nearest" not in values_of(tmp_path, "product", top, "phone-digits")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("150.000", "150000"),
        ('"150.000 đ"', "150000"),
        ('"150,000 VND"', "150000"),
        ('"1 500 000 đồng"', "1500000"),
        ("1_000", "1000"),
        ("0150000", "150000"),
        ("-25000", "25000"),
        ("150.5", "150000"),
        ("1e5", "150000"),
        ("150k", "150000"),
        ("0x10", "150000"),
        (".inf", "150000"),
        ("yes", "150000"),
    ],
)
def test_price_in_another_form_is_guessed(typed: str, meant: str, tmp_path: Path) -> None:
    top = f"packs: [{{size: 1 kg, price_vnd: {typed}, price_date: 2026}}]\n"
    assert values_of(tmp_path, "product", top, "price-not-whole")["nearest"] == meant


@pytest.mark.parametrize(("price", "code"), [(0, "price-low"), (999, "price-low"), (1000, None)])
def test_lowest_price(price: int, code: str | None, tmp_path: Path) -> None:
    top = f"packs: [{{size: 1 kg, price_vnd: {price}, price_date: 2026}}]\nstatus: unconfirmed\n"
    assert codes_of(check_top(tmp_path, "product", top)) == ({code} if code else set())


@pytest.mark.parametrize(
    "url",
    ["https://user:pw@example.vn", "https://localhost", "https://", "https://a b.vn", "https://exa\u200bmple.vn",
     "https://example.vn:99999", "https://[::1", 'https://example.vn/"><script>', "https://example.vn\\x"],
)  # fmt: skip
def test_web_address_that_leads_nowhere(url: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, "product", f"trace: {{url: '{url}'}}\n")) == {"url-format"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.vn", "ftp://example.vn/x"]
)
def test_web_address_of_another_kind(url: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, "product", f"trace: {{url: '{url}'}}\n")) == {"url-https"}


# ---- places -------------------------------------------------------------------------------------------

SPLIT = [("04957", "04924", "04960"), ("05221", "05200", "05212"), ("04891", "04828", "04891")]


@pytest.mark.parametrize(("former", "one", "two"), SPLIT, ids=["Cao Sơn", "Đồng Tân", "Vầy Nưa"])
def test_divided_commune_needs_the_present_one(
    former: str, one: str, two: str, tmp_path: Path
) -> None:
    values = values_of(tmp_path, "product", f'place: {{former: "{former}"}}\n', "place-split")
    assert one in values["choices"]
    assert two in values["choices"]
    for code in (one, two):
        top = f'place: {{former: "{former}", commune: "{code}"}}\n'
        assert errors_of(check_top(tmp_path, "product", top)) == set()
    wrong = f'place: {{former: "{former}", commune: "05089"}}\n'
    assert errors_of(check_top(tmp_path, "product", wrong)) == {"place-mismatch"}


def test_old_code_in_the_place_of_a_new_one_is_explained(tmp_path: Path) -> None:
    values = values_of(tmp_path, "producer", 'place: {commune: "05038"}\n', "place-unknown")
    assert 'former: "05038"' in values["advice_vi"]
    assert 'Xã Mường Động ("05014")' in values["advice_en"]


def test_code_that_nobody_had_is_not_explained(tmp_path: Path) -> None:
    values = values_of(tmp_path, "event", 'place: {commune: "99999"}\n', "place-unknown")
    assert "46" in values["advice_vi"]


def test_old_code_that_was_kept_is_a_present_one(tmp_path: Path) -> None:
    top = 'place: {commune: "05089", former: "05089"}\n'
    assert errors_of(check_top(tmp_path, "product", top)) == set()

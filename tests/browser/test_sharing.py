"""What can be done with a product at once: the bar of actions, sharing, the code over the whole screen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.support.decoders import READERS
from tests.support.own_list import DESK, PHONE, word
from tests.support.plenty import FIVE, LONG, MAKER, OTHER, ZALO
from tests.support.plenty import PHONE as NUMBER

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser

LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
FIRST = f"products/{FIVE}/"
NO_APP = "delete Navigator.prototype.share"


def seen(page: Page) -> list[str]:
    """Words of the actions in the bar."""
    texts = page.locator(".actions .action:visible").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


# ---- the bar ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", [FIVE, LONG, OTHER])
@LANGS
def test_bar_of_a_phone_has_five_at_most_each_a_finger_wide(
    visit: Visit, slug: str, lang: str
) -> None:
    watched = visit("plenty_site", viewport={"width": 320, "height": 640})
    page = watched.open(f"{lang}/products/{slug}/")
    actions = page.locator(".actions .action:visible")
    assert 4 <= actions.count() <= 5
    for box in actions.evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    ):
        assert min(box["width"], box["height"]) >= 44
    cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"
    assert actions.evaluate_all(cut) == []
    # At the lower edge of the screen.
    bar = page.locator(".actions").bounding_box()
    assert bar is not None
    assert abs(bar["y"] + bar["height"] - 640) < 2


def test_what_has_no_room_opens_from_more(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    page = watched.open(f"vi/{FIRST}")
    more = page.locator(".more-actions")
    expect(more.get_by_text("Zalo")).to_be_hidden()
    more.locator("summary").click()
    links = more.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == [ZALO, "#place", f"https://wa.me/{NUMBER[1:]}", "#qr"]
    page.keyboard.press("Escape")
    expect(more.get_by_text("Zalo")).to_be_hidden()
    expect(more.locator("summary")).to_be_focused()
    more.locator("summary").click()
    page.locator("h1").click()
    expect(more.get_by_text("Zalo")).to_be_hidden()


def test_more_opens_without_scripts(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=PHONE, java_script_enabled=False)
    page = watched.open(f"vi/{FIRST}")
    page.locator(".more-actions summary").click()
    code = page.locator(".more-actions").get_by_text(word("show_qr"))
    code.click()
    assert page.url.endswith("#qr")
    expect(page.locator(".qr img")).to_be_in_viewport()


def test_on_a_desk_all_stand_side_by_side(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    page = watched.open(f"en/{FIRST}")
    assert seen(page) == [
        "Ask to buy",
        "Call",
        "My list",
        "Share",
        "Zalo",
        "Way there",
        "Try WhatsApp",
        "QR code",
    ]


def test_whom_nobody_can_reach_has_no_such_action(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    page = watched.open(f"en/products/{OTHER}/")
    assert seen(page) == ["Who makes it", "Way there", "My list", "Share", "QR code"]


# ---- sharing ------------------------------------------------------------------------------------------


def test_device_s_own_sharing_comes_first(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(
        "window.given = []; Navigator.prototype.share = async (what) => void window.given.push(what)"
    )
    page = watched.open(f"vi/{FIRST}#place")
    page.locator("[data-share]").click()
    assert page.evaluate("window.given") == [
        {"title": "Năm ảnh", "url": f"{watched.home}vi/{FIRST}"}
    ]
    expect(page.locator("dialog")).to_have_count(0)


@LANGS
@pytest.mark.parametrize("path", [FIRST, f"producers/{MAKER}/"])
def test_dialog_offers_every_way_as_a_plain_link(visit: Visit, lang: str, path: str) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    watched.context.add_init_script(NO_APP)
    page = watched.open(f"{lang}/{path}")
    page.locator("[data-share]").click()
    dialog = page.get_by_role("dialog", name=word("share_page", lang))
    expect(dialog).to_be_visible()
    here = f"{watched.home}{lang}/{path}"
    expect(dialog.get_by_label(word("share_link", lang))).to_have_value(here)
    links = dialog.locator("a").evaluate_all("all => all.map((one) => one.href)")
    hosts = [
        "mailto:?subject=",
        "https://wa.me/?text=",
        "https://chat.zalo.me/",
        "https://www.facebook.com/sharer/",
    ]
    assert [link[: len(host)] for link, host in zip(links, hosts, strict=True)] == hosts
    assert all(f"{lang}%2F{path.replace('/', '%2F')}" in links[at] for at in (0, 1, 3))
    small = "all => all.filter((one) => one.getBoundingClientRect().height < 43.5).length"
    assert dialog.locator("a, button, input").evaluate_all(small) == 0
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("[data-share]")).to_be_focused()
    watched.assert_quiet()


@pytest.mark.parametrize("works", [True, False])
def test_copying_the_link_tells_how_it_went(visit: Visit, works: bool) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(
        f"{NO_APP}; navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));"
        f"document.execCommand = () => {str(works).lower()}"
    )
    page = watched.open(f"vi/{FIRST}")
    page.locator("[data-share]").click()
    page.get_by_role("button", name=word("share_copy"), exact=True).click()
    said = word("share_copied" if works else "share_not_copied")
    expect(page.locator("dialog [role=status]")).to_have_text(said)
    assert page.evaluate("getSelection().toString()") == f"{watched.home}vi/{FIRST}"


def test_where_the_dialog_cannot_be_had_it_is_said(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(NO_APP)
    page = watched.open(f"vi/{FIRST}")
    page.wait_for_load_state("networkidle")
    watched.context.set_offline(True)
    page.locator("[data-share]").click()
    expect(page.locator(".toast")).to_have_text(word("share_failed"))


# ---- the code -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_covers_the_screen_at_one_press(visit: Visit, scheme: str) -> None:
    watched = visit("plenty_site", viewport=PHONE, color_scheme=scheme)
    page = watched.open(f"vi/{FIRST}")
    page.locator("[data-qr]:visible").first.click()
    dialog = page.get_by_role("dialog", name="Năm ảnh")
    expect(dialog).to_be_visible()
    expect(dialog.locator("img")).to_be_visible()
    box = dialog.bounding_box()
    assert box == {"x": 0, "y": 0} | PHONE
    picture = Image.open(BytesIO(page.screenshot()))
    assert picture.getpixel((5, 300)) == (255, 255, 255)
    for name, reader in READERS.items():
        assert reader(picture.convert("L")) == ["HTTPS://OCOP.EXAMPLE/Q/PL0001"], name
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    watched.assert_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_in_the_page_is_dark_on_light_in_both_schemes(visit: Visit, scheme: str) -> None:
    watched = visit("plenty_site", viewport=DESK, color_scheme=scheme, device_scale_factor=2)
    page = watched.open(f"vi/{FIRST}")
    code = page.locator(".qr img")
    code.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.qr img').naturalWidth > 0")
    picture = Image.open(BytesIO(page.locator(".qr").screenshot())).convert("L")
    for name, reader in READERS.items():
        assert reader(picture) == ["HTTPS://OCOP.EXAMPLE/Q/PL0001"], name


def test_code_of_a_page_without_a_printed_one_is_drawn(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    watched.context.add_init_script(NO_APP)
    page = watched.open(f"vi/producers/{MAKER}/")
    page.locator("[data-share]").click()
    page.get_by_role("button", name=word("share_qr")).click()
    expect(page.locator("dialog svg[role=img]")).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())))
    assert found.text == f"{watched.home}vi/producers/{MAKER}/"


def test_code_s_link_leads_to_it_where_the_dialog_cannot_be_had(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    page = watched.open(f"vi/{FIRST}")
    page.wait_for_load_state("networkidle")
    watched.context.set_offline(True)
    page.locator(".actions [data-qr]:visible").click()
    page.wait_for_url("**#qr")

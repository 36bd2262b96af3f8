"""publish/plan.py: in which order files are made."""

from __future__ import annotations

from itertools import groupby

from catalogue.publish.plan import Output, by_entry


def test_what_is_made_of_one_entry_is_made_together_and_first() -> None:
    pages = [
        Output(f"{lang}/{url}index.html", "", "page", url)
        for lang in ("vi", "en")
        for url in ("", "products/", "products/cam/", "products/che/", "producers/cam/")
    ]
    others = [
        Output("contribute/source/cam.json", "", "source", "cam"),
        Output("qr/HB0001.svg", "", "svg", "cam"),
        Output("api/v1/products/HB0001.json", "", "open", "cam"),
        Output("share/vi/cam.jpg", "", "share", "cam"),
        Output("share/en/cam.jpg", "", "share", "cam"),
        Output("share/vi.jpg", "", "share", ""),
        Output("api/v1/products.json", "", "open", ""),
    ]
    ordered = by_entry([*pages, *others])
    assert sorted(ordered) == sorted([*pages, *others])
    entries = {
        "vi/products/che/index.html": "che",
        "en/products/che/index.html": "che",
        "vi/products/cam/index.html": "cam",
        "en/products/cam/index.html": "cam",
        "contribute/source/cam.json": "cam",
        "api/v1/products/HB0001.json": "cam",
        "share/vi/cam.jpg": "cam",
        "share/en/cam.jpg": "cam",
        "vi/producers/cam/index.html": "producer cam",
        "en/producers/cam/index.html": "producer cam",
    }
    told = [entry for entry, _ in groupby(entries.get(output.path, "") for output in ordered)]
    assert told == ["che", "cam", "producer cam", ""]

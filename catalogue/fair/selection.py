"""What of a catalogue goes into a pack, as a catalogue folder of its own.

An event's products with all that they need: their producers and those of the stands, the event, photos, and
the hand-written pages. All lists, the search, the filters and the map of a site made of it are of these.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from catalogue.enrich.events import event_products
from catalogue.load.folder import photo_key

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.enrich.index import Index
    from catalogue.load.folder import Entry
    from catalogue.model import Event
    from catalogue.model.brief import ProducerBrief, ProductBrief


def write_selection(index: Index, event: Entry[Event], folder: Path) -> Path:
    """Write the folder anew, and return it. What did not change keeps its times: the next pack is quicker."""
    source = index.catalogue.folder
    products = event_products(event, index)
    makers = {slug for product in products for slug in product.producers}
    makers |= {slug for stand in event.item.stands for slug in stand.producers}
    entries: list[ProductBrief | ProducerBrief] = [*products]
    entries += [index.catalogue.producers[slug] for slug in sorted(makers)]
    wanted = {event.path, *(entry.path for entry in entries)}
    wanted |= {photo_key(entry.path, file) for entry in entries for file in entry.photos}
    pages = source / "pages"
    wanted |= {
        path.relative_to(source).as_posix()
        for path in sorted(pages.rglob("*.md"))
        if path.is_file()
    }
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name in sorted(wanted):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != (source / name).read_bytes():
            shutil.copy2(source / name, target)
    (folder / "products").mkdir(parents=True, exist_ok=True)
    return folder

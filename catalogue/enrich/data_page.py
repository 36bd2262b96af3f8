"""The page of the open data: what there is, how to use it in five programs, under which terms.

The commands stand in `data/api.yml`; `$root` in them is the site's published address.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any

from catalogue.dates import PartialDate
from catalogue.enrich.open_documents import (
    FEEDS,
    OPENAPI,
    PAGE,
    OpenDocuments,
    api,
    schema_path,
)
from catalogue.enrich.open_entries import API
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from catalogue.enrich.linked_data import Linked, Node
    from catalogue.enrich.parts import Maker


@dataclass
class DocumentLink:
    """A document: its name, where it is (below the site's root), what is in it, where its schema is."""

    name: str
    path: str
    about: str
    total: int | None
    schema: str | None


@dataclass
class FeedLink:
    title: str
    path: str


@dataclass
class Recipe:
    """How to get at the data with a program: steps in words, then what to copy."""

    id: str
    title: str
    steps: list[str]
    code: str


@dataclass
class ChangeData:
    version: str
    date: str
    about: str


@dataclass
class DataPage:
    """`page.meta.data` of data.html."""

    lead: str
    version: str
    total: int
    day: str
    documents: list[DocumentLink]
    openapi: str
    columns: str
    feeds: list[FeedLink]
    recipes: list[Recipe]
    attribution: str
    changes: list[ChangeData]


def data_page(maker: Maker, site_root: str) -> DataPage:
    """Everything data.html shows."""
    labels, lang, index = maker.labels, maker.labels.lang, maker.index
    totals = OpenDocuments(index, maker.photos, site_root).totals
    first = index.products[0].id if index.products else "HB0001"
    return DataPage(
        lead=labels("data_lead"),
        version=api()["version"],
        total=len(index.products),
        day=PartialDate.of(index.data_day).label(lang),
        documents=[
            DocumentLink(
                name=name,
                path=f"{API}{name}".replace("{id}", first),
                about=about[lang],
                total=totals.get(name),
                schema=schema_path(name) if name.endswith("json") else None,
            )
            for name, about in api()["documents"].items()
        ],
        openapi=OPENAPI,
        columns=f"{API}products.csv-metadata.json",
        feeds=[
            FeedLink(title, path)
            for title, path in zip(
                (labels("feed_both"), labels("feed_vi"), labels("feed_en")), FEEDS
            )
        ],
        recipes=[_recipe(key, row, lang, site_root) for key, row in api()["recipes"].items()],
        attribution=f"{api()['attribution'][lang]}, {site_root}",
        changes=[
            ChangeData(one["version"], PartialDate.of(one["date"]).label(lang), one[lang])
            for one in api()["changes"]
        ],
    )


def _recipe(key: str, row: dict[str, Any], lang: str, site_root: str) -> Recipe:
    code = Template(row["code"]).substitute(root=site_root).rstrip("\n")
    return Recipe(key, row["title"][lang], row.get("steps", {}).get(lang, []), code)


def dataset_node(linked: Linked, title: str, description: str) -> Node:
    """The data set in the words of schema.org, with every file it can be had as.

    Source: https://developers.google.com/search/docs/appearance/structured-data/dataset
    """
    root, labels, index = linked.site_root, linked.maker.labels, linked.maker.index
    licence = api()["licence"]["url"]
    return {
        "@type": "Dataset",
        "@id": f"{root}#data",
        "name": title,
        "description": description,
        "url": linked.address(PAGE),
        "sameAs": [f"{root}{lang}/{PAGE}" for lang in LANGS],
        "identifier": f"{root}{API}index.json",
        "inLanguage": list(LANGS),
        "license": licence,
        "creditText": f"{api()['attribution'][labels.lang]}, {root}",
        "isAccessibleForFree": True,
        "version": api()["version"],
        "dateModified": index.data_day.isoformat(),
        "creator": {
            "@type": "Organization",
            "@id": f"{root}#publisher",
            "name": labels("site_name"),
            "url": root,
        },
        "keywords": ["OCOP", labels("region"), labels("browse"), labels("producers")],
        "measurementTechnique": labels("data_technique"),
        "spatialCoverage": {
            "@type": "Place",
            "name": labels("region"),
            "containedInPlace": linked.province(),
        },
        "includedInDataCatalog": {"@type": "DataCatalog", "name": labels("site_name"), "url": root},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "description": about[labels.lang],
                "encodingFormat": about["type"],
                "contentUrl": f"{root}{API}{name}",
                "license": licence,
            }
            for name, about in api()["documents"].items()
            if "{id}" not in name
        ],
    }

"""Files of this repository that are made from the model, and committed so that editors find them."""

from __future__ import annotations

from catalogue.contribute.schema import FOLDER, KINDS, schema, schema_text
from catalogue.contribute.template import template


def generated() -> dict[str, str]:
    """Path in the repository → text."""
    schemas = {f"{FOLDER}/{kind}.json": schema_text(kind) for kind in KINDS}
    return schemas | {
        f"{folder}/_template.yml": template(kind, schema(kind)) for kind, folder in KINDS.items()
    }

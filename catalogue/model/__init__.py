"""What a contributor writes: products, producers, events and their parts, as pydantic models.

A model holds what stands in a file, nothing derived. Rules about one field live with the field; rules
across fields and files live in `catalogue.check`.
"""

from catalogue.model.event import Event, Stand
from catalogue.model.parts import (
    Buy,
    Certificate,
    Consent,
    Fact,
    Location,
    Mark,
    Pack,
    Photo,
    Place,
    Source,
    Trace,
    Visit,
)
from catalogue.model.producer import Producer
from catalogue.model.product import Product
from catalogue.model.texts import Label, Statement, Story, Summary, Text

__all__ = [
    "Buy",
    "Certificate",
    "Consent",
    "Event",
    "Fact",
    "Label",
    "Location",
    "Mark",
    "Pack",
    "Photo",
    "Place",
    "Producer",
    "Product",
    "Source",
    "Stand",
    "Statement",
    "Story",
    "Summary",
    "Text",
    "Trace",
    "Visit",
]

"""The OCOP catalogue: one YAML file per product becomes a bilingual, searchable website.

Data flows one way: load → check → enrich → render → publish. Each step has a package of that name.
"""

__version__ = "1.0.0"

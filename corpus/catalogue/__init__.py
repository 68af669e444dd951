"""The catalogue: documents, roles, lists and duties in one relational database, which is the truth."""

from corpus.catalogue.catalogue import Catalogue
from corpus.catalogue.ownership import DataDirectory

__all__ = ["Catalogue", "DataDirectory"]

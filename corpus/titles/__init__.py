"""Job titles as people type them, resolved against the names that the texts print, or the occupations."""

from corpus.titles.reading import Title, read_title, spelling
from corpus.titles.resolving import Match, resolve_title

__all__ = ["Match", "Title", "read_title", "resolve_title", "spelling"]

"""Stable ids: hashes of what a thing is, never of when or in what order it was stored.

Unchanged text re-ingested under the same name keeps its ids; equal texts at different places differ by
their heading path or, within one heading, by their occurrence.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_LENGTH = 20  # hex digits = 80 bits: a collision among 10^7 items has odds of about 10^-10
_BLANKS = re.compile(r"\s+")


def digest(*parts: str) -> str:
    """A short hash of the parts; each part is length-prefixed, so ("ab","c") differs from ("a","bc")."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()[:_LENGTH]


def document_id(kb: str, name: str, version: int, sha256: str) -> str:
    """Names one version of one document."""
    return "doc_" + digest(kb, name, str(version), sha256)


def role_key(title: str) -> str:
    """What two spellings of one title share: width, case and blanks do not count."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def role_id(kb: str, key: str) -> str:
    """Names a role of one knowledge base by the key of its title."""
    return "role_" + digest(kb, key)


class Occurrences:
    """Hands out ids within one document and counts equal things, so that each gets its own."""

    def __init__(self, kb: str, name: str) -> None:
        self._kb = kb
        self._name = name
        self._seen: Counter[tuple[str, ...]] = Counter()

    def list_id(self, path: Sequence[str], heading: str | None) -> str:
        """The id of the next list under this heading path."""
        return self._next("list_", path, heading or "", "")

    def duty_id(self, path: Sequence[str], heading: str | None, text: str) -> str:
        """The id of the next duty with this text under this heading path."""
        return self._next("duty_", path, heading or "", text)

    def _next(self, prefix: str, path: Sequence[str], heading: str, text: str) -> str:
        key = (prefix, *path, "\x00", heading, "\x00", text)
        occurrence = self._seen[key]
        self._seen[key] += 1
        return prefix + digest(self._kb, self._name, *key, str(occurrence))

"""Office packages: a zip of XML, opened as if it were hostile.

What is checked before anything is unpacked: how many entries the zip declares, how large each part would
be and how strongly it is packed (bombs showed ratios of 342 to 1,027, real documents up to 60). Parts are
then read with a cap whatever the header said, and parsed without entities, DTDs, network or huge trees.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.reading.result import UNREADABLE

MAX_ENTRIES = 5_000
MAX_PART = 64_000_000
"""Bytes of one unpacked XML part; 1,000 pages of Word are 20 MB."""

MAX_TOTAL = 128_000_000
"""Bytes of all parts that are read."""

MAX_RATIO = 200
RATIO_FROM = 1_000_000
"""Ratios are judged from this unpacked size on: short parts of blanks pack well."""


class Package:
    """A zip whose parts are read one by one, each as an XML tree."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as exc:
            raise UnreadableDocument(UNREADABLE, reason="damaged") from exc
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise UnreadableDocument(UNREADABLE, reason="bomb", entries=len(entries))
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}
        self._read = 0

    def names(self, prefix: str) -> list[str]:
        """Names of the parts under a prefix, sorted."""
        return sorted(name for name in self._entries if name.startswith(prefix))

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part, or None where the package has no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        data = self._bytes(entry)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,  # at most 256 levels and 10 MB in one text
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as exc:
            raise UnreadableDocument(UNREADABLE, reason="damaged", part=name) from exc
        if root.getroottree().docinfo.internalDTD is not None:  # no Office program writes one, attackers do
            raise UnreadableDocument(UNREADABLE, reason="doctype", part=name)
        return root

    def main(self, default: str) -> str:
        """Name of the main part, as the package's own relations say."""
        return next(iter(self.related("", "/officeDocument").values()), default)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Relation id -> part name, for the relations of ``part`` whose type ends with ``kind``."""
        folder, base = posixpath.split(part)
        relations = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") == "External" or not relation.get("Type", "").endswith(kind):
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[relation.get("Id", "")] = posixpath.normpath(path)
        return found

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise UnreadableDocument(UNREADABLE, reason="encrypted")
        packed, size = max(entry.compress_size, 1), entry.file_size
        self._read += size
        if size > MAX_PART or self._read > MAX_TOTAL or (size > RATIO_FROM and size / packed > MAX_RATIO):
            raise UnreadableDocument(UNREADABLE, reason="bomb", part=entry.filename, declared=size)
        try:
            with self._zip.open(entry) as part:
                data = part.read(size + 1)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, zlib.error) as exc:
            raise UnreadableDocument(UNREADABLE, reason="damaged", part=entry.filename) from exc
        return data


def local(element: etree._Element) -> str:
    """An element's name without its namespace (transitional and strict files differ only there)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that local name, followed down the path."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None

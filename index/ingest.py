"""Bytes to an indexed document: read, parsed, written in one transaction, then its vectors."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from corpus import occupations, parsing, reading
from corpus.catalogue import Catalogue
from corpus.catalogue.writing import NewDocument, replace_parse, retire_document, write_document
from corpus.errors import Conflict
from corpus.headless import headless_notes
from corpus.model import Document
from corpus.occupations import REFERENCE_KB
from corpus.parsing.result import Parse
from corpus.reading import Reading
from index.hybrid import HybridIndex
from index.mending import mend_words, requeue
from index.outbox import Progress
from index.protocols import Encoder
from index.staging import Staged, forget, stage
from index.stamp import current_stamp, write_stamp


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file.

    Attributes:
        pending: duties whose vectors could not be stored yet (the encoder failed); words find them, and
            the next ingest or start tries again. 0 when all is well.
    """

    outcome: Literal["added", "updated", "unchanged"]
    document: Document
    items_added: int
    items_removed: int
    items_kept: int
    pending: int = 0


class Ingestor:
    """Adds and removes documents. One per data directory; safe to call from several threads (they queue)."""

    def __init__(
        self,
        catalogue: Catalogue,
        index: HybridIndex,
        encoder: Encoder,
        *,
        read: Callable[[bytes, str], Reading] | None = None,
        parse: Callable[[str, str], Parse] | None = None,
    ) -> None:
        """Join the parts.

        Args:
            catalogue: the truth.
            index: what searches it; told when vectors are to be stored.
            encoder: makes the vectors, see ``Encoder``.
            read: bytes and name to text; default ``corpus.reading.read``.
            parse: text and name to a parse; default ``corpus.parsing.parse``.
        """
        self._catalogue = catalogue
        self._index = index
        self._encoder = encoder
        self._read = read or (lambda data, name: reading.read(data, name))
        self._parse = parse or (lambda text, name: parsing.parse(text, name=name))
        self._one_at_a_time = threading.Lock()

    def add(
        self,
        data: bytes,
        name: str,
        *,
        kb: str = "default",
        sample: bool = False,
        reference: bool = False,
        progress: Progress | None = None,
    ) -> Ingested:
        """Store a file under its name; the same bytes again change nothing, new bytes make a new version.

        When this returns the document is committed to disk and found by its words; and by its vectors,
        unless ``pending`` says otherwise. ``reference``: it is the pinned text of the read-only
        knowledge base.

        Raises:
            Conflict: ``kb_read_only``.
            UnreadableDocument: the bytes are no text that can be read.
            StorageFull: the disk is full; nothing was kept.
        """
        changeable(kb, reference=reference)
        sha256 = hashlib.sha256(data).hexdigest()
        with self._one_at_a_time:
            if (known := self._known(kb, name, sha256)) is not None:
                return Ingested("unchanged", known, 0, 0, known.duties, self._drain(progress))
        # Reading may take a minute (an old format, a hostile file): nobody else waits for it.
        if progress is not None:
            progress("read", 0, 1)
        new = self._prepare(data, name, kb, sample)
        if progress is not None:
            progress("read", 1, 1)
        with self._one_at_a_time:
            if (known := self._known(kb, name, sha256)) is not None:  # another thread was quicker
                return Ingested("unchanged", known, 0, 0, known.duties, self._drain(progress))
            last = next(iter(self._catalogue.versions(kb, name)), None)
            # The same bytes after a removal are that document again, not a new version of it.
            back = last.id if last is not None and last.bytes_sha256 == sha256 else None
            document_id, staged = self._write(new, into=back)
            left = self._drain(progress)
        outcome: Literal["added", "updated"] = "updated" if last and last.status == "ready" else "added"
        document = self._catalogue.document(document_id)
        return Ingested(outcome, document, staged.added, staged.removed, staged.kept, left)

    def remove(self, document_id: str) -> Document:
        """Take a document out of every answer; its versions stay for ``Keeper.restore``. Gives what it was.

        Raises:
            NotFound: no document bears the id.
            Conflict: ``kb_read_only``.
        """
        with self._one_at_a_time:
            document = self._catalogue.document(document_id)
            changeable(document.kb)
            with self._catalogue.transaction() as connection:
                gone = retire_document(connection, document.kb, document.name, datetime.now(UTC))
                forget(connection, document.kb, gone)
            self._index.store_pending()
        return document

    def resume(self, progress: Progress | None = None) -> int:
        """Finish what an earlier process left undone or a disk damaged; gives how many duties still wait."""
        with self._one_at_a_time:
            mend_words(self._catalogue, self._index.tokeniser)
            requeue(self._catalogue, self._encoder.dimensions)
            return self._drain(progress)

    def _known(self, kb: str, name: str, sha256: str) -> Document | None:
        """The document that is there under the name, if these are its bytes."""
        last = next(iter(self._catalogue.versions(kb, name)), None)
        same = last is not None and last.status == "ready" and last.bytes_sha256 == sha256
        return last if same else None

    def _prepare(self, data: bytes, name: str, kb: str, sample: bool) -> NewDocument:
        read = self._read_for(kb)(data, name)
        parsed = self._parse_for(kb)(read.text, name)
        return NewDocument(
            kb=kb,
            name=name,
            data=data,
            text=read.text,
            encoding=read.encoding,
            media_type=read.media_type,
            title=read.title or parsed.result.document.title or name,
            notes=(*read.notes, *headless_notes(parsed.result, read.text)),
            parse=parsed.result,
            parser=reader_of(kb),
            sample=sample,
            created_at=datetime.now(UTC),
        )

    def _read_for(self, kb: str) -> Callable[[bytes, str], Reading]:
        return _table_as_it_is if kb == REFERENCE_KB else self._read

    def _parse_for(self, kb: str) -> Callable[[str, str], Parse]:
        return _occupations if kb == REFERENCE_KB else self._parse

    def _write(self, new: NewDocument, *, into: str | None = None) -> tuple[str, Staged]:
        """As the next version of its name, or ``into`` a version that there is."""
        tokens, fingerprint = self._index.tokeniser, self._encoder.fingerprint
        with self._catalogue.transaction() as connection:
            written = replace_parse(connection, into, new) if into else write_document(connection, new)
            staged = stage(connection, new.kb, written, tokens, fingerprint)
            write_stamp(connection, current_stamp(tokens.stamp, fingerprint))
        return written.document_id, staged

    def _drain(self, progress: Progress | None) -> int:
        return self._index.drain(self._encoder, progress)


def changeable(kb: str, *, reference: bool = False) -> None:
    """Raise ``Conflict`` for the read-only knowledge base, unless its own command asks (``reference``)."""
    if kb == REFERENCE_KB and not reference:
        raise Conflict("kb_read_only", kb=kb)


def reader_of(kb: str) -> str:
    """The version of what reads the texts of a knowledge base."""
    return occupations.READER if kb == REFERENCE_KB else parsing.PARSER_VERSION


def _table_as_it_is(data: bytes, _name: str) -> Reading:
    # The general reader turns a table into lines; here every span must point into the file's own text.
    return Reading(data.decode("utf-8"), "utf-8", "text/csv", occupations.TITLE, ())


def _occupations(text: str, name: str) -> Parse:
    return occupations.parse(text, name=name)

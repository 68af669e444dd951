"""The life of a document after it came in: renamed, brought back, read again, deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from corpus.catalogue.writing import (
    NewDocument,
    Written,
    remove_document,
    rename_document,
    retire_document,
    write_document,
)
from corpus.diffing import Diff, diff, lines
from corpus.errors import Conflict, InvalidRequest
from corpus.exchange import StoredDocument
from corpus.headless import NOTE, headless_notes
from corpus.model import Document
from index.ingest import Ingested, Ingestor, changeable, reader_of
from index.outbox import Progress
from index.staging import forget, stage
from index.stamp import current_stamp, write_stamp

NAME_LIMIT = 300  # characters


@dataclass(frozen=True, slots=True)
class Reparsed:
    """A document that was read again, and what that changed in its duties."""

    document: Document
    diff: Diff


class Keeper(Ingestor):
    """An ingestor that also looks after what it took in; same lock, so all changes queue."""

    def purge(self, document_id: str, *, reference: bool = False) -> Document:
        """Delete a document with every version and its bytes for good; gives what it was.

        Raises:
            NotFound: no document bears the id.
            Conflict: ``kb_read_only``, unless ``reference`` says that this is meant.
        """
        with self._one_at_a_time:
            document = self._catalogue.document(document_id)
            changeable(document.kb, reference=reference)
            with self._catalogue.transaction() as connection:
                forget(connection, document.kb, remove_document(connection, document.kb, document.name))
            self._index.store_pending()
        return document

    def restore(self, document_id: str, progress: Progress | None = None) -> Ingested:
        """Make a version current again: a removed document's last one as it was, an older one as a new version.

        Only duties that no other document holds are encoded, and none if their vectors are still there.

        Raises:
            NotFound: no document bears the id.
        """
        with self._one_at_a_time:
            wanted = self._catalogue.document(document_id)
            if wanted.status == "ready":
                return Ingested("unchanged", wanted, 0, 0, wanted.duties, self._drain(progress))
            last = self._catalogue.versions(wanted.kb, wanted.name)[0]
            if last.id == wanted.id:
                written_id, staged = self._write(self._stored(wanted), into=wanted.id)
            else:
                written_id, staged = self._write(replace(self._stored(wanted), created_at=datetime.now(UTC)))
            left = self._drain(progress)
            outcome: Literal["added", "updated"] = "updated" if last.status == "ready" else "added"
            document = self._catalogue.document(written_id)
        return Ingested(outcome, document, staged.added, staged.removed, staged.kept, left)

    def rename(self, document_id: str, name: str) -> Document:
        """Give a document, with all its versions, another name; every id stays, nothing is encoded.

        Raises:
            NotFound: no document bears the id.
            InvalidRequest: the name is empty, too long, or holds what no name can.
            Conflict: ``document_name_taken`` (a removed document keeps its name too), ``kb_read_only``.
        """
        name = name.strip()
        if not name or len(name) > NAME_LIMIT or any(ord(character) < 32 for character in name):
            raise InvalidRequest("document_name_invalid", limit=NAME_LIMIT)
        with self._one_at_a_time:
            document = self._catalogue.document(document_id)
            changeable(document.kb)
            if name == document.name:
                return document
            if self._catalogue.versions(document.kb, name):
                raise Conflict("document_name_taken", name=name)
            with self._catalogue.transaction() as connection:
                rename_document(connection, document.kb, document.name, name)
            return self._catalogue.document(document_id)

    def stale(self, kb: str | None = None) -> list[Document]:
        """The documents that another version of the parser read."""
        return [one for one in self._catalogue.documents(kb) if one.parser != reader_of(one.kb)]

    def reparse(self, document_id: str, progress: Progress | None = None) -> Reparsed:
        """Read the original bytes again with the reader and parser of today; the version stays the same.

        Raises:
            NotFound: no document bears the id.
            UnreadableDocument: the bytes cannot be read here (e.g. without LibreOffice); nothing changes.
        """
        with self._one_at_a_time:
            document = self._catalogue.document(document_id)
            before = lines(self._catalogue.parse(document_id))
            data = self._catalogue.data(document_id)
            new = self._prepare(data, document.name, document.kb, document.sample)
            found = diff(before, lines(new.parse))
            if document.status == "ready":
                self._write(new, into=document_id)
                self._drain(progress)
            return Reparsed(self._catalogue.document(document_id), found)

    def load(self, kb: str, name: str, history: Sequence[StoredDocument]) -> Ingested:
        """Take in an exported document with all its versions, oldest first. Call ``resume`` when all are in.

        Where the name is known already, only its last version is taken, as a new one if its bytes differ.

        Raises:
            Conflict: ``kb_read_only``.
        """
        changeable(kb)
        newest = history[-1]
        with self._one_at_a_time:
            there = next(iter(self._catalogue.versions(kb, name)), None)
            if there is not None:
                if there.bytes_sha256 == newest.sha256 and (there.status == "ready") == (
                    newest.status == "ready"
                ):
                    return Ingested("unchanged", there, 0, 0, there.duties)
                if newest.status != "ready":
                    return Ingested("unchanged", there, 0, 0, there.duties)
                history = [newest]
            document_id, count = self._write_history([one.as_new(kb, name) for one in history], newest)
            document = self._catalogue.document(document_id)
        return Ingested("updated" if there else "added", document, count, 0, 0)

    def _write_history(self, history: Sequence[NewDocument], newest: StoredDocument) -> tuple[str, int]:
        tokens, fingerprint = self._index.tokeniser, self._encoder.fingerprint
        with self._catalogue.transaction() as connection:
            indexed: frozenset[str] | None = None
            for new in history:
                written = write_document(connection, new)
                # Only what stood before the first of them is in the index; the versions between never were.
                indexed = written.before if indexed is None else indexed
            if newest.status == "ready":
                whole = Written(written.document_id, written.duties, indexed or frozenset())
                stage(connection, history[-1].kb, whole, tokens, fingerprint)
                write_stamp(connection, current_stamp(tokens.stamp, fingerprint))
            else:
                when = newest.removed_at or newest.created_at
                retire_document(connection, history[-1].kb, history[-1].name, when)
        return written.document_id, len(written.duties) if newest.status == "ready" else 0

    def _stored(self, document: Document) -> NewDocument:
        """A version as it lies in the catalogue, its text parsed by the parser of today."""
        text = self._catalogue.text(document.id)
        parse = self._parse_for(document.kb)(text, document.name).result
        own = tuple(note for note in document.notes if NOTE not in note)
        return NewDocument(
            kb=document.kb,
            name=document.name,
            data=self._catalogue.data(document.id),
            text=text,
            encoding=document.encoding,
            media_type=document.media_type,
            title=document.title,
            notes=(*own, *headless_notes(parse, text)),
            parse=parse,
            parser=reader_of(document.kb),
            sample=document.sample,
            created_at=document.created_at,
        )

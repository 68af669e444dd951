"""What a person can do with documents that are in: versions, diffs, originals, removal, export, checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from api import views_library
from api.contract import (
    DocumentDiff,
    DocumentList,
    DocumentSummary,
    ImportResult,
    KbList,
    KbSummary,
    RemovedDocument,
    RemovedKb,
    ReparsedDocument,
    ReparseResult,
    SourceCheck,
    UploadedDocument,
    VersionList,
)
from api.intake import checked_kb
from api.problems import problem_of
from api.views import document_summary
from corpus.errors import Conflict, InputError, NotFound
from corpus.parsing.result import ParseResult

if TYPE_CHECKING:
    from api.wiring import Workspace
    from corpus.model import Document

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was sent."""

    name: str
    media_type: str
    data: bytes


class Library(Protocol):
    """``document`` is an id, or a name that only one document bears; an older version's id names that version."""

    def versions(self, document: str, *, kb: str | None = None) -> VersionList:
        """Every version, newest first, of a document that is there or was removed."""
        ...

    def diff(
        self, document: str, *, before: int | None = None, after: int | None = None, kb: str | None = None
    ) -> DocumentDiff:
        """Duty by duty, from one version to another; by default from the one before to the newest."""
        ...

    def parse(self, document: str, *, version: int | None = None) -> ParseResult:
        """How the text was read: roles with lists of items, what was dropped, what was repaired."""
        ...

    def original(self, document: str, *, version: int | None = None, kb: str | None = None) -> Original:
        """The bytes as they were sent."""
        ...

    def rename(self, document: str, name: str) -> DocumentSummary:
        """Another name for every version; ids stay."""
        ...

    def restore(self, document: str, *, version: int | None = None) -> UploadedDocument:
        """Bring a removed document back, or make an older version current again (as a new version)."""
        ...

    def purge(self, document: str) -> RemovedDocument:
        """Delete a document with all versions for good."""
        ...

    def removed(self, kb: str | None = None) -> DocumentList:
        """The documents that can be brought back."""
        ...

    def reparse(
        self,
        document: str | None = None,
        *,
        kb: str | None = None,
        everything: bool = False,
        progress: Progress | None = None,
    ) -> ReparseResult:
        """Read originals again: one document, else those an older parser read, or everything."""
        ...

    def check(self, document: str | None = None, *, kb: str | None = None) -> SourceCheck:
        """What looks wrong in the texts."""
        ...

    def knowledge_bases(self) -> KbList:
        """All knowledge bases with their sizes."""
        ...

    def remove_kb(self, kb: str, *, purge: bool = False) -> RemovedKb:
        """Remove every document of a knowledge base; with ``purge`` for good."""
        ...

    def export(self, kb: str) -> Iterator[bytes]:
        """A knowledge base as JSON Lines."""
        ...

    def take(self, lines: Callable[[], Iterable[bytes]], *, kb: str | None = None) -> ImportResult:
        """An exported knowledge base back; ``lines`` is called twice: to check it whole, then to take it."""
        ...


class LocalLibrary:
    """The library on a workspace of this process."""

    def __init__(self, workspace: Workspace, default_kb: str) -> None:
        self._workspace = workspace
        self._default = default_kb

    def versions(self, document: str, *, kb: str | None = None) -> VersionList:
        """See ``Library.versions``."""
        found = self._find(document, kb=kb)
        versions = self._workspace.catalogue.versions(found.kb, found.name)
        return VersionList(kb=found.kb, name=found.name, versions=[document_summary(one) for one in versions])

    def diff(
        self, document: str, *, before: int | None = None, after: int | None = None, kb: str | None = None
    ) -> DocumentDiff:
        """See ``Library.diff``."""
        from corpus.diffing import diff, lines

        catalogue = self._workspace.catalogue
        found = self._find(document, kb=kb)
        new = found if after is None else self._version(found, after)
        start = new.version - 1 if before is None else before
        old = [] if start == 0 else lines(catalogue.parse(self._version(found, start).id))
        made = diff(old, lines(catalogue.parse(new.id)))
        return DocumentDiff(
            kb=found.kb,
            name=found.name,
            from_version=start,
            to_version=new.version,
            diff=views_library.duty_diff(made),
        )

    def parse(self, document: str, *, version: int | None = None) -> ParseResult:
        """See ``Library.parse``."""
        found = self._find(document)
        if version is not None:
            found = self._version(found, version)
        return self._workspace.catalogue.parse(found.id)

    def original(self, document: str, *, version: int | None = None, kb: str | None = None) -> Original:
        """See ``Library.original``."""
        found = self._find(document, kb=kb)
        if version is not None:
            found = self._version(found, version)
        return Original(found.name, found.media_type, self._workspace.catalogue.data(found.id))

    def rename(self, document: str, name: str) -> DocumentSummary:
        """See ``Library.rename``."""
        return document_summary(self._workspace.ingestor.rename(self._find(document).id, name))

    def restore(self, document: str, *, version: int | None = None) -> UploadedDocument:
        """See ``Library.restore``."""
        found = self._find(document)
        if version is not None:
            found = self._version(found, version)
        return views_library.uploaded(self._workspace.ingestor.restore(found.id))

    def purge(self, document: str) -> RemovedDocument:
        """See ``Library.purge``."""
        gone = self._workspace.ingestor.purge(self._find(document).id)
        return RemovedDocument(document_id=gone.id, name=gone.name, removed=True)

    def removed(self, kb: str | None = None) -> DocumentList:
        """See ``Library.removed``."""
        found = self._workspace.catalogue.removed(kb)
        return DocumentList(documents=[document_summary(one) for one in found])

    def reparse(
        self,
        document: str | None = None,
        *,
        kb: str | None = None,
        everything: bool = False,
        progress: Progress | None = None,
    ) -> ReparseResult:
        """See ``Library.reparse``."""
        from corpus.parsing import PARSER_VERSION

        keeper = self._workspace.ingestor
        if document is not None:
            wanted = [self._find(document, kb=kb)]
        elif everything:
            wanted = self._workspace.catalogue.documents(kb)
        else:
            wanted = keeper.stale(kb)
        result = ReparseResult(parser=PARSER_VERSION, documents=[], problems=[])
        for number, one in enumerate(wanted, 1):
            try:
                again = keeper.reparse(one.id)
            except InputError as exc:
                exc.facts.setdefault("name", one.name)
                result.problems.append(problem_of(exc))
            else:
                result.documents.append(
                    ReparsedDocument(
                        document=document_summary(again.document), diff=views_library.duty_diff(again.diff)
                    )
                )
            if progress is not None:
                progress("parse", number, len(wanted))
        return result

    def check(self, document: str | None = None, *, kb: str | None = None) -> SourceCheck:
        """See ``Library.check``."""
        from corpus.checking import check

        catalogue = self._workspace.catalogue
        if document is not None:
            found = self._find(document, kb=kb)
            return views_library.source_check(check(catalogue, document_id=found.id), 1)
        if kb is not None:
            self._known(kb)
        return views_library.source_check(check(catalogue, kb=kb), len(catalogue.documents(kb)))

    def knowledge_bases(self) -> KbList:
        """See ``Library.knowledge_bases``."""
        catalogue = self._workspace.catalogue
        there, gone = catalogue.documents(None), catalogue.removed(None)
        return KbList(
            knowledge_bases=[
                KbSummary(
                    kb=kb,
                    documents=sum(one.kb == kb for one in there),
                    roles=len(catalogue.roles(kb)),
                    duties=sum(one.duties for one in there if one.kb == kb),
                    removed=sum(one.kb == kb for one in gone),
                )
                for kb in sorted({one.kb for one in [*there, *gone]})
            ]
        )

    def remove_kb(self, kb: str, *, purge: bool = False) -> RemovedKb:
        """See ``Library.remove_kb``."""
        self._known(kb)
        keeper, catalogue = self._workspace.ingestor, self._workspace.catalogue
        there = catalogue.documents(kb)
        for one in there:
            _ = keeper.purge(one.id) if purge else keeper.remove(one.id)
        gone = catalogue.removed(kb) if purge else []
        for one in gone:
            keeper.purge(one.id)
        if purge:
            self._workspace.inbox.drop(kb)
        return RemovedKb(kb=kb, documents=len(there) + len(gone), purged=purge)

    def export(self, kb: str) -> Iterator[bytes]:
        """See ``Library.export``."""
        from corpus.exchange import export_lines

        return (line.encode() for line in export_lines(self._workspace.catalogue, kb))

    def take(self, lines: Callable[[], Iterable[bytes]], *, kb: str | None = None) -> ImportResult:
        """See ``Library.take``."""
        from corpus.exchange import import_lines

        said, histories = import_lines(lines())
        for _ in histories:  # a damaged file is refused before anything of it is taken
            pass
        into = checked_kb(kb or said or None, self._default)
        keeper = self._workspace.ingestor
        taken = [keeper.load(into, history[-1].name, history) for history in import_lines(lines())[1]]
        keeper.resume()
        outcomes = [one.outcome for one in taken]
        return ImportResult(
            kb=into,
            added=outcomes.count("added"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
            documents=[document_summary(one.document) for one in taken],
        )

    def _find(self, wanted: str, *, kb: str | None = None) -> Document:
        catalogue = self._workspace.catalogue
        try:
            return catalogue.document(wanted)
        except NotFound:
            named = [one for one in catalogue.documents(kb) if one.name == wanted]
            named = named or [one for one in catalogue.removed(kb) if one.name == wanted]
            if not named:
                raise NotFound("document_not_found", document_id=wanted) from None
            if len(named) > 1:
                raise ambiguous(wanted, [(one.kb, one.id) for one in named]) from None
            return named[0]

    def _version(self, document: Document, version: int) -> Document:
        for one in self._workspace.catalogue.versions(document.kb, document.name):
            if one.version == version:
                return one
        raise NotFound("version_not_found", name=document.name, version=version)

    def _known(self, kb: str) -> None:
        if not (self._workspace.catalogue.documents(kb) or self._workspace.catalogue.removed(kb)):
            raise NotFound("kb_not_found", kb=kb)


def ambiguous(name: str, places: Sequence[tuple[str, str]]) -> Conflict:
    """Several knowledge bases hold a document of this name; ``places`` are (knowledge base, document id)."""
    listed = "、".join(f"{document_id}（{kb}）" for kb, document_id in places)
    return Conflict("document_ambiguous", name=name, count=len(places), places=listed)

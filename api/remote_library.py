"""The library and the jobs of a service that runs already; see ``api.remote``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar
from urllib.parse import quote, unquote

from pydantic import BaseModel

from api.contract import (
    DocumentDiff,
    DocumentList,
    DocumentSummary,
    ImportResult,
    JobList,
    JobView,
    KbList,
    RemovedDocument,
    RemovedKb,
    ReparseResult,
    SourceCheck,
    UploadedDocument,
    VersionList,
)
from api.library import Original, Progress
from corpus.errors import NotFound
from corpus.parsing.result import ParseResult

Shape = TypeVar("Shape", bound=BaseModel)


class Caller(Protocol):
    """The connection to the owner."""

    def call(self, shape: type[Shape], method: str, path: str, **request: Any) -> Shape:
        """A documented shape; problems are raised."""
        ...

    def fetch(self, path: str, **request: Any) -> tuple[bytes, dict[str, str]]:
        """Bytes and headers; problems are raised."""
        ...


class RemoteLibrary:
    """See ``api.library.Library``."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def versions(self, document: str, *, kb: str | None = None) -> VersionList:
        """See ``Library.versions``."""
        return self._caller.call(VersionList, "GET", self._path(document, kb) + "/versions")

    def diff(
        self, document: str, *, before: int | None = None, after: int | None = None, kb: str | None = None
    ) -> DocumentDiff:
        """See ``Library.diff``."""
        asked = {key: value for key, value in (("from", before), ("to", after)) if value is not None}
        return self._caller.call(DocumentDiff, "GET", self._path(document, kb) + "/diff", params=asked)

    def parse(self, document: str, *, version: int | None = None) -> ParseResult:
        """See ``Library.parse``."""
        asked = {} if version is None else {"version": version}
        return self._caller.call(ParseResult, "GET", self._path(document, None) + "/parse", params=asked)

    def original(self, document: str, *, version: int | None = None, kb: str | None = None) -> Original:
        """See ``Library.original``."""
        params = {} if version is None else {"version": version}
        data, headers = self._caller.fetch(self._path(document, kb) + "/original", params=params)
        name = unquote(headers.get("content-disposition", "").partition("UTF-8''")[2])
        return Original(name, headers.get("content-type", ""), data)

    def rename(self, document: str, name: str) -> DocumentSummary:
        """See ``Library.rename``."""
        return self._caller.call(DocumentSummary, "PATCH", self._path(document), json={"name": name})

    def restore(self, document: str, *, version: int | None = None) -> UploadedDocument:
        """See ``Library.restore``."""
        params = {} if version is None else {"version": version}
        return self._caller.call(UploadedDocument, "POST", self._path(document) + "/restore", params=params)

    def purge(self, document: str) -> RemovedDocument:
        """See ``Library.purge``."""
        return self._caller.call(RemovedDocument, "DELETE", self._path(document), params={"purge": "true"})

    def removed(self, kb: str | None = None) -> DocumentList:
        """See ``Library.removed``."""
        params = {"removed": "true", **({"kb": kb} if kb else {})}
        return self._caller.call(DocumentList, "GET", "/v1/documents", params=params)

    def reparse(
        self,
        document: str | None = None,
        *,
        kb: str | None = None,
        everything: bool = False,
        progress: Progress | None = None,
    ) -> ReparseResult:
        """See ``Library.reparse``; the owner's progress is not seen from here."""
        if progress is not None:
            progress("parse", 0, 0)
        if document is not None:
            return self._caller.call(ReparseResult, "POST", self._path(document, kb) + "/reparse")
        params = {"all": "true" if everything else "false", **({"kb": kb} if kb else {})}
        return self._caller.call(ReparseResult, "POST", "/v1/documents/reparse", params=params)

    def check(self, document: str | None = None, *, kb: str | None = None) -> SourceCheck:
        """See ``Library.check``."""
        if document is not None:
            return self._caller.call(SourceCheck, "GET", self._path(document, kb) + "/check")
        return self._caller.call(SourceCheck, "GET", "/v1/documents/check", params={"kb": kb} if kb else {})

    def knowledge_bases(self) -> KbList:
        """See ``Library.knowledge_bases``."""
        return self._caller.call(KbList, "GET", "/v1/kbs")

    def remove_kb(self, kb: str, *, purge: bool = False) -> RemovedKb:
        """See ``Library.remove_kb``."""
        params = {"purge": "true" if purge else "false"}
        return self._caller.call(RemovedKb, "DELETE", f"/v1/kbs/{quote(kb, safe='')}", params=params)

    def export(self, kb: str) -> Iterator[bytes]:
        """See ``Library.export``."""
        yield self._caller.fetch(f"/v1/kbs/{quote(kb, safe='')}/export")[0]

    def take(self, lines: Callable[[], Iterable[bytes]], *, kb: str | None = None) -> ImportResult:
        """See ``Library.take``."""
        params = {"kb": kb} if kb else {}
        headers = {"content-type": "application/x-ndjson"}
        content = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines())
        return self._caller.call(
            ImportResult, "POST", "/v1/kbs/import", params=params, content=content, headers=headers
        )

    def _path(self, document: str, kb: str | None = None) -> str:
        wanted = document
        if kb is not None:  # addresses name documents by id; a name is looked up in its knowledge base
            found = self._caller.call(DocumentList, "GET", "/v1/documents", params={"kb": kb}).documents
            named = [one.document_id for one in found if document in (one.document_id, one.name)]
            if len(named) != 1:
                raise NotFound("document_not_found", document_id=document)
            wanted = named[0]
        # A slash in a name would end the path's part: such a document is asked for by its id.
        if "/" in wanted:
            listed = self._caller.call(DocumentList, "GET", "/v1/documents").documents
            listed += self.removed().documents
            wanted = next((one.document_id for one in listed if one.name == wanted), wanted)
        return f"/v1/documents/{quote(wanted, safe='')}"


class RemoteJobs:
    """See ``api.desk.Jobs``."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def job(self, job_id: str) -> JobView:
        """See ``Jobs.job``."""
        return self._caller.call(JobView, "GET", f"/v1/jobs/{quote(job_id, safe='')}")

    def jobs(self, batch: str | None = None) -> JobList:
        """See ``Jobs.jobs``."""
        return self._caller.call(JobList, "GET", "/v1/jobs", params={"batch": batch} if batch else {})

    def cancel(self, job_id: str) -> JobView:
        """See ``Jobs.cancel``."""
        return self._caller.call(JobView, "DELETE", f"/v1/jobs/{quote(job_id, safe='')}")

    def cancel_batch(self, batch: str) -> JobList:
        """See ``Jobs.cancel_batch``."""
        return self._caller.call(JobList, "DELETE", "/v1/jobs", params={"batch": batch})

    def resume(self, *, retry: bool = False, progress: Progress | None = None) -> int:
        """The owner works its jobs off by itself; gives how many are left."""
        del retry, progress
        return sum(one.state in ("waiting", "running") for one in self.jobs().jobs)

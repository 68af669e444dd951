"""The desk of a service that runs already: the same shapes, fetched over HTTP from the data directory's owner."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from api.batches import RemoteBatches
from api.contract import (
    DocumentList,
    DocumentSummary,
    DocumentText,
    Forgotten,
    Health,
    Problem,
    RemovedDocument,
    RoleList,
    RoleView,
    SearchResult,
    UploadAccepted,
    UploadResult,
)
from api.desk import Progress, Upload
from api.doorkeeping import RemoteDoorkeeping
from api.drafts import RemoteDrafts
from api.quality import RemoteQuality
from api.remote_curation import RemoteCuration
from api.remote_library import RemoteJobs, RemoteLibrary
from api.views_library import upload_result
from assistant.contract import Answer, Question
from corpus.errors import InputError, ServiceError, ZhizeError

if TYPE_CHECKING:
    from api.metrics import Condition

Shape = TypeVar("Shape", bound=BaseModel)

CONNECT_SECONDS = 3.0  # also for the first sign of life
_LOOK_SECONDS = 0.3  # between two looks at jobs that are followed
ANSWER_SECONDS = 600.0  # an upload of many documents may take minutes


class RemoteDesk:
    """Speaks to the owner at ``url``; its problems are raised here as they were there.

    ``token``: what shows that this process may read the owner's data directory (``api.access.owner``).
    """

    def __init__(self, url: str, client: httpx.Client | None = None, *, token: str | None = None) -> None:
        self._url = url.rstrip("/")
        # trust_env off: a proxy of the environment must not see, or break, loopback traffic.
        self._client = client or httpx.Client(
            base_url=self._url,
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
            headers={"authorization": f"Bearer {token}"} if token else {},
        )

    @property
    def polisher(self) -> None:
        """The owner's drafts are polished already."""
        return

    @property
    def worder(self) -> None:
        """The owner's answers are worded already."""
        return

    @property
    def doors(self) -> RemoteDoorkeeping:
        """See ``Desk.doors``."""
        return RemoteDoorkeeping(self)

    @property
    def quality(self) -> RemoteQuality:
        """See ``Desk.quality``."""
        return RemoteQuality(self)

    @property
    def curation(self) -> RemoteCuration:
        """See ``Desk.curation``."""
        return RemoteCuration(self)

    @property
    def drafts(self) -> RemoteDrafts:
        """See ``Desk.drafts``."""
        return RemoteDrafts(self)

    @property
    def batches(self) -> RemoteBatches:
        """See ``Desk.batches``."""
        return RemoteBatches(self)

    def require_alive(self) -> RemoteDesk:
        """One quick look before the long timeouts begin: a stopped owner still accepts connections.

        Raises:
            ServiceError: ``service_unreachable``.
        """
        self.call(Health, "GET", "/healthz", timeout=CONNECT_SECONDS)
        return self

    def ask(self, question: Question) -> Answer:
        """See ``Desk.ask``."""
        return self.call(Answer, "POST", "/v1/ask", json=question.model_dump(exclude_none=True))

    def condition(self) -> Condition:
        """See ``Desk.condition``; a command has no use for it, a scraper asks the service itself."""
        raise ServiceError("service_unreachable", url=self._url)

    def forget(self, conversation_id: str) -> Forgotten:
        """See ``Desk.forget``."""
        return self.call(Forgotten, "DELETE", f"/v1/conversations/{quote(conversation_id, safe='')}")

    def search(self, query: str, *, kb: str | None = None, limit: int = 20) -> SearchResult:
        """See ``Desk.search``."""
        return self.call(SearchResult, "GET", "/v1/search", params=_given(q=query, kb=kb, limit=limit))

    def roles(self, kb: str | None = None) -> RoleList:
        """See ``Desk.roles``."""
        return self.call(RoleList, "GET", "/v1/roles", params=_given(kb=kb))

    def role(self, role_id: str) -> RoleView:
        """See ``Desk.role``."""
        return self.call(RoleView, "GET", f"/v1/roles/{quote(role_id, safe='')}")

    def documents(self, kb: str | None = None) -> DocumentList:
        """See ``Desk.documents``."""
        return self.call(DocumentList, "GET", "/v1/documents", params=_given(kb=kb))

    def document(self, document_id: str) -> DocumentSummary:
        """See ``Desk.document``."""
        return self.call(DocumentSummary, "GET", f"/v1/documents/{quote(document_id, safe='')}")

    def text(self, document_id: str) -> DocumentText:
        """See ``Desk.text``."""
        return self.call(DocumentText, "GET", f"/v1/documents/{quote(document_id, safe='')}/text")

    def add(
        self, uploads: Sequence[Upload], *, kb: str | None = None, progress: Progress | None = None
    ) -> UploadResult:
        """See ``Desk.add``: the owner's jobs are followed until all of them are finished."""
        result = self.receive(uploads, kb=kb, seconds=0)
        if isinstance(result, UploadResult):
            return result
        while True:
            jobs = self.intake.jobs(result.batch).jobs
            done = sum(one.state not in ("waiting", "running") for one in jobs)
            if progress is not None:
                progress("files", done, len(jobs))
            if done == len(jobs):
                break
            time.sleep(_LOOK_SECONDS)
        documents = [one.document for one in jobs if one.document is not None]
        problems = result.problems + [one.problem for one in jobs if one.problem is not None]
        if problems and not documents:
            raise InputError(problems[0].code, problem=problems[0])
        sample = any(one.sample for one in self.documents().documents)
        return upload_result(documents, problems, result.skipped, sample_present=sample)

    def receive(
        self, uploads: Sequence[Upload], *, kb: str | None = None, seconds: float
    ) -> UploadResult | UploadAccepted:
        """See ``Desk.receive``."""
        response = self._answer(
            "POST",
            "/v1/documents",
            files=[("file", (name, data, "application/octet-stream")) for name, data in uploads],
            data=_given(kb=kb),
            headers={"prefer": f"wait={seconds:.0f}"},
        )
        if response.status_code == 202:
            return self._shaped(UploadAccepted, response)
        return self._shaped(UploadResult, response)

    @property
    def intake(self) -> RemoteJobs:
        """See ``Desk.intake``."""
        return RemoteJobs(self)

    @property
    def library(self) -> RemoteLibrary:
        """See ``Desk.library``."""
        return RemoteLibrary(self)

    def remove(self, document_id: str) -> RemovedDocument:
        """See ``Desk.remove``."""
        return self.call(RemovedDocument, "DELETE", f"/v1/documents/{quote(document_id, safe='')}")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def call(self, shape: type[Shape], method: str, path: str, **request: Any) -> Shape:
        """A documented shape from the owner; its problems are raised."""
        return self._shaped(shape, self._answer(method, path, **request))

    def fetch(self, path: str, **request: Any) -> tuple[bytes, dict[str, str]]:
        """Bytes and headers from the owner; its problems are raised."""
        response = self._answer("GET", path, **request)
        return response.content, dict(response.headers)

    def _answer(self, method: str, path: str, **request: Any) -> httpx.Response:
        try:
            response = self._client.request(method, path, **request)
            if response.is_success:
                return response
            found = Problem.model_validate_json(response.content)
        except (httpx.HTTPError, ValidationError) as exc:
            raise ServiceError("service_unreachable", url=self._url) from exc
        kind: type[ZhizeError] = InputError if found.status < 500 else ServiceError
        raise kind(found.code, problem=found)

    def _shaped(self, shape: type[Shape], response: httpx.Response) -> Shape:
        try:
            return shape.model_validate_json(response.content)
        except ValidationError as exc:
            raise ServiceError("service_unreachable", url=self._url) from exc


def _given(**values: object) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}

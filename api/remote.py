"""The desk of a service that runs already: the same shapes, fetched over HTTP from the data directory's owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from api.contract import (
    DocumentList,
    DocumentSummary,
    DocumentText,
    Health,
    Problem,
    RemovedDocument,
    RoleList,
    RoleView,
    SearchResult,
    UploadResult,
)
from api.desk import Progress, Upload
from assistant.contract import Answer, Question
from corpus.errors import InputError, ServiceError, ZhizeError

Shape = TypeVar("Shape", bound=BaseModel)

CONNECT_SECONDS = 3.0  # also for the first sign of life
ANSWER_SECONDS = 600.0  # an upload of many documents may take minutes


class RemoteDesk:
    """Speaks to the owner at ``url``; its problems are raised here as they were there."""

    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        self._url = url.rstrip("/")
        # trust_env off: a proxy of the environment must not see, or break, loopback traffic.
        self._client = client or httpx.Client(
            base_url=self._url,
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
        )

    def require_alive(self) -> RemoteDesk:
        """One quick look before the long timeouts begin: a stopped owner still accepts connections.

        Raises:
            ServiceError: ``service_unreachable``.
        """
        self._call(Health, "GET", "/healthz", timeout=CONNECT_SECONDS)
        return self

    def ask(self, question: Question) -> Answer:
        """See ``Desk.ask``."""
        return self._call(Answer, "POST", "/v1/ask", json=question.model_dump(exclude_none=True))

    def search(self, query: str, *, kb: str | None = None, limit: int = 20) -> SearchResult:
        """See ``Desk.search``."""
        return self._call(SearchResult, "GET", "/v1/search", params=_given(q=query, kb=kb, limit=limit))

    def roles(self, kb: str | None = None) -> RoleList:
        """See ``Desk.roles``."""
        return self._call(RoleList, "GET", "/v1/roles", params=_given(kb=kb))

    def role(self, role_id: str) -> RoleView:
        """See ``Desk.role``."""
        return self._call(RoleView, "GET", f"/v1/roles/{quote(role_id, safe='')}")

    def documents(self, kb: str | None = None) -> DocumentList:
        """See ``Desk.documents``."""
        return self._call(DocumentList, "GET", "/v1/documents", params=_given(kb=kb))

    def document(self, document_id: str) -> DocumentSummary:
        """See ``Desk.document``."""
        return self._call(DocumentSummary, "GET", f"/v1/documents/{quote(document_id, safe='')}")

    def text(self, document_id: str) -> DocumentText:
        """See ``Desk.text``."""
        return self._call(DocumentText, "GET", f"/v1/documents/{quote(document_id, safe='')}/text")

    def add(
        self, uploads: Sequence[Upload], *, kb: str | None = None, progress: Progress | None = None
    ) -> UploadResult:
        """See ``Desk.add``; the owner's progress is not seen from here."""
        if progress is not None:
            progress("upload", 0, len(uploads))
        result = self._call(
            UploadResult,
            "POST",
            "/v1/documents",
            files=[("file", (name, data, "application/octet-stream")) for name, data in uploads],
            data=_given(kb=kb),
        )
        if progress is not None:
            progress("upload", len(uploads), len(uploads))
        return result

    def remove(self, document_id: str) -> RemovedDocument:
        """See ``Desk.remove``."""
        return self._call(RemovedDocument, "DELETE", f"/v1/documents/{quote(document_id, safe='')}")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _call(self, shape: type[Shape], method: str, path: str, **request: Any) -> Shape:
        try:
            response = self._client.request(method, path, **request)
            if response.is_success:
                return shape.model_validate_json(response.content)
            found = Problem.model_validate_json(response.content)
        except (httpx.HTTPError, ValidationError) as exc:
            raise ServiceError("service_unreachable", url=self._url) from exc
        kind: type[ZhizeError] = InputError if found.status < 500 else ServiceError
        raise kind(found.code, problem=found)


def _given(**values: object) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}

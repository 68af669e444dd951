"""Feedback, inbox and curated answers of a service that runs already; see ``api.curation``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.curation.contract import (
    Curated,
    CuratedList,
    CuratedRemoved,
    CuratedRequest,
    Feedback,
    FeedbackList,
    FeedbackRequest,
    InboxChange,
    InboxGroup,
    InboxList,
    Rating,
    State,
    Usage,
)

if TYPE_CHECKING:
    from api.remote import RemoteDesk


class RemoteCuration:
    """Curation of a service that runs already."""

    def __init__(self, desk: RemoteDesk) -> None:
        self._desk = desk

    def rate(self, given: FeedbackRequest, *, source: str = "api") -> Feedback:  # noqa: ARG002
        """See ``Curation.rate``; the service knows where it comes from."""
        return self._desk.call(Feedback, "POST", "/v1/feedback", json=given.model_dump(exclude_none=True))

    def feedback(
        self, kb: str | None = None, *, rating: Rating | None = None, limit: int = 100
    ) -> FeedbackList:
        """See ``Curation.feedback``."""
        params = _given(kb=kb, rating=rating, limit=limit)
        return self._desk.call(FeedbackList, "GET", "/v1/feedback", params=params)

    def inbox(self, kb: str | None = None, *, state: State | None = "open") -> InboxList:
        """See ``Curation.inbox``."""
        return self._desk.call(InboxList, "GET", "/v1/inbox", params=_given(kb=kb, state=state or "all"))

    def handle(self, key: str, change: InboxChange, kb: str | None = None) -> InboxGroup:
        """See ``Curation.handle``."""
        path = f"/v1/inbox/{quote(key, safe='')}"
        return self._desk.call(InboxGroup, "PATCH", path, params=_given(kb=kb), json=change.model_dump())

    def usage(self, kb: str | None = None) -> Usage:
        """See ``Curation.usage``."""
        return self._desk.call(Usage, "GET", "/v1/usage", params=_given(kb=kb))

    def curated(self, kb: str | None = None) -> CuratedList:
        """See ``Curation.curated``."""
        return self._desk.call(CuratedList, "GET", "/v1/curated", params=_given(kb=kb))

    def one(self, curated_id: str) -> Curated:
        """See ``Curation.one``."""
        return self._desk.call(Curated, "GET", _path(curated_id))

    def write(self, given: CuratedRequest) -> Curated:
        """See ``Curation.write``."""
        return self._desk.call(Curated, "POST", "/v1/curated", json=given.model_dump(exclude_none=True))

    def rewrite(self, curated_id: str, given: CuratedRequest) -> Curated:
        """See ``Curation.rewrite``."""
        return self._desk.call(Curated, "PUT", _path(curated_id), json=given.model_dump(exclude_none=True))

    def remove(self, curated_id: str) -> CuratedRemoved:
        """See ``Curation.remove``."""
        return self._desk.call(CuratedRemoved, "DELETE", _path(curated_id))


def _path(curated_id: str) -> str:
    return f"/v1/curated/{quote(curated_id, safe='')}"


def _given(**values: object) -> dict[str, str]:
    return {key: str(value) for key, value in values.items() if value is not None}

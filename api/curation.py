"""Feedback, inbox and curated answers on an open workspace; ``api.remote_curation`` asks a running service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a one-shot question must not pay for these
    from api.wiring import Workspace
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
    from assistant.curation.curated import CuratedRecords
    from assistant.curation.feedback import FeedbackRecords
    from assistant.curation.inbox import InboxRecords


class Curation(Protocol):
    """What people say of answers, and what they answer themselves."""

    def rate(self, given: FeedbackRequest, *, source: str = "api") -> Feedback:
        """Keep a thumb for an answer or a bullet; it replaces the one before."""
        ...

    def feedback(
        self, kb: str | None = None, *, rating: Rating | None = None, limit: int = 100
    ) -> FeedbackList:
        """The newest thumbs with the counts of all."""
        ...

    def inbox(self, kb: str | None = None, *, state: State | None = "open") -> InboxList:
        """Unanswered questions in groups, most asked first."""
        ...

    def handle(self, key: str, change: InboxChange, kb: str | None = None) -> InboxGroup:
        """Say what became of a group; ``NotFound`` otherwise."""
        ...

    def usage(self, kb: str | None = None) -> Usage:
        """What was asked by month."""
        ...

    def curated(self, kb: str | None = None) -> CuratedList:
        """Every curated answer, last changed first."""
        ...

    def one(self, curated_id: str) -> Curated:
        """One curated answer; ``NotFound`` otherwise."""
        ...

    def write(self, given: CuratedRequest) -> Curated:
        """Store a curated answer; ``NotFound``, ``Conflict`` or ``InvalidRequest`` otherwise."""
        ...

    def rewrite(self, curated_id: str, given: CuratedRequest) -> Curated:
        """Replace a curated answer; what was stale is current again."""
        ...

    def remove(self, curated_id: str) -> CuratedRemoved:
        """Delete a curated answer."""
        ...


class LocalCuration:
    """Curation on a workspace of this process."""

    def __init__(self, workspace: Workspace, default_kb: str) -> None:
        self._workspace = workspace
        self._default_kb = default_kb

    @cached_property
    def _feedback(self) -> FeedbackRecords:
        from assistant.curation.feedback import FeedbackRecords

        keep = self._workspace.settings.keep_questions
        return FeedbackRecords(self._workspace.catalogue, keep_text=keep)

    @property
    def _inbox(self) -> InboxRecords:
        self._workspace.listener.flush()
        return self._workspace.inbox

    @cached_property
    def _curated(self) -> CuratedRecords:
        from assistant.curation.curated import CuratedRecords

        return CuratedRecords(self._workspace.catalogue)

    def _known(self, kb: str | None) -> str:
        if kb:
            self._workspace.desk.roles(kb)  # a knowledge base that is named must exist
        return kb or self._default_kb

    def rate(self, given: FeedbackRequest, *, source: str = "api") -> Feedback:
        """See ``Curation.rate``."""
        return self._feedback.add(given, kb=self._known(given.kb), source=source)

    def feedback(
        self, kb: str | None = None, *, rating: Rating | None = None, limit: int = 100
    ) -> FeedbackList:
        """See ``Curation.feedback``."""
        return self._feedback.newest(kb, rating=rating, limit=limit)

    def inbox(self, kb: str | None = None, *, state: State | None = "open") -> InboxList:
        """See ``Curation.inbox``."""
        return self._inbox.groups(kb, state=state)

    def handle(self, key: str, change: InboxChange, kb: str | None = None) -> InboxGroup:
        """See ``Curation.handle``."""
        return self._inbox.change(key, kb or self._default_kb, change.state)

    def usage(self, kb: str | None = None) -> Usage:
        """See ``Curation.usage``."""
        return self._inbox.usage(kb)

    def curated(self, kb: str | None = None) -> CuratedList:
        """See ``Curation.curated``."""
        return self._curated.every(kb)

    def one(self, curated_id: str) -> Curated:
        """See ``Curation.one``."""
        return self._curated.get(curated_id)

    def write(self, given: CuratedRequest) -> Curated:
        """See ``Curation.write``."""
        return self._curated.add(given, kb=self._known(given.kb))

    def rewrite(self, curated_id: str, given: CuratedRequest) -> Curated:
        """See ``Curation.rewrite``."""
        return self._curated.change(curated_id, given)

    def remove(self, curated_id: str) -> CuratedRemoved:
        """See ``Curation.remove``."""
        from assistant.curation.contract import CuratedRemoved

        self._curated.remove(curated_id)
        return CuratedRemoved(id=curated_id, removed=True)

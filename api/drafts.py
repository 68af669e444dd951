"""Drafts for every door: on an open workspace, or from the running service that owns the data directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from assistant.drafting.contract import Brief, Draft
from assistant.drafting.editing import Comparison, Edit

if TYPE_CHECKING:
    from api.remote import RemoteDesk
    from api.wiring import Workspace
    from assistant.drafting.drafting import Drafting


class Drafts(Protocol):
    """What a person or a program can ask of drafts."""

    def create(self, brief: Brief) -> Draft:
        """Make and save a draft; a question back has no id."""
        ...

    def get(self, draft_id: str, version: int | None = None) -> Draft:
        """A version, the newest when none is named; ``NotFound`` otherwise."""
        ...

    def edit(self, draft_id: str, edits: Sequence[Edit]) -> Draft:
        """Changes in order; together they make the next version."""
        ...

    def compare(self, draft_id: str, before: int, after: int) -> Comparison:
        """What changed between two versions."""
        ...

    def reworded(self, draft_id: str, wordings: Mapping[str, str]) -> Draft:
        """Checked other words for lines, by the lines' ids; they make the next version."""
        ...


class LocalDrafts:
    """Drafts on a workspace of this process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @cached_property
    def _drafting(self) -> Drafting:
        from assistant.drafting.drafting import Drafting

        return Drafting(self._workspace.assistant, self._workspace.index, self._workspace.catalogue)

    def create(self, brief: Brief, draft_id: str | None = None) -> Draft:
        """See ``Drafts.create``; with a ``draft_id``, what is saved under it already is given back."""
        if brief.kb:
            self._workspace.desk.roles(brief.kb)  # a knowledge base that is named must exist
        return self._drafting.create(brief, draft_id)

    def get(self, draft_id: str, version: int | None = None) -> Draft:
        """See ``Drafts.get``."""
        return self._drafting.get(draft_id, version)

    def edit(self, draft_id: str, edits: Sequence[Edit]) -> Draft:
        """See ``Drafts.edit``."""
        return self._drafting.edit(draft_id, edits)

    def compare(self, draft_id: str, before: int, after: int) -> Comparison:
        """See ``Drafts.compare``."""
        return self._drafting.compare(draft_id, before, after)

    def reworded(self, draft_id: str, wordings: Mapping[str, str]) -> Draft:
        """See ``Drafts.reworded``."""
        return self._drafting.reworded(draft_id, wordings)


class RemoteDrafts:
    """Drafts of a service that runs already."""

    def __init__(self, desk: RemoteDesk) -> None:
        self._desk = desk

    def create(self, brief: Brief) -> Draft:
        """See ``Drafts.create``."""
        return self._desk.call(Draft, "POST", "/v1/drafts", json=brief.model_dump(exclude_none=True))

    def get(self, draft_id: str, version: int | None = None) -> Draft:
        """See ``Drafts.get``."""
        params = {} if version is None else {"version": version}
        return self._desk.call(Draft, "GET", _path(draft_id), params=params)

    def edit(self, draft_id: str, edits: Sequence[Edit]) -> Draft:
        """See ``Drafts.edit``."""
        body = {"edits": [one.model_dump(exclude_none=True) for one in edits]}
        return self._desk.call(Draft, "PATCH", _path(draft_id), json=body)

    def compare(self, draft_id: str, before: int, after: int) -> Comparison:
        """See ``Drafts.compare``."""
        params = {"before": before, "after": after}
        return self._desk.call(Comparison, "GET", f"{_path(draft_id)}/compare", params=params)

    def reworded(self, draft_id: str, wordings: Mapping[str, str]) -> Draft:
        """The owner polishes its drafts when it makes them; nothing is left to do here."""
        del wordings
        return self.get(draft_id)


def _path(draft_id: str) -> str:
    return f"/v1/drafts/{quote(draft_id, safe='')}"

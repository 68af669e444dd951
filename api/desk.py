"""The desk: what every door offers, as one protocol, and the desk that stands on an open workspace.

HTTP routes serve a ``LocalDesk``; a CLI command gets a ``LocalDesk`` too, or a ``RemoteDesk`` (api/remote.py)
when a running service owns the data directory. Both give the documented shapes and raise ``ZhizeError``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from api import views
from api.batches import Batches, LocalBatches
from api.contract import (
    DocumentList,
    DocumentSummary,
    DocumentText,
    Forgotten,
    JobList,
    JobView,
    RemovedDocument,
    RoleList,
    RoleView,
    SearchHit,
    SearchResult,
    UploadAccepted,
    UploadResult,
)
from api.curation import Curation, LocalCuration
from api.doorkeeping import Doorkeeping, LocalDoorkeeping
from api.drafts import Drafts, LocalDrafts
from api.intake import Intake, checked_kb
from api.library import Library, LocalLibrary
from api.messages import note
from api.quality import LocalQuality, Quality
from assistant.contract import Answer, Question
from corpus.errors import InvalidQuestion, NotFound
from corpus.occupations import REFERENCE_KB

if TYPE_CHECKING:
    from api.metrics import Condition
    from api.wiring import Workspace
    from assistant.wording.polishing import Polisher
    from assistant.wording.worder import Worder
    from corpus.model import Document, DutyList

QUESTION_LIMIT = 2_000  # characters; longer texts are documents, not questions
DEFAULT_KB = "default"

Upload = tuple[str, bytes]  # name, bytes
Progress = Callable[[str, int, int], None]  # stage, done, total


class Jobs(Protocol):
    """Files on their way in."""

    def job(self, job_id: str) -> JobView:
        """One job; ``NotFound`` otherwise."""
        ...

    def jobs(self, batch: str | None = None) -> JobList:
        """The jobs of a batch in its order, or the last ones, newest first."""
        ...

    def cancel(self, job_id: str) -> JobView:
        """Cancel one job; one whose document is being written is finished instead."""
        ...

    def cancel_batch(self, batch: str) -> JobList:
        """Cancel every job of a batch that is not finished."""
        ...

    def resume(self, *, retry: bool = False, progress: Progress | None = None) -> int:
        """Finish what an earlier process left; with ``retry`` also what failed for want of room."""
        ...


class Desk(Protocol):
    """What a person or a program can ask of Zhize."""

    @property
    def drafts(self) -> Drafts:
        """Job descriptions with their versions."""
        ...

    @property
    def batches(self) -> Batches:
        """Many drafts from one table."""
        ...

    @property
    def quality(self) -> Quality:
        """How good the answers are."""
        ...

    @property
    def curation(self) -> Curation:
        """Feedback, unanswered questions, curated answers."""
        ...

    def ask(self, question: Question) -> Answer:
        """Answer a question or refuse it; ``InvalidQuestion`` when empty or too long."""
        ...

    def condition(self) -> Condition:
        """How the service stands at this moment."""
        ...

    def forget(self, conversation_id: str) -> Forgotten:
        """Delete what is kept of a conversation."""
        ...

    def search(self, query: str, *, kb: str | None = None, limit: int = 20) -> SearchResult:
        """Ranked duties, best first."""
        ...

    def roles(self, kb: str | None = None) -> RoleList:
        """All roles with their sizes."""
        ...

    def role(self, role_id: str) -> RoleView:
        """One role by id or by one of its names; ``NotFound`` otherwise."""
        ...

    def documents(self, kb: str | None = None) -> DocumentList:
        """All documents that can be answered from."""
        ...

    def document(self, document_id: str) -> DocumentSummary:
        """One document; ``NotFound`` otherwise."""
        ...

    def text(self, document_id: str) -> DocumentText:
        """A document's text exactly as read."""
        ...

    def add(
        self, uploads: Sequence[Upload], *, kb: str | None = None, progress: Progress | None = None
    ) -> UploadResult:
        """Take documents in, each on its own: one that cannot be read becomes a problem, the others stay.

        Raises:
            InputError: none of them could be read; it carries the first one's problem.
        """
        ...

    def receive(
        self, uploads: Sequence[Upload], *, kb: str | None = None, seconds: float
    ) -> UploadResult | UploadAccepted:
        """As ``add``, but wait no longer than so many seconds: what is not done by then goes on as jobs."""
        ...

    def remove(self, document_id: str) -> RemovedDocument:
        """Take a document out, by id or by its name; ``library.restore`` brings it back."""
        ...

    @property
    def intake(self) -> Jobs:
        """Files on their way in."""
        ...

    @property
    def library(self) -> Library:
        """Documents that are in."""
        ...

    @property
    def doors(self) -> Doorkeeping:
        """Keys, and the log of changes."""
        ...

    @property
    def polisher(self) -> Polisher | None:
        """Polishes drafts with a model; ``None`` where that is not wished, or the owning service does it."""
        ...

    @property
    def worder(self) -> Worder | None:
        """Words answers with a model; ``None`` where none is configured, or the owning service does it."""
        ...


def encodable(text: str) -> str:
    """The text with lone surrogates, which JSON can carry and UTF-8 cannot, turned into question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def checked(question: str) -> str:
    """The question without blanks at its edges.

    Raises:
        InvalidQuestion: ``question_empty`` or ``question_too_long`` (over ``QUESTION_LIMIT`` characters).
    """
    asked = encodable(question).strip()
    if not asked:
        raise InvalidQuestion("question_empty")
    if len(asked) > QUESTION_LIMIT:
        raise InvalidQuestion("question_too_long", chars=len(asked), limit=QUESTION_LIMIT)
    return asked


class LocalDesk:
    """The desk on a workspace of this process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.drafts = LocalDrafts(workspace)
        self.curation = LocalCuration(workspace, DEFAULT_KB)
        self.quality = LocalQuality(workspace, DEFAULT_KB)
        self._bases: tuple[int, frozenset[str]] = (-1, frozenset())  # of a revision of the catalogue

    def ask(self, question: Question) -> Answer:
        """See ``Desk.ask``."""
        fields = {name: encodable(value) for name, value in question if isinstance(value, str)}
        asked = question.model_copy(update={**fields, "question": checked(question.question)})
        assistant = self._workspace.assistant
        with self._workspace.catalogue.reading():  # one snapshot: an answer is of one state, and half as dear
            self._known(asked.kb)
            answer = assistant.ask(asked)
        self._workspace.listener.heard(asked.kb or DEFAULT_KB, answer)
        if not answer.notes:
            return answer
        return answer.model_copy(update={"notes": [note(one) for one in answer.notes]})

    def condition(self) -> Condition:
        """See ``Desk.condition``."""
        from api.metrics import Condition

        generations = self._workspace.generations
        return Condition(
            index_ready=generations is None or generations.note is None,
            jobs_unfinished=self._workspace.intake.unfinished(),
            documents=len(self._workspace.catalogue.documents(None)),
        )

    def forget(self, conversation_id: str) -> Forgotten:
        """See ``Desk.forget``."""
        known = self._workspace.assistant.forget(conversation_id)
        self._workspace.listener.flush()  # what was asked a moment ago goes too
        rows = self._workspace.inbox.forget(conversation_id)
        return Forgotten(conversation_id=conversation_id, turns=int(known), feedback=rows)

    def search(self, query: str, *, kb: str | None = None, limit: int = 20) -> SearchResult:
        """See ``Desk.search``."""
        asked = checked(query)
        self._known(kb)
        catalogue = self._workspace.catalogue
        found = self._workspace.index.search(asked, kb=kb or DEFAULT_KB, limit=limit)
        duties = catalogue.duties_by_id([hit.duty_id for hit in found.hits])
        lists = {one.id: one for one in catalogue.lists(kb=kb or DEFAULT_KB)}
        roles = {role.id: role for role in catalogue.roles(kb or DEFAULT_KB)}
        hits: list[SearchHit] = []
        for hit in found.hits:
            duty = duties.get(hit.duty_id)
            if duty is not None:  # a hit of an index that is a moment older than the catalogue
                hits.append(views.search_hit(hit, duty, lists[duty.list_id], roles[duty.role_id]))
        return SearchResult(query=asked, hits=hits, notes=[note(one) for one in found.notes])

    def roles(self, kb: str | None = None) -> RoleList:
        """See ``Desk.roles``."""
        self._known(kb)
        catalogue = self._workspace.catalogue
        of_role: dict[str, list[DutyList]] = {}
        for one in catalogue.lists(kb=kb):
            of_role.setdefault(one.role_id, []).append(one)
        return RoleList(
            roles=[
                views.role_summary(role, of_role.get(role.id, []))
                for role in catalogue.roles(kb)
                if kb or role.kb != REFERENCE_KB  # 1,600 occupations are nobody's own roles
            ]
        )

    def role(self, role_id: str) -> RoleView:
        """See ``Desk.role``."""
        catalogue = self._workspace.catalogue
        try:
            role = catalogue.role(role_id)
        except NotFound:
            named = [role for role in catalogue.roles(None) if role_id in role.names]
            named.sort(key=lambda role: role.kb == REFERENCE_KB)
            if not named:
                raise NotFound("role_not_found", role_id=role_id) from None
            role = named[0]
        lists = catalogue.lists(role_id=role.id)
        return views.role_view(role, lists, catalogue.duties(list_ids=[one.id for one in lists]))

    def documents(self, kb: str | None = None) -> DocumentList:
        """See ``Desk.documents``."""
        self._known(kb)
        return DocumentList(
            documents=[views.document_summary(one) for one in self._workspace.catalogue.documents(kb)]
        )

    def document(self, document_id: str) -> DocumentSummary:
        """See ``Desk.document``."""
        return views.document_summary(self._present(document_id, "ready"))

    def text(self, document_id: str) -> DocumentText:
        """See ``Desk.text``."""
        # An older version can still be read: an answer given before an update points into it.
        document = self._present(document_id, "ready", "replaced")
        return DocumentText(
            document_id=document.id,
            name=document.name,
            title=document.title,
            version=document.version,
            text=self._workspace.catalogue.text(document.id),
        )

    def add(
        self, uploads: Sequence[Upload], *, kb: str | None = None, progress: Progress | None = None
    ) -> UploadResult:
        """See ``Desk.add``."""
        return self._workspace.intake.add(uploads, kb=checked_kb(kb, DEFAULT_KB), progress=progress)

    def receive(
        self, uploads: Sequence[Upload], *, kb: str | None = None, seconds: float
    ) -> UploadResult | UploadAccepted:
        """See ``Desk.receive``."""
        return self._workspace.intake.receive(uploads, kb=checked_kb(kb, DEFAULT_KB), seconds=seconds)

    @property
    def intake(self) -> Intake:
        """Files on their way in."""
        return self._workspace.intake

    @property
    def batches(self) -> LocalBatches:
        """See ``Desk.batches``."""
        return self._workspace.intake.batches

    @property
    def library(self) -> LocalLibrary:
        """Documents that are in."""
        return LocalLibrary(self._workspace, DEFAULT_KB)

    @property
    def polisher(self) -> Polisher | None:
        """See ``Desk.polisher``."""
        return self._workspace.polisher

    @property
    def worder(self) -> Worder | None:
        """See ``Desk.worder``."""
        return self._workspace.worder

    @property
    def doors(self) -> LocalDoorkeeping:
        """See ``Desk.doors``."""
        return LocalDoorkeeping(self._workspace)

    def remove(self, document_id: str) -> RemovedDocument:
        """See ``Desk.remove``."""
        catalogue = self._workspace.catalogue
        try:
            document = self._present(document_id, "ready")
        except NotFound:
            named = [one for one in catalogue.documents(None) if one.name == document_id]
            if len(named) != 1:
                raise NotFound("document_not_found", document_id=document_id) from None
            document = named[0]
        removed = self._workspace.ingestor.remove(document.id)
        return RemovedDocument(document_id=removed.id, name=removed.name, removed=True)

    def _present(self, document_id: str, *statuses: str) -> Document:
        """The document while it has one of the statuses; what was removed is gone for everybody who asks."""
        document = self._workspace.catalogue.document(document_id)
        if document.status not in statuses:
            raise NotFound("document_not_found", document_id=document_id)
        return document

    def _known(self, kb: str | None) -> None:
        """A knowledge base that is named must exist; the default one may still be empty."""
        if not kb or kb == DEFAULT_KB:
            return
        catalogue = self._workspace.catalogue
        with catalogue.reading():
            revision, known = self._bases
            if revision != catalogue.revision:
                known = frozenset(catalogue.knowledge_bases())
                self._bases = catalogue.revision, known
            if kb not in known:
                raise NotFound("kb_not_found", kb=kb)

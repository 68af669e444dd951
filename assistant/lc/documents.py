"""Duties and citations as LangChain documents and back: pure functions, so that a span survives a foreign chain."""

from __future__ import annotations

from dataclasses import asdict

from langchain_core.documents import Document

from assistant.contract import Answer, Citation
from corpus.model import Duty

_FIELDS = ("id", "list_id", "role_id", "document_id", "kb", "number", "marker", "position", "start", "end")


def to_document(duty: Duty, *, score: float | None = None) -> Document:
    """The duty's text with its ids and span as metadata; ``score`` orders one search's results only."""
    known = asdict(duty)
    metadata = {name: known[name] for name in _FIELDS}
    if score is not None:
        metadata["score"] = score
    return Document(page_content=duty.text, metadata=metadata, id=duty.id)


def to_duty(document: Document) -> Duty:
    """The duty that ``document`` was made from.

    Raises:
        KeyError: the document was not made by ``to_document``.
    """
    return Duty(text=document.page_content, **{name: document.metadata[name] for name in _FIELDS})


def cited_documents(answer: Answer) -> list[Document]:
    """The citations of an answer, in the order of their marks."""
    return [from_citation(citation) for citation in answer.citations]


def from_citation(citation: Citation) -> Document:
    """The cited words, with role, list, number and place as metadata."""
    metadata = citation.model_dump(mode="json", exclude={"text"})
    return Document(page_content=citation.text, metadata=metadata, id=citation.duty_id)


def to_citation(document: Document) -> Citation:
    """The citation that ``document`` was made from.

    Raises:
        ValidationError: the document was not made by ``from_citation``.
    """
    return Citation.model_validate({**document.metadata, "text": document.page_content})

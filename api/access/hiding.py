"""Answers for widgets of a knowledge base that hides its sources: the duties stay, where they stand goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from assistant.contract import Answer, Block, Citation, Refusal

HIDDEN = "内部资料"


def without_sources(answer: Answer, names: Iterable[str]) -> Answer:
    """The answer without the names of documents and the places in them.

    A cited duty keeps its words, role and list: they are the answer. Its document's name, title, id, version and
    offsets go. Words that the assistant wrote itself (notes, suggestions, text blocks) lose the names of files too.

    Args:
        names: the names of all documents of the knowledge base.
    """
    told = sorted(
        {part for name in names for part in (name, _stem(name)) if len(part) > 1}, key=len, reverse=True
    )
    return answer.model_copy(
        update={
            "answer": _clean(answer.answer, told),
            "blocks": [_block(one, told) for one in answer.blocks],
            "citations": [_citation(one) for one in answer.citations],
            "notes": [_clean(one, told) for one in answer.notes],
            "refusal": _refusal(answer.refusal, told),
        }
    )


def _citation(one: Citation) -> Citation:
    return one.model_copy(
        update={
            "document": HIDDEN,
            "document_title": HIDDEN,
            "document_id": "hidden_" + hashlib.sha256(one.document_id.encode()).hexdigest()[:12],
            "version": 0,
            "start": 0,
            "end": 0,
            "start_utf16": 0,
            "end_utf16": 0,
        }
    )


def _block(one: Block, told: list[str]) -> Block:
    return one.model_copy(
        update={
            "text": _clean(one.text, told),
            "label": _clean(one.label, told),
            "children": [_block(child, told) for child in one.children],
        }
    )


def _refusal(one: Refusal | None, told: list[str]) -> Refusal | None:
    if one is None:
        return None
    options = [
        option.model_copy(
            update={"label": _clean(option.label, told), "question": _clean(option.question, told)}
        )
        for option in one.options
    ]
    return one.model_copy(
        update={
            "message": _clean(one.message, told),
            "suggestions": [_clean(text, told) for text in one.suggestions],
            "options": options,
        }
    )


def _clean(text: str, told: list[str]) -> str:
    for name in told:
        if "." in name:  # a bare word such as 职责 may be an ordinary word of the answer: only file names go
            text = text.replace(name, HIDDEN)
    return text


def _stem(name: str) -> str:
    return PurePosixPath(name).name

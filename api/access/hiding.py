"""Answers for widgets of a knowledge base that hides its sources: the duties stay, where they stand goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from api.contract import DocumentSummary
from assistant.composer import markdown, stands_beside
from assistant.contract import Answer, Block, Citation, Refusal

HIDDEN = "内部资料"


def without_sources(answer: Answer, documents: Iterable[DocumentSummary]) -> Answer:
    """The answer without the names of documents and the places in them.

    A cited duty keeps its words, role and list: they are the answer. Its document's name, title, id, version and
    offsets go. Words that the assistant wrote itself (notes, suggestions, text blocks) lose the names of files too.

    A line beside the lists (a mail's head, a telephone number) is no duty but the document itself, and goes whole.

    Args:
        documents: all documents of the knowledge base.
    """
    answer = _lists_only(answer)
    named = {part for one in documents for part in (one.name, _stem(one.name), f"《{one.title}》")}
    told = sorted((part for part in named if len(part) > 1), key=len, reverse=True)
    return answer.model_copy(
        update={
            "answer": _clean(answer.answer, told),
            "blocks": [_block(one, told) for one in answer.blocks],
            "citations": [_citation(one) for one in answer.citations],
            "notes": [_clean(one, told) for one in answer.notes],
            "refusal": _refusal(answer.refusal, told),
        }
    )


def _left_of(block: Block, beside: set[int]) -> Block | None:
    """The block without what cites only lines in ``beside``, at any depth; ``None`` where nothing is left."""
    if block.markers and set(block.markers) <= beside:
        return None
    if not block.children:
        return block
    children = [left for child in block.children if (left := _left_of(child, beside)) is not None]
    return block.model_copy(update={"children": children}) if children else None


def _lists_only(answer: Answer) -> Answer:
    """The answer without lines that belong to no list; a refusal where it had nothing else."""
    beside = {one.marker for one in answer.citations if stands_beside(one)}
    if not beside:
        return answer
    blocks: list[Block] = []
    for block in answer.blocks:
        if (left := _left_of(block, beside)) is not None:
            blocks.append(left)
        elif blocks and blocks[-1].type == "text" and not blocks[-1].markers:
            blocks.pop()  # the words that led to the line
    kept = [one for one in answer.citations if one.marker not in beside]
    refusal = None if kept else Refusal(reason="not_covered", message=_WITHHELD)
    return answer.model_copy(
        update={
            "answered": bool(kept),
            "answer": markdown(blocks) if kept else _WITHHELD,
            "blocks": blocks if kept else [],
            "citations": kept,
            "total": len(kept),
            "shown": len(kept),
            "refusal": refusal,
        }
    )


_WITHHELD = "公开的岗位职责里没有写到这一点，请联系工作人员。"


def _citation(one: Citation) -> Citation:
    place = f"field:{one.document_id}:"  # how a labelled value is called, which has no id of its own
    return one.model_copy(
        update={
            "duty_id": _digest("field", one.duty_id) if one.duty_id.startswith(place) else one.duty_id,
            "document": HIDDEN,
            "document_title": HIDDEN,
            "document_id": _digest("hidden", one.document_id),
            "version": 0,
            "start": 0,
            "end": 0,
            "start_utf16": 0,
            "end_utf16": 0,
        }
    )


def _digest(kind: str, told: str) -> str:
    return f"{kind}_{hashlib.sha256(told.encode()).hexdigest()[:12]}"


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
        if (
            "." in name or name[0] == "《"
        ):  # a bare word such as 职责 may be an ordinary word of the answer: only file names and titles set as such go
            text = text.replace(name, HIDDEN)
    return text


def _stem(name: str) -> str:
    return PurePosixPath(name).name

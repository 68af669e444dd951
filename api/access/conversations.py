"""Whose conversation it is: one caller's conversation id means nothing to another caller.

Inside, an id carries its caller's scope before it; callers see the bare id. An id that this service did not make
(too short, other characters) could be the same for two people, so a new conversation begins instead.
"""

from __future__ import annotations

import re
import secrets

from api.access.principal import Principal
from assistant.contract import Answer, Question
from assistant.curation.contract import FeedbackRequest
from corpus.errors import InvalidRequest

_MADE_HERE = re.compile(r"[A-Za-z0-9_-]{22}")
_BETWEEN = "|"


def inside(principal: Principal, conversation_id: str) -> str:
    """The id as it is kept."""
    return f"{principal.scope}{_BETWEEN}{conversation_id}" if principal.scope else conversation_id


def asked_by(principal: Principal, question: Question) -> Question:
    """The question as this caller may ask it: in a conversation of its own, of a knowledge base that it may use.

    Raises:
        InvalidRequest: ``kb_not_allowed``.
    """
    kb = _allowed(principal, question.kb)
    if not principal.scope:
        return question.model_copy(update={"kb": kb})
    known = question.conversation_id
    if known is None or not _MADE_HERE.fullmatch(known):
        known = secrets.token_urlsafe(16)
    return question.model_copy(update={"kb": kb, "conversation_id": inside(principal, known)})


def rated_by(principal: Principal, given: FeedbackRequest) -> FeedbackRequest:
    """A thumb as this caller may give it; raises as ``asked_by``."""
    kb = _allowed(principal, given.kb)
    return given.model_copy(update={"kb": kb, "conversation_id": inside(principal, given.conversation_id)})


def _allowed(principal: Principal, kb: str | None) -> str | None:
    if not principal.kbs:
        return kb
    asked = kb or principal.kbs[0]
    if asked not in principal.kbs:
        raise InvalidRequest("kb_not_allowed", kb=asked[:100])
    return asked


def told_to(principal: Principal, answer: Answer) -> Answer:
    """The answer with the id that the caller knows."""
    if not principal.scope:
        return answer
    return answer.model_copy(update={"conversation_id": answer.conversation_id.rpartition(_BETWEEN)[2]})

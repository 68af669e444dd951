"""Asking on behalf of a caller: in its own conversations, with what it may see."""

from __future__ import annotations

from collections.abc import Callable

from api.access.access import Access
from api.access.conversations import asked_by, told_to
from api.access.hiding import without_sources
from api.access.principal import Principal
from api.desk import DEFAULT_KB, Desk
from assistant.contract import Answer, Question

Ask = Callable[[Question], Answer]


def asking(
    desk: Desk, principal: Principal, access: Access, heard: Callable[[Answer], None] = lambda _: None
) -> Ask:
    """The desk's ``ask`` for this caller; ``heard`` is told of each answer.

    Calling it raises ``InvalidRequest("kb_not_allowed")`` besides what ``Desk.ask`` raises.
    """

    def ask(question: Question) -> Answer:
        asked = asked_by(principal, question)
        answer = desk.ask(asked)
        heard(answer)
        kb = asked.kb or DEFAULT_KB
        if principal.kind == "widget" and kb in access.hidden():
            answer = without_sources(answer, desk.documents(kb).documents)
        return told_to(principal, answer)

    return ask

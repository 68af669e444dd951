"""What a turn leaves for the next one to lean on: what was named, asked and cited."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_in
from assistant.conversation import MAX_PAST, Turn
from assistant.referents import persons_in
from assistant.relating import matter_of
from assistant.remaining import said_known
from assistant.subjects import named_by
from index.text import folded


def remember(asked: Asked, outcome: Outcome, desk: Desk, before: Turn | None) -> Turn:
    """What the next turn may lean on; small talk leaves the turn before in place."""
    if outcome.intent == "smalltalk" and before is not None:
        known = said_known(asked.target, before, desk.knowledge) if asked.told else ()
        return replace(before, job=asked.job, known=(*before.known, *known))
    target = asked.target
    labels = [*(desk.knowledge.label(e) for e in target.lists), *named_by(target.sections, desk.knowledge)]
    lists = tuple(dict.fromkeys(labels))
    number = _LIST_WORDS.search(asked.standalone)
    cited = desk.composer.cited if outcome.refusal is None else ()
    homes = {duty.list_id for duty in cited}
    kept = before.cited if before and outcome.refusal is not None and not (lists or target.roles) else ()
    return Turn(
        question="有哪些职责"
        if asked.department
        else asked.standalone,  # what the job named next is asked for
        intent=outcome.intent,
        lists=lists,
        list_words=number.group() if number else "",
        roles=tuple(role.title for role in target.roles),
        role_words=target.role_words,
        topic=matter_of(asked.standalone, asked.topic.text),
        items=target.items,
        persons=_persons(asked, desk) if outcome.refusal is None else persons_in(asked.topic),
        cited=tuple(duty.id for duty in cited) or kept,  # a turn that was refused leaves what was shown
        lines=desk.composer.places if outcome.refusal is None else (),
        about=asked.about,
        home=desk.knowledge.spoken(desk.knowledge.lists[homes.pop()]) if len(homes) == 1 else "",
        opening=before.opening if before and before.opening else lists,
        pending=outcome.refusal is not None and outcome.refusal.reason == "ambiguous",
        job=asked.job,
        earlier=before.subject if before and set(before.subject) != {*lists, *target.role_words} else (),
        past=(replace(before, past=()), *before.past)[:MAX_PAST] if before else (),
    )


def _persons(asked: Asked, desk: Desk) -> tuple[str, ...]:
    """Who a "他" to come is: the job that answered ("直接上级：客服主管"), else those that the matter speaks of."""
    values = (citation.text.rpartition("：")[2] for citation in desk.composer.citations())
    named = tuple(value for value in values if folded(value) in desk.knowledge.names)
    if named:
        return named
    return tuple(p for p in persons_in(asked.topic) if attribute_in(p) is None)


_LIST_WORDS = re.compile(r"(?:岗位|工作)?职责\s*[:：]?\s*\d+|清单\s*\d+")

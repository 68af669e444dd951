"""A refused question all of whose matter is a stretch of words that a text prints: "复核员工工资表是怎么规定的".

However its words were read (复核员工 as a job, 专业性 as a branch of study), where nothing else is asked than what a
few lines print word for word, those lines are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_in
from assistant.details import detail_lacking
from assistant.enumerating import chosen_items
from assistant.framing import unframed
from assistant.headings import heading_key
from assistant.times import asks_when, says_when
from assistant.topic import topic_of
from corpus.model import Duty
from index.text import folded

_SHORTEST = 6  # characters of a stretch that no two texts print by chance
_MOST = 3  # lines that print it
_ALL_READ = 2_000  # items of a knowledge base that are read through


def printed(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines that print the question's matter word for word; ``None`` where none does, or more is asked."""
    knowledge = desk.knowledge
    if asked.about or asked.target.items or knowledge.size > _ALL_READ:
        return None
    text = folded(asked.wording.text)
    roles = {role.id for role in asked.target.roles}
    duties = [d for d in knowledge.duties(list(knowledge.lists.values())) if not roles or d.role_id in roles]
    stretch, held = _longest(text, duties)
    if not held or len(held) > _MOST or stretch in _named(desk) or _more_asked(text, stretch, asked, desk):
        return None
    if detail_lacking(asked, [d.text for d in held]):
        return None
    if asks_when(asked.text) and not any(says_when(asked.text, d.text) for d in held):
        return None  # "营销人员工资几号发": that somebody reckons the wages tells no day
    return chosen_items(desk, held, "fact", f"写有“{stretch}”的原文")


def _longest(text: str, duties: Sequence[Duty]) -> tuple[str, list[Duty]]:
    """The longest stretch of ``text`` that a duty prints, and the duties that print it."""
    best, held = "", []
    for duty in duties:
        view = folded(duty.text)
        size = max(len(best), _SHORTEST)
        for start in range(len(text) - size + 1):
            if text[start : start + size] not in view:
                continue
            end = start + size
            while end < len(text) and text[start : end + 1] in view:
                end += 1
            found = text[start:end]
            if found == best:
                held.append(duty)
            elif len(found) > len(best):
                best, held = found, [duty]
                size = len(best)
    return best, list(dict.fromkeys(held))


def _named(desk: Desk) -> str:
    """What jobs and headings are called: words that say where to look, not what for."""
    knowledge = desk.knowledge
    headings = (heading_key(e.heading or "") for e in knowledge.lists.values())
    return "\n".join((*knowledge.names, *headings))


def _more_asked(text: str, stretch: str, asked: Asked, desk: Desk) -> bool:
    """Whether the question has another word that means something, besides ways of asking and the job's name."""
    rest = text.replace(stretch, " ", 1)
    for word in asked.target.role_words:
        rest = rest.replace(folded(word), " ")
    if attribute_in(rest) is not None:
        return True
    left = topic_of(unframed(rest), desk.index, desk.lexicon, desk.knowledge)
    return any(len(term.word) > 1 for term in left.terms)

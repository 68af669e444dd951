"""Texts that hold no list (an article, an FAQ): what they open with, where they are asked for as a whole; else that they hold none."""

from __future__ import annotations

from assistant.asidesections import figures_beside, section_beside
from assistant.asked import Asked, Desk, Outcome
from assistant.besides import lines_beside, told
from assistant.labelledjobs import told_of_each, told_of_job
from assistant.refusing import nothing_listed
from assistant.structure import asks_what_it_holds
from assistant.unlistedfacts import attribute_beside, fact_beside, work_beside

_TELLING, _OPENING = 15, 3  # characters of a line that says something; lines with which a text opens


def of_unlisted(asked: Asked, desk: Desk) -> Outcome:
    """The answer where no text holds a list; a refusal is looked at again, for lines that tell the matter."""
    section = section_beside(asked, desk)
    if section is None and asks_what_it_holds(asked.text):
        telling = [x for x in lines_beside(desk.knowledge) if not x.of_site and len(x.text) >= _TELLING]
        title = "、".join(document.title for document in desk.knowledge.documents.values())
        if opening := told(desk, telling[:_OPENING], title):
            return opening
    if found := section or _told_beside(asked, desk):
        return found
    return nothing_listed(desk, asked.quoted, asked.intent or "fact")


def _told_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """What the text tells of a job or a rule in its lines."""
    return (
        _of_labels(asked, desk)
        or figures_beside(asked, desk)
        or work_beside(asked, desk)
        or attribute_beside(asked, desk)
        or fact_beside(asked, desk)
    )


def _of_labels(asked: Asked, desk: Desk) -> Outcome | None:
    """What lines that open with the jobs' names say of them."""
    if each := told_of_each(asked, desk):
        return each
    unknown = asked.target.unknown_role
    return told_of_job(asked, desk, unknown, asked.intent or "fact") if unknown else None

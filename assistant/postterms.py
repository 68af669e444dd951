"""A term of the post that lists are named after, asked with the lists: "销售监督要不要上夜班", "职责14试用期多长"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.attribute_reading import asks_surely, attribute_asked, has_other_matter
from assistant.attributes import Attribute, only_attribute, proves
from assistant.subjects import forms_of, named_by
from index.text import folded

_LIST_WORDS = re.compile(r"(?:岗位|工作)?职责\s*[:：]?\s*\d+")


def term_of_post(asked: Asked, desk: Desk) -> Attribute | None:
    """ "销售监督要不要上夜班": a term of the post that lists are named after, of which none of those lists tells."""
    named, target = asked.target.named_lists, asked.target
    if not named or target.items:
        return None
    subjects = [
        form
        for subject in named_by(target.sections, desk.knowledge)
        for form in forms_of(subject, desk.knowledge)
    ]
    words = (*target.role_words, *subjects, *_LIST_WORDS.findall(asked.text))
    of_post = replace(asked, target=replace(target, role_words=words))
    attribute = attribute_asked(of_post)
    if attribute is None or not (asks_surely(of_post) or only_attribute(of_post, attribute)):
        return None
    if has_other_matter(of_post, attribute):
        return None
    told = any(proves(attribute, folded(d.text)) for d in desk.knowledge.duties(named))
    return None if told else attribute

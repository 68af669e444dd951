"""A question that the plain path could not place, put into the texts' own language by a model, and distrusted.

Used only after a refusal for want of evidence. What comes back is a question, not an answer: it goes the plain way
again, with the plain way's own thresholds. It may name no role and no number that the asker did not name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.titles import is_job_title
from assistant.wording import fencing, prompts
from assistant.wording.door import ModelFault, Request
from assistant.wording.evidence import Aliases
from assistant.wording.quantities import measured
from assistant.wording.steady import SteadyModel
from assistant.wording.thinking import Unthought
from index.text import folded

SHARE = 1 / 3  # of the deadline; the wording of what is found then has the rest
_LONGEST = 80
_MOST_ROLES = 200  # names that go into the prompt
_WRAPPING = "“”\"'「」 \t　：:"
_LABEL = re.compile(r"^(?:改写后?(?:的问题)?|问题|答|书面说法)\s*[:：]\s*")
_LIST = re.compile(r"(?:职责|清单|第)\s*[:：]?\s*([0-9]+)")


async def rewritten(model: SteadyModel, question: str, names: Aliases) -> str | None:
    """The question in written words; ``None`` when the model gives none that can be trusted."""
    user = prompts.REWRITE.filled(
        question=fencing.question(question), roles=fencing.roles(sorted(names)[:_MOST_ROLES])
    )
    request = Request(prompts.REWRITE.system, user, max_chars=4 * _LONGEST, share=SHARE)
    outside, said = Unthought(), ""
    try:
        async for piece in model.stream(request):
            said += outside.feed(piece)
    except ModelFault:
        return None
    return checked(said + outside.close(), question, names)


def checked(said: str, question: str, names: Aliases) -> str | None:
    """The rewriting when it is one question that keeps the asker's roles, lists and numbers, and adds none."""
    lines = [
        line for line in (_LABEL.sub("", one.strip()).strip(_WRAPPING) for one in said.splitlines()) if line
    ]
    if len(lines) != 1 or not 2 <= len(lines[0]) <= _LONGEST or re.search(r"https?:|[<>\[\]`]", lines[0]):
        return None
    new = lines[0]
    if folded(new) == folded(question):
        return None
    known = sorted({folded(name) for every in names.values() for name in every}, key=len, reverse=True)
    if _named(folded(new), known) != _named(folded(question), known):
        return None
    if _amounts(new) != _amounts(question) or _LIST.findall(folded(new)) != _LIST.findall(folded(question)):
        return None
    return None if _strangers(new, known) - _strangers(question, known) else new


def _named(text: str, names: Sequence[str]) -> set[str]:
    found = set()
    for name in names:  # the longest first: 销售部负责人 is not also 负责人
        if name and name in text:
            found.add(name)
            text = text.replace(name, "\n")
    return found


def _amounts(text: str) -> list[str]:
    sizes = measured(folded(text))
    return sorted([q.number + q.unit for q, _ in sizes.quantities] + [often for often, _ in sizes.often])


def _strangers(text: str, names: Sequence[str]) -> set[str]:
    """Job titles in a text that no role of the knowledge base bears."""
    plain = folded(text)
    found = set()
    for start in range(len(plain)):
        for size in range(8, 2, -1):
            piece = plain[start : start + size]
            if (
                len(piece) == size
                and is_job_title(piece)
                and not any(name in piece or piece in name for name in names)
            ):
                found.add(piece)
                break
    return found

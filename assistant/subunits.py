"""What a body is divided into, as a sentence of the texts tells it: "协会下面有几个部门", "群体保健科下设哪些科室".

"下设软件部、网络部、办公室共三个部门" answers; duties that speak of the body do not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asideoutline import Line
from assistant.asked import Asked, Desk, Outcome
from assistant.besides import lines_beside, sentences_of, told
from assistant.enumerating import chosen_items
from index.text import folded, simplified

_UNIT = r"(?:部门|科室|处室|小组|分会|委员会|机构|中心|科|处|部|组|室|站|队|办)"
# "下面有几个二级科室", "下设哪些部门", "由哪几个组组成"; "几个部长" asks of people.
_ASKED = re.compile(
    rf"(?:下面|底下|旗下|里面?|内部|下)?(?:设|辖|属|分|有|内设|包括|由)(?:了|有|成|为|立|置)?(?:几|多少|哪些|哪几|什么|啥)个?"
    rf"(?:二级|内设|职能|下属|不同的?|大)?{_UNIT}(?![长员主干])"
)
_NAME = r"[\u4e00-\u9fff]{2,10}(?:部|科|处|室|组|中心|会|站|院|队|办|馆|所)"
# Where a sentence says so, with at least two of them.
_DIVIDED = re.compile(
    rf"(?:下设|内设|设有|分设|设立|设置|下辖|下属|分为|分成|设|由)[^。；;]{{0,24}}?{_NAME}(?:[、,，和及与]{_NAME})+"
)
# Whose parts are asked for is left open, or it is the house itself.
_OF_ALL = re.compile(r"^(?:我们|你们|咱们|公司|单位|学校|医院|学院|集团|本部|这里|一共|总共|都|[，, ])*$")
_READ = 400  # items that are read through


def divided(asked: Asked, desk: Desk) -> Outcome | None:
    """The sentences that say what the body asked for is divided into; ``None`` where that is not asked, or not said."""
    found = _said(asked, desk)
    return found and replace(found, intent="enumerate")  # no text that lies nearer tells it better


def _said(asked: Asked, desk: Desk) -> Outcome | None:
    found = _ASKED.search(asked.text)
    if found is None or asked.target.items or asked.about or desk.knowledge.size > _READ:
        return None
    whose = folded(asked.text[: found.start()])
    lines = [
        (part, _speaks(whose, _context(line, desk)))
        for line in lines_beside(desk.knowledge)
        for part in sentences_of(line)
        if _DIVIDED.search(simplified(part.text))
    ]
    anybody = bool(_OF_ALL.match(whose))
    of_it = [part for part, speaks in lines if speaks or anybody]
    if of_it:
        return told(desk, of_it, asked.quoted)
    own = {role.id for role in asked.target.roles}
    duties = [
        duty
        for duty in desk.knowledge.duties(list(desk.knowledge.lists.values()))
        if _DIVIDED.search(simplified(duty.text))
        and (anybody or duty.role_id in own or _speaks(whose, duty.text))
    ]
    return chosen_items(desk, duties, "fact", f"关于“{asked.quoted}”") if duties else None


def _context(line: Line, desk: Desk) -> str:
    """What a line says together with its headings and its document's title, which name whose it is."""
    return " ".join((line.text, *line.headings, desk.knowledge.documents[line.document_id].title))


def _speaks(whose: str, text: str) -> bool:
    """Whether the text names the body: all of its name, or its last two characters (协会)."""
    name = re.sub(r"[\s，,]|一共|总共|都$", "", whose)
    return len(name) > 1 and (name in folded(text) or name[-2:] in folded(text))

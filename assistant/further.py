"""What else there is where something was just quoted: "还有别的作用吗", "除了代理商还检查啥", "其他的呢".

The lines of the list quoted that were not shown; where the question says of what kind they must be and the list has no
more of it, the answer before was all there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.target import Target
from corpus.model import Duty
from index.text import folded

_THESE = re.compile(r"^(?:这|那|此|上面|上述|以上|刚才|前面|它)")
_FURTHER = re.compile(
    r"^(?:那|就|然后|具体)*(?:除(?:了|开)?(?P<aside>[^，,谁哪]{1,10}?)(?:以外|之外|外)?[，,]?(?=还|另|也|有|要|其|别))?"
    r"(?P<more>还|另外|也)*(?:要|得|会|能|可以|需要|应该|该)?(?:有没有|没有|有)?(?P<act>(?:(?!谁|哪|别|其他|其它)[\u4e00-\u9fff]){0,4}?)"
    r"(?:(?P<other>(?:别|其他|其它|另外)的?)|什么|啥|哪些)(?P<noun>(?!人|岗|地方|部门|清单|谁)[\u4e00-\u9fff]{0,4}?)的?(?:吗|么|没有?|呢|不)?$"
)
_ASKS_WHO = re.compile(r"谁|哪(?:个|些|位|几个)?(?:岗|人|部门|职位|清单|地方|里|儿)")
_CONFIRMS = re.compile(r"(?:吗|吧|么|对不对|是不是.*)$")
# Nouns and verbs that say nothing of the lines wanted.
_ANY = re.compile(
    r"^(?:的|要|作用|要求|素质|能力|职责|工作|事情?|内容|条款?|条件|任务|活儿?|规定|方面|东西|看|做|干|管|查|负责|写|说|提到?|包括|包含|要做|需要)*$"
)


def further(bare: str, target: Target, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The lines besides those quoted that ``bare`` asks for; ``None`` where it asks for none of one list."""
    found = _FURTHER.match(bare)
    if found is None or not (found.group("more") or found.group("aside") or found.group("other")):
        return None
    if target.roles or target.named_lists or _ASKS_WHO.search(before.question):
        return None
    shown = whom.cited(before, knowledge)
    homes = {d.list_id for d in shown}
    kind = f"{found.group('act')}{found.group('noun')}"
    alone = not kind and not found.group("aside")
    if len(homes) != 1 or (alone and not (before.lists and _CONFIRMS.search(before.question))):
        return None
    home = knowledge.lists[homes.pop()]
    pool = knowledge.duties([home])
    aside = _put_aside(found.group("aside"), pool, shown)
    if aside is None or not (before.subject or before.items):
        return None
    rest = [d for d in pool if d not in aside]
    if not (_ANY.match(kind) or all(char in knowledge.label(home) for char in kind)):
        rest = [d for d in rest if kind in folded(d.text)]
    if not rest:
        return Whole(before.question)
    what = before.lists[0] if before.lists else knowledge.spoken(home)
    return Whole(f"{what}：{bare}", about=tuple(d.id for d in rest))


def _put_aside(named: str | None, pool: Sequence[Duty], shown: Sequence[Duty]) -> Sequence[Duty] | None:
    """What was shown, or the lines that say what is named; ``None`` where none does."""
    if not named or _THESE.match(named):
        return shown
    return [d for d in pool if folded(named) in folded(d.text)] or None

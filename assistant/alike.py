"""A line like the one just shown, in other lists: "11里是不是有一条跟它几乎一样", "别的清单里有差不多的吗"."""

from __future__ import annotations

import re

from assistant import whom
from assistant.asked import Desk
from assistant.conversation import Turn, Whole
from assistant.target import Target

# "几乎一样的", "差不多的", "类似的有没有": a line is wanted that says much the same.
_ALIKE = re.compile(
    r"(?:差不多|类似|相似|相近|雷同|相仿|近似|一模一样|几乎(?:一样|相同)|很像|重复|同样)(?:的)?"
)
_ELSEWHERE = re.compile(r"别的|其他|其它|另外|别处|哪|里|有没有|有无|是不是有|也有|还有|吗$|么$")
_COMPARES = re.compile(r"谁|为什么|区别|不同|职责\d+和|怎")
_LIKE, _BAND = 0.7, 0.05  # how alike two stored lines must be; how near the best the others meant lie
_SHOWN = 2  # lines shown at most: of more, "它" is none


def alike(bare: str, target: Target, before: Turn, desk: Desk) -> Whole | None:
    """The lines of the lists named, else of all others, that are most like those shown; ``None`` where none is asked for."""
    shown = whom.cited(before, desk.knowledge)
    if not _ALIKE.search(bare) or not _ELSEWHERE.search(bare) or _COMPARES.search(bare):
        return None
    if not 0 < len(shown) <= _SHOWN or target.items or target.roles:
        return None
    home = {d.list_id for d in shown}
    lists = target.named_lists or [e for e in desk.knowledge.lists.values() if e.id not in home]
    others = [d.id for d in desk.knowledge.duties(list(lists)) if d not in shown]
    like: dict[str, float] = {}
    for duty in shown:
        for other, how in desk.index.likeness(duty.id, others).items():
            like[other] = max(how, like.get(other, 0.0))
    best = max(like.values(), default=0.0)
    about = tuple(i for i in others if like.get(i, 0.0) >= max(_LIKE, best - _BAND))
    what = f"{before.topic or '、'.join(before.subject)}：{bare}"
    return (
        Whole(what, about=about) if about else Whole(what, missing=f"与“{shown[0].text[:_QUOTED]}”相近的条目")
    )


_QUOTED = 20

"""Of what was just shown, the part with a matter: "跟钱沾边的挑出来", "需要代理商一起的是哪几条", "明写了是交给上级的呢".

What chooses is the grammar of choosing (…的, with what is to be done with them); which are chosen the lines shown decide.
"""

from __future__ import annotations

import re

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.nearby import holds
from assistant.relating import relation_in
from assistant.target import Target
from assistant.topic import Term, Topic
from corpus.model import Duty

_DO = r"(?:都|全|全部|单独?|先|请|帮我|给我|把)*"
_TAKEN = r"(?:挑|拎|找|列|选|摘|留|筛|拿|捞|圈|标|抽)(?:出|下)?(?:来|一下)?(?:给我|看看|吧)?"
_ITEMS = r"(?:条目|条款|内容|部分|职责|工作|事情?|活儿?|几条|那几条|那些|这些|[条项点])?"
# "…的挑出来给我", "…的是哪几条", "…的有几条", "…的就行", "…的那些", "…的有没有", "…的呢".
_PART = re.compile(
    rf"^(?:那|其中|这里面|里面|里头|当中|把|将|凡是?|所有|只要|[，, ])*(?P<what>[^，,。;；?？]{{1,16}}?)的{_ITEMS}"
    rf"(?:{_DO}{_TAKEN}|(?:是|有|在|属于)?(?:哪(?:几|一|些)?|几|多少)(?:条|项|个|点|句)?|就(?:行|好|可以)了?|即可|有没有|有吗|有哪些|呢|那几条|那些|那部分|)[吗呢吧了]*$"
)
_LEAD = re.compile(r"^(?:需?要|会|得|该|应|能|可以|有|是|提到|提及|讲|说|写|涉及|跟|和|与|同|对)+(?=.{2,})")
_ASKS_ELSE = re.compile(r"谁|多久|什么|啥|怎|为何|哪(?:个|份|些岗|里)|清单|岗位|部门")
# Words of such questions that choose nothing.
_LIGHT = frozenset(
    "明写 写明 提到 涉及 相关 有关 沾边 需要 一起 关系 打交道 挑出来 单拎 拎出来 留下 直接 明确 属于 部分 内容 条目".split()
)
_HALF = 0.5  # of the weight of the matter's words


def restricted(
    bare: str, target: Target, matter: Topic, before: Turn, knowledge: Knowledge, *, goes_on: bool
) -> Whole | None:
    """The lines shown that hold the matter ``bare`` chooses by; ``None`` where it chooses none of several."""
    found = _PART.match(bare)
    if not found or target.roles or target.named_lists or target.items or target.documents:
        return None
    if _ASKS_ELSE.search(found.group("what")) or (bare.endswith("的") and not goes_on and not before.lists):
        return None
    shown = whom.cited(before, knowledge)
    terms = [t for t in matter.terms if t.word in found.group("what") and t.word not in _LIGHT]
    if len(shown) < _SEVERAL or not terms:
        return None
    for pool in (shown, _beside(shown, knowledge)):
        chosen = _holding(pool, terms)
        if 0 < len(chosen) < len(pool):
            topic = before.topic or "、".join(before.subject)
            return Whole(f"{topic}：{bare}", about=tuple(d.id for d in chosen))
    relation = relation_in(bare)
    if before.home and not before.topic:  # of the list shown whole, whatever it says of the matter
        what = relation.said if relation and relation.how == "with" else _LEAD.sub("", found.group("what"))
        return Whole(f"{before.home}里跟{what}有关的")
    return None


_SEVERAL = 2


def _beside(shown: list[Duty], knowledge: Knowledge) -> list[Duty]:
    """All that stands under the heading of the lines shown, its leading sentence too, where they have one heading."""
    homes = {(d.role_id, knowledge.lists[d.list_id].path) for d in shown}
    if len(homes) != 1:
        return []
    role, path = homes.pop()
    return knowledge.duties([e for e in knowledge.lists_of([role]) if e.path == path])


def _holding(shown: list[Duty], terms: list[Term]) -> list[Duty]:
    """Those that hold every word; else those that hold most of them by weight."""
    if every := [d for d in shown if holds(d, terms)]:
        return every
    whole = sum(t.weight for t in terms)
    return [d for d in shown if sum(t.weight for t in terms if holds(d, [t])) > _HALF * whole]

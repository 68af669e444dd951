"""Lists with some of their items left out: "职责4除了领导交办那条还有什么", "出纳的职责，兜底的不要"."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all, names_catch_all
from assistant.contract import Intent
from assistant.enumerating import chosen_items

# "除了交办的其他工作以外，出纳的职责有哪些": items about a matter are left out.
_LEFT_OUT = re.compile(
    r"(?:除了?|除开|除去|不算|不含|不要|去掉|去除|剔除|排除|抛开|刨去)(?:其中的?|掉|最后|那条|那个)*(?P<what>[^，,第]{2,20}?)(?:以外|之外|外|不算|不要|的)?[，,](?=.)|(?:除了?|除开|除去|不算|不含|不要|去掉|去除|剔除|排除|抛开|刨去)(?:其中的?|掉|最后|那条|那个)*(?P<item>[^，,第]{2,20}?)(?:的)?(?:这|那)?一?[条项点](?:以外|之外|外)?(?=$|还|其余|其他|其它|剩|别的|都|有|的)|[，,](?P<after>[^，,第]{2,16}?)(?:的)?(?:除外|不要|不算|去掉)$"
)


def left_out(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The items of the lists named, without those that the question leaves out; ``None`` where it leaves out none."""
    found = _LEFT_OUT.search(asked.text)
    target = asked.target
    if not found or target.items or not (target.roles or target.lists):
        return None
    what = found.group("what") or found.group("item") or found.group("after")
    rest = asked.text.replace(found.group(), " ")
    if not (_ASKS_LIST.search(rest) or found.group("item")) or re.search(r"职责\s*\d|清单", what):
        return None
    lists = list(target.lists) or desk.knowledge.lists_of([r.id for r in target.roles], "duty")
    words = [w for w in desk.index.tokens(what) if len(w) > 1 and w not in _PLAIN]
    duties = desk.knowledge.duties(lists)
    if by_kind := names_catch_all(what):
        kept = [d for d in duties if not is_catch_all(d)]
    else:
        kept = [d for d in duties if not words or not all(w in d.text for w in words[:2])]
    if not (words or by_kind) or len(kept) in (0, len(duties)):
        return None
    return chosen_items(desk, kept, intent, f"除“{what}”外")


_ASKS_LIST = re.compile(r"哪些|什么|啥|列|其余|其他|剩下|都|几条|多少")
_PLAIN = frozenset("工作 职责 事项 任务 事情 内容 其他 其它 那条 条款 这条 最后 兜底".split())

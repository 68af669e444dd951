"""What comes of the act just shown: "看完以后接着做什么", "登记完跟谁核对", "会上都要干嘛", "要提前多久申请".

The duty shown tells the rest of its own act, so such a question is asked of it where it prints the act or the occasion.
"""

from __future__ import annotations

import re

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.nearby import holds
from assistant.times import asks_when, says_when
from assistant.topic import Topic

# "看完以后接着做什么", "审核好了再干啥": once the act is done.
_DONE = re.compile(
    r"^(?:那|等|他|她)*(?P<act>[^，,。?？谁哪什]{1,5}?)(?:(?:完|好)(?:了)?(?:以后|之后|后)?|(?:以后|之后))[，,]?(?:再|还|又|要|接着|然后|就|得|应该|需要|怎么办|[，,])*(?=.{2,}|$)"
)
# "会上都要干嘛", "检查时看哪些": on the occasion.
_DURING = re.compile(
    r"^(?:那)?(?P<act>[^，,。?？谁哪什]{1,4}?)(?:上|里|中|时|期间|的时候|过程中|的过程里?)(?:都|要|还|得|主要|具体|应该|需要)*(?:干|做|讲|聊|谈|说|讨论|解决|完成|看|查|注意|弄)(?:嘛|啥|些?什么|哪些|点什么)"
)
_ANY_ACT = re.compile(r"^(?:做|弄|搞|办|干|处理|完成|忙|这些?(?:做|弄|搞|干)?)$")


_WHO = re.compile(r"谁|哪(?:个|些|位)(?:岗|人|部门|职位)")
_SUCH = re.compile(r"(?:这|那)(?:类|种|些|个|份|批)(?=[\u4e00-\u9fff])")


def _goes_elsewhere(rest: str, matter: Topic, before: Turn, knowledge: Knowledge) -> bool:
    """ "签完以后合同由谁归档": who does the next act, which no duty shown tells and another one does."""
    terms = [t for t in matter.terms if t.word in rest and len(t.word) > 1]
    if not terms or not _WHO.search(rest):
        return False
    shown = whom.cited(before, knowledge)
    every = knowledge.duties([e for e in knowledge.lists.values() if e.kind == "duty"])
    return not any(holds(d, terms) for d in shown) and any(holds(d, terms) for d in every)


def continued(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """``bare`` asked of the duties shown that print the act or occasion it goes on from; ``None`` where none does."""
    found = _DONE.match(bare) or _DURING.match(bare)
    if not found:
        return None
    rest = _SUCH.sub("", bare[found.end() :])
    if _goes_elsewhere(rest, matter, before, knowledge):
        return Whole(rest)
    act = found.group("act")
    shown = whom.cited(before, knowledge)
    chosen = [d for d in shown if act in d.text or _ANY_ACT.match(act)]
    after = re.compile(rf"{re.escape(act)}.{{0,4}}(?:后|完)")  # "修补完成后送回"
    chosen = [d for d in chosen if after.search(d.text)] or chosen
    if not chosen or len(chosen) > _MOST:
        return None
    return Whole(f"{before.topic or '、'.join(before.subject)}：{bare}", about=tuple(d.id for d in chosen))


_MOST = 3  # duties shown of which one act can be meant
_EARLY = frozenset("提前 多久 提早 事先 之前 几天 时间 期限 要 申请时间".split())


def when_of_shown(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "要提前多久申请": when the one act shown is done, where the duty shown says when and prints the rest."""
    shown = whom.cited(before, knowledge)
    if not asks_when(bare) or len(shown) > _MOST:
        return None
    terms = [t for t in matter.terms if t.word not in _EARLY]
    chosen = [d for d in shown if terms and all(t.word in d.text for t in terms) and says_when(bare, d.text)]
    if not chosen:
        return None
    return Whole(f"{before.topic or '、'.join(before.subject)}：{bare}", about=tuple(d.id for d in chosen))

"""What matters most, is hardest or comes first among duties: texts list them and weigh none of them against another.

"负责人的职责说一下最重要的那个", "首要任务是什么", "哪项工作最累", "按重要程度排一下" have no answer, unless the texts themselves
print the words ("首要任务：…"). Of a matter of its own ("最重要的客户谁维护") the words are a part and are looked for as such.
"""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome, refused
from corpus.model import DutyList
from index.text import folded

_HOW = (
    r"(?:重要|核心|关键|要紧|紧要|紧迫|紧急|优先|难|累|苦|轻松|省事|省心|简单|容易|辛苦|繁琐|繁重|复杂|麻烦|费时|费力|费劲|费心|耗时|花时间"
    r"|吃力|棘手|头疼|忙|闲|值钱|有价值|有意义|有用|出彩|露脸|得罪人|枯燥|无聊|有意思|(?:能)?体现.{0,12}?价值)"
)
_WEIGHED = re.compile(
    rf"最(?:为|是|能)?{_HOW}|(?<=[个条项份件节])(?:比较|更|相对)(?:为)?{_HOW}"
    r"|首要(?:职责|任务|工作|责任)?|头等(?:大事|要务)|第一要务|重中之重|优先级|轻重缓急|(?:重要|紧急)(?:性|程度)"
)
_OF_DUTIES = re.compile(r"职责|责任|工作|任务|要务|事|活|[条项份件]|哪|什么|啥|是[^，,]{0,2}$|排")


def weighs(text: str) -> bool:
    """Whether ``text`` asks which duty weighs more than the others."""
    found = _WEIGHED.search(text)
    return found is not None and bool(_OF_DUTIES.search(text.replace(found.group(), "", 1)))


def weighed(asked: Asked, desk: Desk) -> Outcome | None:
    """The refusal of a question that wants duties weighed; ``None`` where it wants something else."""
    found = _WEIGHED.search(asked.text)
    if found is None or not weighs(asked.text):
        return None
    target, knowledge = asked.target, desk.knowledge
    lists: list[DutyList] = list(target.named_lists) or knowledge.lists_of([r.id for r in target.roles])
    of = lists or list(knowledge.lists.values())
    said = folded("".join([*(e.heading or "" for e in of), *(d.text for d in knowledge.duties(of))]))
    matter = any(
        len(t.word) > 1 and t.word not in found.group() and t.word in said for t in asked.topic.terms
    )
    if found.group() in said or matter:
        return None
    what = found.group() if found.group() not in _ORDERS else "先后轻重"
    return refused(
        "enumerate",
        "not_covered",
        f"文本逐条写明职责，没有给它们排轻重，所以无法说哪一条“{what}”。可以列出全部条目，由您判断。",
        suggestions=[knowledge.way_to(entry) for entry in of[:3]],
        not_covered=(what,),
    )


_ORDERS = ("优先级", "轻重缓急", "重要性", "重要程度", "紧急性", "紧急程度")

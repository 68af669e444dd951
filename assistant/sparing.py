"""Which jobs do not ask for a quality: "谁不用学历", "哪些岗位不要求经验", "什么岗没有年龄限制".

Only jobs whose requirements are written can be said not to mention it; of the others nothing is known, and that is said.
"""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_in, attribute_named, proves
from assistant.contract import Block
from assistant.demand import demand_in
from assistant.refusing import not_covered
from corpus.model import Role
from index.text import folded

_WHO = r"(?:谁|哪(?:个|些|几个|位)?(?:岗位?|职位|工作|人)?|(?:什么|啥)(?:样的)?(?:岗位?|职位|工作|人))"
_NEEDS = r"(?:要求|需要|用|要|看|写|提|规定|卡|设|限|论)"
# The denial stands right before what is not asked for: "没有经验的人能干哪个岗位" is of a person that has none.
_SPARED = re.compile(
    rf"{_WHO}[^，,。不没无]{{0,4}}(?:不{_NEEDS}|不需|不必|无需|无须|没有?{_NEEDS}|未{_NEEDS})(?:有|到|具备|持|任何|什么|对)*"
    rf"(?P<what>[^，,。？?]{{1,8}})$|{_WHO}[^，,。不没无]{{0,4}}(?:对)?(?P<limited>[^，,。？?没无不]{{1,6}})?(?:没有?|无|不作|不做)(?P<other>[^，,。？?]{{0,6}})(?:要求|限制|门槛)$"
)


# "没有驾照能干的岗位", "什么学历都行的岗位", "不限学历的岗位": the same, from whoever has none.
_DONE_WITHOUT = re.compile(
    r"(?:没有?|无|不会|不懂)[^，,。？?不没无]{1,8}?(?:也|都|照样|就)?(?:能|可以?|可|行)(?:去|来)?(?:干|做|当|应聘|报|上|胜任|去|投)?(?:了|得了)?的?(?:是|有)?(?:哪|什么|谁|岗|职位|工作|人)|(?:什么|啥|不管)[^，,。不没无]{1,8}?都(?:行|可以|能|收|要)|[^，,。]{1,8}不限的|不(?:限|看|论|卡)[^，,。]{1,8}?的(?:岗|职位|工作|人)"
)
_UNLIMITED = re.compile(r"不限|无(?:特殊)?要求|不作要求|不要求|无需|无须|均可|皆可")


def asks_who_is_spared(text: str) -> bool:
    """Whether ``text`` asks which jobs can be had without a thing."""
    return bool(_SPARED.search(text) or (_DONE_WITHOUT.search(text) and demand_in(text)))


def who_needs_not(asked: Asked, desk: Desk) -> Outcome | None:
    """The jobs whose written requirements do not mention what is asked for; ``None`` where nothing of the kind is asked."""
    spared = _SPARED.search(asked.text)
    if spared is None and not _DONE_WITHOUT.search(asked.text):
        return None
    named = next((words for words in spared.groups() if words), "") if spared else ""
    demand = demand_in(asked.text)
    told = attribute_named(demand.name) if demand and demand.any_kind else None
    attribute = attribute_in(f"{named}要求") or (attribute_in(asked.text) if spared else None) or told
    if attribute is None:
        return None
    knowledge = desk.knowledge

    def mentions(role: Role) -> bool:
        said = [d.text for d in knowledge.duties(knowledge.lists_of([role.id])) if d.text]
        fields = [f"{f.name}{f.text}" for f in role.fields]
        return any(
            (proves(attribute, folded(text)) or attribute.name in text) and not _UNLIMITED.search(text)
            for text in (*said, *fields)
        )

    written = {role.id: knowledge.lists_of([role.id], "requirement") for role in knowledge.roles.values()}
    silent = [r for r in knowledge.roles.values() if written[r.id] and not mentions(r)]
    if not silent:
        return not_covered(desk, f"不要求{attribute.name}的岗位", "requirements")
    groups = [
        Block(type="group", label=role.title, text=f"未提到{attribute.name}或不限", children=items)
        for role in silent
        if (items := desk.composer.items(knowledge.duties(written[role.id])))
    ]
    total = sum(len(group.children) for group in groups)
    names = "、".join(role.title for role in silent)
    head = Block(
        type="text",
        text=f"任职要求里没有提到“{attribute.name}”（或写明不限）的岗位有 {len(silent)} 个：{names}。其要求原文如下：",
    )
    note = "没有写任职要求的岗位不在其内；原文没有提到，不等于不要求。"
    return Outcome("requirements", (head, *groups), total, total, (note,))

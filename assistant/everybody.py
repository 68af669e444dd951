"""Which jobs demand a thing, whatever the wording: "哪些岗位要证书", "有证才能干的岗位", "谁得会英语", "没驾照干不了的岗".

    question := the words for everybody, a demand and its thing in any order, and nothing else

Who checks certificates ("谁检查健康证") has an act beside them and is no such question. The answer is complete: the lines
of all requirements, the labelled values, and for certificates the duties that demand one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_named, holds
from assistant.attributing import by_attribute, field_lines
from assistant.contract import Block, Intent
from assistant.degrees import degree_of
from assistant.demand import Demand, certified_in_duty, demand_in
from assistant.enumerating import chosen_items
from assistant.refusing import not_covered
from corpus.model import Duty, Role, RoleField
from corpus.parsing.result import Kind
from index.text import folded

_JOB = r"(?:岗位|职位|工种|职务|岗(?!位)|活(?:儿)?|人(?!员|事|力)|员工)"
_WHO = re.compile(
    rf"谁|(?:所有|全部|各)(?=[^，,]{{1,16}}{_JOB})|(?:哪|什么样?|啥样?|几|多少)(?:些|几)?个?(?:的)?{_JOB}|(?:所有|全部|每个?|各个?){_JOB}|{_JOB}(?:都|分别|一共|总共)*(?:有|是)?(?:哪|什么|啥|谁|几|多少)(?:些|几)?个?|的{_JOB}$|^{_JOB}(?:里面?|中|当中)|的(?:都|一共|总共)*(?:有|是)(?:哪些|几个|多少个?|什么)$"
)
_DEMANDED = re.compile(
    r"要|需|须|必须|得|应|凭|靠|才|限|持|有|会|懂|考|优先|规定|精通|掌握|熟悉|具备|拥有|取得|门槛|以[上下内]|最[高低]"
)
_LACKED = re.compile(
    r"(?:没有?|无|缺|不(?:具备|持|会|懂)).{1,10}?(?:就|便|是)?(?:不能?(?:干|做|当|上|去|进|应聘|报|要)?|不可以?|不得|不准|不让|不许|不行|干不了|做不了|当不了|上不了|当不成|干不成|没法|别想|免谈|不要|不收|不招|不录)"
)
_DENIED = re.compile(r"不|没|无(?!犯)|未|免|非(?!得|要)")
#: All that may stand beside who, the demand and its thing.
_REST = re.compile(
    r"要求|需要|必须|必需|一定|非得|非要|务必|应当|应该|才能|才可以?|才行|可以|能够|要|需|须|必|得|应|才|能|凭|靠|对|在|按|持有?|带|有|具备|拥有|取得|拿到?|考取?|办(?!理)|会|懂得?|能说|说|讲|精通|熟悉|掌握|熟练|限制?|规定|门槛|条件|资格|优先|毕业"
    r"|上岗|上班|任职|担任|胜任|从事|应聘|报名|报|入职|招聘?|录用|干|做|当|来|去|的|了|过|都|也|还|分别|各自?|各|是|么|吗|呢|方面|上|里面?|具体|明确|写明|写|注明|提到|提|列出?|说明|出来|一下|看看|告诉我?|请|帮我(?:查|找)?(?:出来|一下)?|查一下|找出来|整理|汇总|给我?|公司|咱们|我们|我|你们|单位|这里|文本|资料|全部|所有|一共|总共|什么|哪些|哪种|哪个|哪|啥|谁|几个?|多少|多高|多大|些|个|样|相关|有关|以及|或者?|和|与|跟|及|以上|以下|以内|起码|至少|最低|硬性|特殊|才算|合格|就|最高|最低|岗位|职位|工种|岗|人"
    r"|[，,。？?！!、：:\s]"
)
_COUNT = re.compile(r"几个|多少个?")
_REQUIRING: tuple[Kind, ...] = ("requirement", "condition")
_NAMED_HERE = 6  # jobs named in the head of the answer


def of_everybody(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines that demand the thing asked for, of every job; ``None`` where the question is another one."""
    demand = _demand(asked.text)
    if demand is None:
        return None
    items, fields = _held(demand, desk)
    if not items and not fields and not demand.any_kind and demand.name in ("年龄", "工作经验"):
        return None  # no line has this very number
    if demand.name == "学历" and demand.any_kind and (edge := _MOST.search(asked.text)):
        items = _at_the_edge(items, highest=edge.group() == "最高")
    what = demand.words
    if not items and not fields:
        return not_covered(desk, f"{what}（任职要求）", "requirements")
    knowledge = desk.knowledge
    owners = dict.fromkeys([*(d.role_id for d in items), *(role.id for role, _ in fields)])
    titles = list(dict.fromkeys(knowledge.roles[i].title for i in owners))
    named = "、".join(titles[:_NAMED_HERE]) + ("等" if len(titles) > _NAMED_HERE else "")
    total = len(items) + len(fields)
    head = f"写有“{what}”要求的岗位有 {len(titles)} 个：{named}，原文 {total} 条："
    intent: Intent = "count" if _COUNT.search(asked.text) else "requirements"
    groups = chosen_items(desk, items, intent, "").blocks[1:]
    blocks = (Block(type="text", text=head), *groups, *field_lines(desk, fields))
    count = len(titles) if intent == "count" else total
    note = "标明“优先”的是优先条件，不是硬性要求。" if any("优先" in d.text for d in items) else ""
    return replace(Outcome(intent, blocks, count, count), notes=(note,) if note else ())


# "哪个岗位学历要求最高": of the lines that name a degree, those with the highest or the lowest.
_MOST = re.compile(r"最(?:高|低)")


def _at_the_edge(items: Sequence[Duty], *, highest: bool) -> list[Duty]:
    ranks = {d.id: rank for d in items if (rank := degree_of(folded(d.text))) is not None}
    edge = (max if highest else min)(ranks.values(), default=None)
    return [d for d in items if ranks.get(d.id) == edge]


def of_job(asked: Asked, desk: Desk) -> Outcome | None:
    """ "单证员要什么证": what is demanded of one job, where the question says nothing else."""
    target = asked.target
    if len(target.roles) != 1 or target.named_lists or target.items or target.documents:
        return None
    demand = only_demand(target.rest)
    if demand is None or not demand.any_kind or not _DEMANDED.search(target.rest):
        return None
    found = by_attribute(desk, attribute_named(demand.name), target.roles, asked.text)
    return found if found.refusal is None else None


def asks_of_everybody(text: str) -> bool:
    """Whether ``text`` asks which jobs demand a thing."""
    return _demand(text) is not None


def only_demand(text: str) -> Demand | None:
    """The thing demanded that is all of ``text`` ("要什么证", "要会英语吗"); ``None`` where it names somebody or an act."""
    demand = demand_in(text)
    return demand if demand and not _REST.sub("", text.replace(demand.words, " ", 1)) else None


def _demand(text: str) -> Demand | None:
    """What ``text`` asks to be demanded; ``None`` where it asks of somebody, of an act, or of what is not demanded."""
    if not _WHO.search(text):
        return None
    lacked = _LACKED.search(text)
    if not (lacked or _DEMANDED.search(text)) or (not lacked and _DENIED.search(text)):
        return None
    demand = demand_in(text)
    if demand is None:
        return None
    rest = _WHO.sub(" ", text.replace(demand.words, " ", 1))
    rest = _LACKED.sub(" ", rest) if lacked else rest
    further = demand_in(
        rest
    )  # "要求会开车、有驾照", "需要持证上岗，具体什么证": the same thing in other words
    while further is not None and further.name == demand.name and further.words in rest:
        rest = rest.replace(further.words, " ", 1)
        further = demand_in(rest)
    rest = re.sub(r"[没无缺不]|不能|不可以", "", rest) if lacked else rest
    return demand if not _REST.sub("", rest) else None


def _held(demand: Demand, desk: Desk) -> tuple[list[Duty], list[tuple[Role, RoleField]]]:
    knowledge = desk.knowledge
    ids = list(knowledge.roles)
    items = [
        d for d in knowledge.duties(knowledge.lists_of(ids, *_REQUIRING)) if demand.holds(folded(d.text))
    ]
    attribute = attribute_named(demand.name)
    fields = [
        (role, field)
        for role in knowledge.roles.values()
        for field in role.fields
        if holds(attribute, field) and (demand.any_kind or demand.holds(folded(field.text)))
    ]
    if demand.name == "证书":
        own = knowledge.duties(knowledge.lists_of(ids, "duty", "other", "overview"))
        items += [
            d
            for d in own
            if certified_in_duty(folded(d.text)) and (demand.any_kind or demand.holds(folded(d.text)))
        ]
    order = {d.id: n for n, d in enumerate(knowledge.duties(list(knowledge.lists.values())))}
    return sorted(items, key=lambda d: order.get(d.id, 0)), fields

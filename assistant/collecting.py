"""Things listed side by side, all of whose items are wanted: "库存、盘点、存货有关的条目", "费用、工资、奖金相关，跨清单汇总".

    question := (clause pause)* things (pause clause)*        things := head? thing ("、" thing)+ tail?

Whatever else the question says is how its answer is wanted; a head in front of the first thing and a tail behind the
last (head: "所有写到", "凡是跟", "比如"; tail: "这些", "之类的", "有关的条目") are no part of a thing. A verb that only the
first thing has is the verb of all ("制定计划、方案、策略"). Each thing is looked for as it is printed and in words that
say the same; things that the texts don't print are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.asked import Asked, Desk, Outcome
from assistant.enumerating import chosen_items
from assistant.literal import Words
from assistant.times import fixed_times
from assistant.topic import topic_of
from corpus.model import Duty

# All places are wanted, not somebody or some time.
_ALL = re.compile(
    r"汇总|跨(?:清单|岗位|部门)|所有|全部|全文|全篇|通篇|整[篇份]|凡是?|[条款项]目|条款|条文|(?:哪|几|多少)(?:些|几)?(?:条|处|份|句|个?地方|内容|清单|职责|个职责)|列(?:出|全|一|给|个)|找(?:出|一|全)|捋|归拢|归到|盘点一下|都(?:有|要|算|在)(?:哪|啥|什么|$)|有哪些|有啥|集中在|合[起在]|一并|哪里|哪儿|字样|文[中里]|提到|涉及|(?:找|翻|抄|拎|挑|摘|筛|归纳|整理|发|念)(?:给我?|出来?)|都(?:写|讲|说|提)|^(?:[^、]*—+)?[^、]+(?:、[^、]+){2,}$"
)
_NOT = re.compile(
    r"谁|哪(?:个|些|位)?(?:岗位?|职位|人|部门)|什么时候|何时|多久|几号|区别|不同|一样|对比|比较|既|同时|分别|各自|吗$|是不是|有没有(?!提|写|涉及|出现|讲|说)|[跟和与同向给](?:哪|什么)|由|负责人"
)
_LITERAL = re.compile(
    r"[“”\"「」『』]|(?<!有)没有?(?:再|曾)?(?:提|写|涉及|包含|讲|说|谈|出现)|[未不](?:提|涉及|包含|含)"
)  # read by literal.py
_CLAUSE = re.compile(r"—+|[，,。:：;；?？!！（）()]+")
_JOIN = re.compile(r"、|/|或者?|以及|还有|[和与及跟](?=.)")
# One thing, where the question says that it is written or spoken of: "哪些职责直接提到店长", "所有跟代理商有关系的内容".
_ONE = (
    re.compile(
        r"(?:提到|提及|写到|写有|讲到|说到|谈到|涉及到?|牵涉到?|牵扯到?|点到|点名|出现)(?:了|过)?(?P<thing>[\u4e00-\u9fffa-z]{2,6}?)(?:的|字样|这个?词)?(?=$|[，,]|条|款|内容|职责|地方|有|都|全|清单)"
    ),
    re.compile(
        r"(?:^|[，,。 ]|所有|全部|凡是?|把)(?:跟|和|与|同|关于)(?P<thing>[\u4e00-\u9fffa-z]{2,6}?)(?:有关系?|相关|沾边|挂钩|有联系)(?:的?(?=所有|全部|那些|条|款|内容|职责|工作|活|事|地方|规定|清单|都|有|全|哪|$|[，,]))"
    ),
    # "小程序相关的都写了啥", "耗材有关的全挑出来"
    re.compile(
        r"^(?P<thing>[\u4e00-\u9fffa-z]{2,6}?)(?:相关|有关|方面)的?(?:内容|条款|条目|规定|事项?|话|说法)?(?:都|全|统统)(?=[写讲说提挑找列发抄摘筛])"
    ),
    # "公司想统一流程，麻烦把现有的投诉相关条款全列"
    re.compile(
        r"(?:把|将|现有的?|目前的?|所有的?|全部的?)+(?P<thing>[\u4e00-\u9fffa-z]{2,6}?)(?:相关|有关|方面)的?(?:条款|条目|内容|规定|职责|条文)"
    ),
)
_HEAD = re.compile(
    r"^(?:把|将|请|帮我?|麻烦|给我|先|再|列出|找出|汇总|所有|全部|一切|凡是?|每一?[条项]|全文|全篇|通篇|(?:材料|资料|文件|文档|页面|文)[中里]面?|有没有|整[篇份]|跨清单|跟|和|与|同|关于|有关|对于?|涉及到?|牵涉到?|牵扯到?|关系到|提到|提及|谈到|写到|写有|写着|写了?|讲到|讲|说到|说|带有?|含有?|包含|包括|出现|具体|"
    r"比如说?|例如|譬如|像|诸如|如|(?:哪些?|几|多少)(?:个|条|处|份)?(?:条目|条款|条|清单|职责|内容|地方|工作)?(?:里|中)?|条目|条款|清单|职责|需要|必须|要求|要|得|都|的|了|过|是|[ “”\"「」])+"
)
_TAIL = re.compile(
    r"(?:这|那)(?:[几两三四五些类种]|方面|块|样|$)|之类|等等?|什么的|啥的|一?类|方面|有关|相关|沾边|挂钩|打交道|(?:的|有)(?:条|款|要求|职责|工作|活|事|内容|地方|规定|清单|东西|都|有|全|哪|输出|$)|都|全|统统|分别|字样|在哪|有哪|哪|[ “”\"「」]|汇总|的$"
)
_MOST = 8  # characters of one thing
_LONGEST_READ = 200
_SAME = 0.75  # strength of the words that stand for one that the texts lack
_NO_THING = re.compile(r"^(?:职责|清单|第)?\d+$|第\d|职责\d|^(?:条目|清单|职责|工作|内容|的)$")


def things_listed(text: str) -> tuple[str, ...]:
    """The things whose items are all wanted, as they stand in ``text`` (a normalised question); none where it wants another answer."""
    if len(text) > _LONGEST_READ or not _ALL.search(text) or _NOT.search(text) or _LITERAL.search(text):
        return ()
    found: list[str] = []
    for clause in filter(_JOIN.search, _CLAUSE.split(text)):
        if not _FIRM.search(clause) and not _GATHER.search(text):
            continue
        pieces = [p.strip() for p in _JOIN.split(_HEAD.sub("", clause.strip()))]
        if ended := _TAIL.search(pieces[-1], 1):
            pieces[-1] = pieces[-1][: ended.start()]
        pieces = [p.strip(' “”"「」') for p in pieces]
        if any(_NO_THING.search(p) for p in pieces):
            return ()
        if all(
            1 < len(p) <= _MOST and "的" not in p for p in pieces
        ):  # 每月要报的报表: more than things is said
            found += pieces
    if not found and (one := next((m for form in _ONE if (m := form.search(text))), None)):
        found = [one.group("thing")]
    return tuple(dict.fromkeys(found))


_FIRM = re.compile(r"、|/|或")
_GATHER = re.compile(
    r"[条款项]目|条款|条文|全文|文[中里]|涉及|通篇|汇总|所有|全部|凡|跨清单"
)  # 和 also joins verbs and names a partner


def collected(asked: Asked, desk: Desk) -> Words | None:
    """What to look for in every item, ``None`` where no things are listed or the texts print none of them."""
    things = things_listed(asked.text)
    if not things or asked.target.items:
        return None
    if len(things) == 1:
        word = (
            desk.index.words(things[0]) == [things[0]]
            and desk.knowledge.rarity(things[0]) < desk.knowledge.unseen
        )
        return Words(things, any_of=True, whole_text=True) if word else None
    if any(map(fixed_times, things)):
        return None
    joined = [
        f"{one}{j}{desk.index.words(other)[0]}"
        for one, other in pairwise(things)
        for j in "和与及"
        if f"{one}{j}{other}" in asked.text
    ]
    if joined and any(
        p in d.text for d in desk.knowledge.duties(list(desk.knowledge.lists.values())) for p in joined
    ):
        return None  # 登记和核销: two acts on one thing
    verb, things = _shared_verb(things, desk)
    words: list[str] = []
    for thing in things:
        printed = desk.knowledge.rarity(thing) < desk.knowledge.unseen
        same = [] if printed else [v for v, s in desk.lexicon.synonyms(thing) if s >= _SAME and len(v) > 1]
        words += [thing, *same]
    sought = Words(
        tuple(dict.fromkeys(words)), loose=not verb, any_of=True, beside=re.escape(verb), whole_text=True
    )
    return None if _said_otherwise(things, sought, desk) else sought


def gathered(asked: Asked, desk: Desk) -> Outcome | None:
    """The union of what each of the things means ("招人、排班、算工资"), where the texts put some of them otherwise."""
    things = things_listed(asked.text)
    target = asked.target
    if not _SIDE_BY_SIDE.search(asked.text):  # "全公司跟培训有关的" names one thing
        return None
    if len(things) < _SEVERAL_THINGS or target.items or target.named_lists or target.roles:
        return None
    found: dict[str, Duty] = {}
    held = []
    for thing in things:
        topic = topic_of(thing, desk.index, desk.lexicon, desk.knowledge)
        if topic.empty:
            continue
        evidence = desk.selector.select(topic, thing, kinds=("duty", "authority", "other"))
        if evidence.found:
            held.append(thing)
            found.update({f.duty.id: f.duty for f in evidence.found})
    if len(held) * 2 < len(things) or not held:
        return None
    place = desk.knowledge.place_of
    duties = sorted(found.values(), key=lambda d: (place.get(d.list_id, 0), d.position))
    return chosen_items(desk, duties, "aggregate", f"与“{'、'.join(held)}”有关的条目")


_SEVERAL_THINGS = 2
_SIDE_BY_SIDE = re.compile(r"[、/或和及]")


def _said_otherwise(things: tuple[str, ...], sought: Words, desk: Desk) -> bool:
    """Whether the texts lack a thing of several words (往上汇报): what it means is not found by its words."""
    long = [t for t in things if len(_cut(t, desk)) > 1 and not desk.lexicon.synonyms(t)]
    finders = [replace(sought, words=(t,)).finder(lambda word: _cut(word, desk)) for t in long]
    texts = [d.text for d in desk.knowledge.duties(list(desk.knowledge.lists.values()))] if long else []
    return any(not any(map(holds, texts)) for holds in finders)


def _cut(text: str, desk: Desk) -> list[str]:
    return [w for w in desk.index.words(text) if w.strip()]


def _shared_verb(things: tuple[str, ...], desk: Desk) -> tuple[str, tuple[str, ...]]:
    """ "制定计划", "方案": the verb 制定 and the things without it; no verb where another thing has its own."""
    first = _cut(things[0], desk)
    if len(things) == 1 or len(first) != _VERB_AND_NOUN or any(len(_cut(t, desk)) > 1 for t in things[1:]):
        return "", things
    verb, nouns = first[0], (first[1], *things[1:])
    texts = [d.text for d in desk.knowledge.duties(list(desk.knowledge.lists.values())) if verb in d.text]
    shared = len(verb) >= _VERB_CHARS and all(any(noun in text for text in texts) for noun in nouns)
    return (verb, nouns) if shared else ("", things)


_VERB_AND_NOUN = 2
_VERB_CHARS = 2

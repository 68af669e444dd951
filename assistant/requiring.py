"""Requirements: the whole list of a role, or the one quality that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributes import GENERAL, Attribute, attribute_in, proves, proves_any
from assistant.attributes_held import named_items
from assistant.attributing import by_attribute, field_lines
from assistant.contract import Block, Intent
from assistant.enumerating import (
    chosen_items,
    whole_lists,
)
from assistant.grouping import owner_groups
from assistant.matching import supports
from assistant.qualities import asks_quality, headed_for, required_of, value_in, without_roles
from assistant.refusing import not_covered, which_role
from assistant.scope import roles_meant, title_of
from assistant.several_terms import of_several_attributes
from assistant.sides import items_about
from assistant.topic import Term, Topic
from assistant.topical import by_topic, gather
from corpus.model import DutyList
from corpus.parsing.result import Kind
from index.text import folded


def requirements(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """Items of requirement lists only; duties are never mixed in."""
    target = asked.target
    if found := of_several_attributes(asked, desk):
        return found
    nobody = not target.roles and not target.named_lists
    if nobody and (found := who_requires(asked, desk) or required_of(asked, desk)):
        return found
    named = [e for e in target.named_lists if e.kind == "requirement"]
    if named and len(named) < len(target.named_lists) and asked.topic.empty:  # "基本素质和促销管理"
        return whole_lists(asked, desk, target.named_lists, intent, title=title_of(asked, desk.knowledge))
    if target.lists and not named:
        return (
            by_topic(asked, desk, "fact", scope=target.lists)
            if not asked.topic.empty
            else not_covered(desk, f"{title_of(asked, desk.knowledge)}的任职要求", intent)
        )
    attribute = attribute_asked(asked) or (
        value_in(without_roles(asked)) if asks_quality(asked.text) else None
    )
    whole_too = attribute is not None and bool(_WHOLE_TOO.search(_without_its_own(asked.text, attribute)))
    if attribute and attribute.name not in GENERAL and not whole_too:
        own = " ".join((attribute.name, *attribute.patterns, *attribute.evidence))
        words = [t.word for t in asked.topic.terms if len(t.word) > 1 and t.word not in own]
        found = by_attribute(desk, attribute, target.roles, asked.text, beside=words)
        headed = headed_for(desk, target.roles, target.role_words) if found.refusal else []
        held = [d for d in desk.knowledge.duties(headed) if proves(attribute, folded(d.text))]
        if held:
            return chosen_items(desk, held, intent, f"关于“{attribute.name}”的要求")
        if found.refusal is None or attribute_in(asked.text) is not None or target.roles:
            return (
                found  # else the reading of a question that names nobody may be wrong (语言表达 is no 外语)
            )
    roles = roles_meant(asked, desk)
    ids = [role.id for role in roles] or list(desk.knowledge.roles)
    lists = named or desk.knowledge.lists_of(ids, "requirement")
    lists = lists or headed_for(desk, roles, target.role_words)
    whose = "、".join(role.title for role in roles)
    if not lists and roles and (common := named_items(desk, roles)):
        return chosen_items(desk, common, intent, f"点名“{whose}”的任职要求")
    if not lists:
        return not_covered(desk, f"{whose}任职要求", intent)
    anyone = not roles and len({e.role_id for e in lists}) > 1
    asked = replace(asked, topic=_without_headings(asked, desk, lists))
    specific = not whole_too and not asked.topic.empty
    if anyone and not specific:
        return which_role(desk, intent, "有哪些任职要求")
    if specific and named:
        evidence = gather(asked, desk, scope=named)
        if evidence.found and len(evidence.found) < sum(e.size for e in named):
            return chosen_items(
                desk, [f.duty for f in evidence.found], intent, f"关于“{asked.topic.text}”的要求"
            )
        if held := items_about(asked, desk, named):
            return chosen_items(desk, held, intent, f"关于“{asked.topic.text}”的要求")
        if _ONE_ASKED.search(asked.text):
            return not_covered(desk, asked.topic.label or asked.topic.text, intent, evidence.nearest)
    if specific and not named:
        evidence = gather(asked, desk, scope=lists)
        if anyone:  # of no job in particular: a line that lies near says less than one of the matter's words
            said = tuple(f for f in evidence.found if f.support.coverage >= _HELD)
            evidence = replace(evidence, found=said)
        if evidence.found:
            groups = owner_groups(desk, evidence.found)
            total = len(evidence.found)
            head = Block(type="text", text=f"关于“{asked.quoted}”的要求，文本中有 {total} 条：")
            return Outcome(intent, (head, *groups), total, total, evidence.notes)
        if anyone:  # "会踢球的更吃香吗": whose it is need not be said where one line of all tells it
            return which_role(desk, intent, "有哪些任职要求")
        if not _ALL_REQUIREMENTS.search(asked.text):
            if held := items_about(asked, desk, lists):
                return chosen_items(desk, held, intent, f"关于“{asked.quoted}”的要求")
            if _OF_A_PERSON.search(asked.text):
                return not_covered(desk, asked.quoted, intent, evidence.nearest)
            return by_topic(asked, desk, "fact", scope=target.named_lists)
    title = title_of(asked, desk.knowledge) or f"“{whose}”的任职要求"
    found = whole_lists(asked, desk, lists, intent, title=title)
    lacking = attribute is not None and attribute.name not in GENERAL and not _held(attribute, desk, lists)
    return replace(found, not_covered=(attribute.name,)) if attribute and lacking else found


# "素质和学历分别怎么要求": the whole list is asked for beside one attribute, which is named when it is not there.
_WHOLE_TOO = re.compile(r"素质|能力|条件|资格|哪些要求|什么要求|任职要求")


def _without_its_own(text: str, attribute: Attribute) -> str:
    """The question without the attribute and the asking that belongs to it: 学历上有什么要求."""
    own = "|".join(map(re.escape, sorted((attribute.name, *attribute.patterns), key=len, reverse=True)))
    return re.sub(
        rf"(?:{own})(?:上|方面|这?一?块|这方面)?(?:都|的)*(?:有|是)?(?:什么|哪些|啥|怎样|怎么样)?(?:样)?(?:的)?(?:要求|条件|门槛)?",
        " ",
        text,
    )


# "素质里有没有提保密": one thing in a named list.
_ONE_ASKED = re.compile(r"有没有|是否|提没提|写没写|提到|提及|吗$|么$|没有$|没$")


# "要不要懂财务", "对文笔有要求吗": a quality of whoever has the job; a duty about the same thing does not answer it.
_OF_A_PERSON = re.compile(
    r"对.{1,24}有(?:没有)?(?:什么|啥)?要求|(?:要不要|需不需要|用不用|必须|需要|要|得)(?:会|懂|精通|擅长)(?!议)|懂不懂|会不会|(?:不|没)(?:会|懂)"
)


def _held(attribute: Attribute, desk: Desk, lists: Sequence[DutyList]) -> bool:
    return any(proves(attribute, folded(d.text)) for d in desk.knowledge.duties(lists))


def _without_headings(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Topic:
    """The matter without what only names the lists or the person: 督导 for 销售监督的基本素质, 做, 合格."""
    headings = folded("".join(h for e in lists for h in (*e.path, e.heading or "")))

    def named(term: Term) -> bool:
        words = [
            _DOING.sub("", term.word),
            *(v for v, strength in term.variants if strength >= _SAME and len(v) > 1),
        ]
        return any(w and w in headings for w in words) and not any(
            term.word in folded(d.text) for d in desk.knowledge.duties(lists)
        )

    kept = tuple(
        t
        for t in asked.topic.terms
        if not named(t) and _GENERIC_PARTS.sub("", t.word) and t.word not in _PERSON
    )
    text = "".join(t.word for t in kept)
    label = asked.topic.label if len(kept) == len(asked.topic.terms) else text
    return replace(asked.topic, terms=kept, text=text, label=label, meaning=text)


_SAME = 0.75
_DOING = re.compile(r"^(?:做|当|干|招|想做|想当|应聘)(?=..)")
_PERSON = frozenset(
    "懂点 会点 点 方面 讲究 适合 干 做 当 招 招人 应聘 要会 会 懂 得 具备 具有 看重 看中 本事 能耐 合格 够格 胜任 样 人 门槛 高不高 担任 从事 上岗 才 算 满足 达到 符合 什么样 啥样 怎样".split()
)


# "谁会英语", "哪些岗位要求本科", "哪些岗位需要持证": requirements are asked for, of everybody.
# 会 before a coverb is no skill: "哪个岗会给客户出方案", "谁会到现场".
_WHO_CAN = re.compile(
    r"(?:谁|哪(?:些|个|几个|位)?(?:岗位|职位|人|岗)?)(?:都|是|最|还)?(?:会(?![到给来去把被对在跟和与向为替]|主动|定期|提前|负责)|懂|能说|精通|熟悉|熟练|擅长|掌握|了解)(?!议)"
)
_WHO_MUST = re.compile(
    r"(?:谁|哪(?:些|个|几个|种)?(?:岗位|职位|岗|人)).{0,6}?(?:要求|需要|须|必须|要有|得有|要会|得会|要懂|接受|不限|不要求|可以不|优先|能报|可报|也能|招|适应|接受|能上|允许)|(?:要|需要|须|必须|得|能)(?:接受|适应|会|懂|持|有|熟悉|考|具备).{1,14}的(?:岗位|职位|岗)(?:都)?(?:有|是)?(?:哪|什么|几|多少)|要求.{1,12}的?(?:岗位|职位|岗)(?:有|是|都)?(?:哪|什么)"
)


# "只有初中文凭能应聘哪个岗", "没有证的话可以报什么岗位": which jobs take somebody who has this.
_FITS = re.compile(
    r"(?:能|可以|可|够格|适合)(?:去|来)?(?:应聘|应征|报考?|投|申请|做|干|当|胜任|上)(?:哪|什么|啥)(?:些|一?个|几个)?(?:岗位|职位|工作|岗|活)"
    r"|(?:哪些|哪几个|哪个|什么)(?:岗位|职位|岗)(?:我|他|她|也)?(?:能|可以|够格)(?:应聘|应征|报|投|申请|去?干|去?做)$"
)


def fits(asked: Asked, desk: Desk) -> Outcome | None:
    """Requirements that hold what the asker says he has, of every job; ``None`` where no such thing is asked."""
    if not _fits(asked.text):
        return None
    return who_requires(asked, desk)


def _fits(text: str) -> bool:
    return bool(_FITS.search(text) and _HAD.search(text) and not _LACKS.search(text))


_SAYS_FIT = re.compile(r"^(?:能|可以?)?(?:报考?|应聘|应征|投|申请|干|做|当)$|(?:学历|文凭|毕业)$")
_HAD = re.compile(r"学历|文凭|毕业|证|经验|驾照|岁|本科|大专|高中|初中|中专|中技|硕士")
_LACKS = re.compile(r"没有?(?!问题)|不(?!限)|无(?!需)")


def _alternatives(topic: Topic, text: str) -> list[tuple[Term, ...]]:
    """The terms of each alternative that ``text`` names; of the whole where it names none."""
    parts = _EITHER.split(text.lower())
    ways = [tuple(t for t in topic.terms if t.word in part) for part in parts]
    return [way for way in ways if way] if len(parts) > 1 and any(ways) else [topic.terms]


_TAKEN_ON = re.compile(r"(?<!负责)接受|适应")
_EITHER = re.compile(r"或者?|、|/")
_REQUIRING: tuple[Kind, ...] = ("requirement", "condition", "other")
_HELD = 0.6  # of the matter that a requirement must hold


def who_requires(asked: Asked, desk: Desk) -> Outcome | None:
    """Whose requirements hold a quality: items of requirement lists and labelled values, never duties.

    ``None`` where the question may be after duties ("哪些岗位要写报告") and no requirement speaks of it.
    """
    skill = bool(_WHO_CAN.search(asked.text))
    if not skill and not _WHO_MUST.search(asked.text) and not _fits(asked.text):
        return None
    attribute = attribute_asked(asked)
    told = skill or _fits(asked.text)
    if not told and not attribute and not proves_any(asked.text) and not _TAKEN_ON.search(asked.text):
        return None
    lists = desk.knowledge.lists_of(list(desk.knowledge.roles), *_REQUIRING)
    items = desk.knowledge.duties(lists)
    topic = _without_asking(asked.topic)
    if _fits(asked.text):  # 初中以上文化 takes whoever has 初中学历
        said = ((t, _SAYS_FIT.sub("", t.word)) for t in topic.terms)
        topic = replace(topic, terms=tuple(replace(t, word=word) for t, word in said if word))
    if topic.terms:
        # "本科或者学士学位": any one of them will do
        ways = [replace(topic, terms=terms) for terms in _alternatives(topic, asked.text)]
        scores = [supports(way, [(d.text, "") for d in items]) for way in ways]
        chosen = [
            d for d, *held in zip(items, *scores, strict=True) if max(h.coverage for h in held) >= _HELD
        ]
        labelled = [(role, field) for role in desk.knowledge.roles.values() for field in role.fields]
        said_by = supports(topic, [(f"{field.name}{field.text}", "") for _, field in labelled])
        fields = [one for one, said in zip(labelled, said_by, strict=True) if said.coverage >= _HELD]
    elif attribute:
        return by_attribute(desk, attribute, (), asked.text)
    else:
        return None
    if not chosen and not fields:
        return not_covered(desk, asked.quoted, "requirements") if skill else None
    what = asked.quoted if not _fits(asked.text) else "".join(term.word for term in topic.terms)
    lines = field_lines(desk, fields)
    total = len(chosen) + len(lines)
    groups = chosen_items(desk, chosen, "requirements", "").blocks[1:]
    head = Block(type="text", text=f"写有“{what}”的要求，文本中有 {total} 条：")
    return Outcome("requirements", (head, *groups, *lines), total, total)


_ASKING = frozenset(
    "要求 需要 必须 持 上岗 具体 只有 文凭 学历 报 应聘 应征 申请 胜任 干 做 优先 接受 招 会 懂 能 岗位 职位 岗 有 也 才 行 要会 得会 使用 熟练 掌握 了解 熟悉 精通 适应 允许".split()
)


def _without_asking(topic: Topic) -> Topic:
    return replace(topic, terms=tuple(t for t in topic.terms if t.word not in _ASKING))


# One quality is asked for ("要不要懂财务"), unless the whole list is: "要具备什么".
_ALL_REQUIREMENTS = re.compile(
    r"哪些|什么|啥|怎样|全部|所有|要求(?:是|有|列|$)|条件$|资格$|素质$|素质要求|任职|胜任|列|几[条项点]"
)
# What the whole list is called by: 任职要求, 录用条件, 能力素质; nothing is left when they are taken away.
_GENERIC_PARTS = re.compile(
    r"素质|能力|条件|资格|要求|素养|任职|具备|门槛|标准|胜任|招聘|应聘|应征|录用|岗位|职位|需求|技能|基本"
)

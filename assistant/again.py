"""The answer before, wanted again: in full, counted, narrowed, at another level of the trade, one of several lists."""

from __future__ import annotations

import re

from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge

ASKS = re.compile(
    r"谁|哪|什么|啥|多少|几|吗|怎|如何|区别|不同|对比|比较|要求|是否|有没有|列出|写法|详细|还是|念|读|\bjd\b",
    re.IGNORECASE,
)
# What every role has: asked for alone, it is of the role before ("那任职资格呢").
ASPECT = re.compile(
    r"^(?:的)?(?:任职|岗位|工作|职位)?(?:职责|要求|资格|条件|权限|编制|上级|下级|直接上级|直接下级|部门|所属部门|地点|时间|薪资|工资|待遇|福利|学历|经验|考核指标|kpi|工作关系|概述)(?:要求)?(?:有哪些|是什么|有什么|是谁|在哪)?$",
    re.IGNORECASE,
)
# The question before, once more and in full: "就这些？", "还有吗", "没有漏的吧", "其余的也说说".
_AGAIN = re.compile(
    r"^(?:(?:就|只有?|难道)*(?:这些|这么多|这几条|这一条|这一处)了?(?:吗|么|啊)?|(?:还|应该还)有(?:吗|么|没(?!有)|别的(?:吗|么|没(?!有))?|其他的?(?:吗|么|没(?!有))?|哪些)?|(?:还有)?(?:别的|其他)?(?:地方|哪里|别处)(?:还)?(?:有)?(?:也)?(?:提到|写到|说到)?(?:吗|么|没(?!有))?"
    r"|(?:没|有没有|有)(?:有)?(?:漏|落|少|缺)(?:下)?(?:的|了)?(?:吗|么)?|不止(?:这些|一处|一条|这一处|这几条)|(?:其余|其他|其它|剩下|余下|另外|别)的{0,2}(?:也)?(?:都)?+(?:说说|列出来|列一下|给我|有哪些)?|(?:都|就)?(?:全|完整)(?:了)?(?:吗|么)|确定(?:吗|么)?|真的(?:吗)?|再说一遍|重复一遍|吧|没有|(?:还有|除此之外还有|另外还有)(?:谁|哪些人|哪个人|别人|别的人|其他人|哪些岗位|哪个岗位)(?:吗|负责|管|做)?|[，,。?？ 呢])+$"
)
# "用英语说", "再详细一点": the same question, answered in another language or once more in full.
_SAY_AGAIN = re.compile(
    r"^(?:那|请|能不能|可以|再|麻烦)*(?:(?:用|换成?|改成?|翻译成?|翻成)(?:英语|英文|中文|汉语|繁体|english|(?<=用)英语)(?:说|回答|讲|表述|写|再说|来)?(?:一?遍|一下)?|in english|(?:再|更|讲|说)?(?:详细|具体|细致?)(?:一?点|一些|些|说说|讲讲|说一下|介绍)+(?:儿)?|展开(?:说说|讲讲|说|讲)?(?:一下)?)(?:吧|吗|呢)?$",
    re.IGNORECASE,
)
_WHICH_MORE = re.compile(
    r"^(?:那|所以)?(?:这两份|这俩|两个|两份|它们)?(?:里)?(?:哪|那)(?:一)?(?:个|份|边)(?:的)?(?:条目|条数|内容|职责)?(?:更|比较|要)?(?P<side>多|少|长|短)(?:一?些)?$"
)
# "哪个要求高", "哪边学历要求低一点": of the two just named, by what each demands; to rank them is the reader's.
WHICH_HIGHER = re.compile(
    r"^(?:那么?|所以|到底)*(?:这两个|这两份|这俩|两个|两份|它们|两者|二者)?(?:里面?|中|当中)?(?:的)?(?:哪|那)一?(?:个|份|边|方|岗位|岗|家)(?:岗位|岗|职位)?的?"
    r"(?:(?:任职|岗位|职位|学历|经验)?(?:要求|门槛|条件|标准)|学历|经验)(?:更|比较|要|最|会|还|都)*(?:高|低|严格?|宽?松|多|少|难)(?:一?些|一?点)?$"
)
_SHORTENED = re.compile(r"(?:先|只|就)(?:说|讲|列|给|来|要)(?:我)?(?:一|1|两|几)(?:条|个|处|项)")
# The whole list of the turn before: "整份都给我", "那都列出来", "算了，全部列出来吧"; and "哪几条" after a count.
_ALL = re.compile(
    r"^(?:算了|好|行|那|所以|还是|干脆|把|[他她它]的?|[，, ])*(?:[那这]?一?(?:[节份块段篇张章]|部分)(?:的)?(?:内容|条目)?)?(?:(?:都|全部?|全都|整份|整个|整篇|整节|完整|所有|通通|一次)(?:的|都|地)*(?:列|给|发|贴|念|展开|显示|说|讲|看|要)?(?:出来|我|一下|一遍|看|全|完)*|(?:都|分别)?是?(?:哪几|哪些)[条项点]?)(?:吧|呢)?$"
)
_HOW_MANY = re.compile(
    r"^(?:所以|那|这|它|里面|[，, ])*(?:一共|总共|共|合计)?(?:是|有|算)?(?:多少|几)[条项点款个](?:职责|要求|内容)?(?:来着|呢|啊)?$"
)


def repeated(text: str, before: Turn) -> Whole | None:
    """The question before again, in full, counted, or as the list it named."""
    subject = "、".join(before.subject)
    if _ALL.search(text):
        return Whole(f"{subject}有哪些" if subject else before.question)
    if _HOW_MANY.search(text):
        return Whole(f"{subject}一共有几条" if subject and not before.topic else before.question)
    if _SAY_AGAIN.search(text) and before.question:
        return Whole(before.question, again=text)
    if (more := _WHICH_MORE.match(text)) and len(before.lists) > 1:
        return Whole(f"{before.lists[0]}和{before.lists[1]}哪个条目{more.group('side')}")
    if WHICH_HIGHER.search(text):
        sides = "和".join(before.subject[:_SEVERAL])
        if len(before.subject) < _SEVERAL:
            return Whole(text, lost=True)
        if before.lists:  # of duties, not of a job
            return Whole(f"{sides}{text}", missing=f"{sides}{text}")
        return Whole(f"{sides}的任职要求有什么不同")
    if _AGAIN.search(text):
        return Whole(_SHORTENED.sub("", before.question))
    return None


# "只要和数字有关的", "只看门市那边的", "其中每月的": of what was just cited, those alone.
_NARROW = re.compile(
    r"^(?:那|就|请)?(?:只要|只看|只说|只列|只给|仅看|仅要|单看|单说|(?:这|那)?(?:其中|里面|里头|这里面|这些里面?|这些中|这些条里|这几条里|上面这些里))(?=.{2,})"
)


def narrowing(text: str, before: Turn) -> Whole | None:
    """Of what was just cited, a part: "只看门市那边的"."""
    rest = _NARROW.sub("", text)
    if rest == text or len(before.cited) < _SEVERAL or ASPECT.search(rest):
        return None
    return Whole(f"{before.topic or '、'.join(before.subject)}：{rest}", about=before.cited, narrowed=rest)


_SEVERAL = 2
_LEVEL = re.compile(r"^(?P<level>(?:超?高|中|初|特)级|资深)(?:的|岗|那个|的岗位)*$")


def other_level(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "初级的呢" after 高级PHP: the same trade at another level."""
    found = _LEVEL.match(bare)
    word = before.role_words[0] if before.role_words else ""
    other = re.sub(r"(?:超?高|中|初|特)级|资深", found.group("level"), word) if found else word
    if not found or other == word or other not in knowledge.names or word not in before.question.lower():
        return None
    return Whole(re.sub(re.escape(word), other, before.question, count=1, flags=re.IGNORECASE))


# "把少的那份列出来": of two lists that were just set beside each other.
_BY_SIZE = re.compile(
    r"^(?:把|就|那|只?看|给我)*(?:条数?|条目|内容)?(?:更|比较|最)?(?P<side>多|少|长|短)(?:一?点|一?些)?的(?:那|这)?一?[份个张篇节]"
)


def by_size(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The longer or the shorter of the lists named before; ``None`` where they are of one size."""
    found = _BY_SIZE.match(bare)
    lists = [e for e in knowledge.lists.values() if knowledge.label(e) in before.lists] if found else []
    if not found or len(lists) < _SEVERAL or len({e.size for e in lists}) < _SEVERAL:
        return None
    most = found.group("side") in "多长"
    return Whole(f"{knowledge.label((max if most else min)(lists, key=lambda e: e.size))}有哪些")


SHORT = 8


def chosen(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "总部的", "工厂那个": one of several lists just shown, by a word that only its own text or lead-in has."""
    word = re.sub(
        r"^(?:我(?:问|说|要|指)的(?:是)?|是)|(?:的|那个|那份|那边|这个|这份|里)*(?:岗位?)?$", "", bare
    )
    if not word or len(bare) > SHORT or ASKS.search(bare) or not before.cited or not before.roles:
        return None
    homes = dict.fromkeys(d.list_id for d in knowledge.duties_by_id(before.cited).values())
    lists = [knowledge.lists[i] for i in homes]
    holding = [e for e in lists if word in knowledge.lead_in(e)]
    holding = holding or [e for e in lists if any(word in d.text for d in knowledge.duties([e]))]
    if len(lists) < _SEVERAL or len(holding) != 1:
        return None
    return Whole(f"{knowledge.label(holding[0])}有哪些")

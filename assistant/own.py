"""A question asked in one's own name, with the asker's job in the asker's stead: "我每月要交什么给客服主管"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.subjects import forms_of
from assistant.target import Target, resolve
from corpus.model import Role
from index.text import folded

# "我的任职要求", "我归谁管", "我平时要做什么": the asker is whom the question is about.
_ME = re.compile(
    r"(?:^(?:把|将|列一?下|看一?下|看看|列出|列|念|说说|说一?下)?|(?<=[，,。;；!！ ])|(?<=[把将让叫派]))(?:那|那么)?(?:我|本人|俺|咱)(?:自己)?(?:这个(?:岗位|岗|职位))?"
    r"(?=的(?!同事|领导|上司|客户|朋友)|(?:直接)?(?:上级|下级)|归|受|由谁|向(?:谁|哪)|直接|平时|平常|每[天日周月年]|日常|主要|具体|一般|到底|需要|应该|要|该|得|都|有(?:哪|什么|啥|没)|负责|做|干|管|汇报|属于|在哪|一个?月|工资|能拿|呢?$)"
)
# "回厂后我要做什么", "我能拿多少": the asker does what is asked, whatever the verb; nobody else is told of before it.
_I_DO = re.compile(
    r"(?P<lead>(?:^|(?<=[，,。;；!！ ]))[^，,。;；!！ 谁哪什啥怎给对向把被让找跟和管帮替教带叫]{0,10}?)(?:我|本人|俺|咱)(?:自己)?"
    r"(?![们的家司]|这(?!边)|(?:想|要|来|就|再|先|还|还想|只)*(?:问|请教|知道|看|了解|咨询|查|说|指)|觉得|记得|听|明白|懂|(?:不)?是)"
)
# "我该找谁报销", "我要怎么请假": somebody else, or a way of doing, is asked for.
_OF_OTHERS = re.compile(r"(?:找|问|联系|去找|交给|跟|和)(?:谁|哪)|怎么|如何|在哪(?:里|儿)?(?:交|领|办|报)")
# What is asked of the job just stated though the asker is not named again: "…，平时要干啥", "…，工资多少".
_OF_THE_JOB = re.compile(
    r"^(?:(?:进去|进来|入职|到岗|上岗|来了?|去了?|上班)(?:以后|之后|后)|第一天|平时|平常|每[天日周月年]|日常|主要|具体|一般|到底|都|上班|入职|需要|应该|要|该|得|[，, ])*(?:做|干|负责|管)(?:些|的是)?(?:什么|啥|哪些|嘛)"
    r"|^(?:(?:入职|到岗|进来|进去|来了|去了|上班|上岗)(?:以后|之后|后)?(?:要|该|得)?(?:负责|做|干|管)?)?(?:的)?(?:岗位|工作|任职|职位)?(?:职责|要求|资格|条件|权限|任务|工作内容|待遇|福利|工资|薪资|薪酬|学历|经验|考核指标|上级|下级)"
    r"|^[^，,。谁哪]{2,6}(?:上|方面|这块|这一块|那块)(?:我)?(?:都|要|该|得|应该|需要|具体|主要)*(?:负责|做|干|管)(?:些|的是)?(?:什么|啥|哪些|嘛)"
    r"|^(?:归谁管|受谁领导|向谁汇报|(?:需要|要)(?:什么|哪些|啥)(?:学历|经验|条件|证|要求|资格|能力|技能)|有(?:什么|哪些|啥)(?:职责|要求|权限|福利|待遇))"
)


# "谁考核我们", "谁给我培训": the asker is whom somebody does something to; "谁告诉我" asks the assistant.
_TO_ME = re.compile(
    r"(?P<lead>(?:谁|哪个(?:岗位?|部门|人)|哪位)(?:来|去|要|会|负责|负责给)*(?:给|对|为|跟)?(?:(?!告诉|教|帮|说|问|叫|让|找|请|想|知)[\u4e00-\u9fff]){0,4}?)"
    r"(?:我们|咱们?|俺们?|我)(?=$|[，,。;；?？]|的(?:工作|表现|业绩|绩效)|(?!们|家|司|说|知道|看)[\u4e00-\u9fff]{2,4}(?:$|[，,。?？]))"
)


def done_to_asker(text: str, job: str) -> str:
    """``text`` with the asker's job in the asker's stead where something is done to the asker: "谁考核导购"."""
    return _TO_ME.sub(lambda found: f"{found.group('lead')}{job}", text, count=1) if job else text


# "入职后负责的工作内容": once the asker is there, which says nothing of the work.
_ONCE_THERE = re.compile(
    r"^(?:进去|进来|入职|到岗|上岗|来了?|去了?|上班)(?:以后|之后|后)(?:要)?(?:负责|承担)?(?=的?(?:岗位|工作)?(?:职责|内容|任务))"
)


def asks_of_own_job(text: str) -> bool:
    """Whether nothing is asked but what the asker's job holds ("我平时要干啥"), or nothing at all."""
    return not text or (not _OF_OTHERS.search(text) and bool(_OF_THE_JOB.search(_ME.sub("", text, count=1))))


# "有客户投诉，我该转给谁": who takes it is asked, whatever the job of an asker whom the texts don't know.
_HANDED = re.compile(r"(?:转|交|送|报|发|递|寄|反馈|反映)(?:交|送|达)?(?:给|到)(?:谁|哪)")


def in_own_name(text: str, job: str, *, just_stated: bool = False, known: bool = False) -> str:
    """``text`` (a normalised question) with ``job`` in the asker's stead.

    Args:
        just_stated: the job was said in this very question, so the asker need not be named again.
        known: the texts know the job, so that whatever the asker is said to do is asked of it.
    """
    if _OF_OTHERS.search(text):
        return text
    spoken = _ME.sub(job, text, count=1)
    if spoken == text and known:
        spoken = _I_DO.sub(lambda found: f"{found.group('lead')}{job}", text, count=1)
    if spoken == text and just_stated and _OF_THE_JOB.search(text):
        return f"{job}{_ONCE_THERE.sub('', text)}"
    return spoken


def with_others(roles: Sequence[Role], others: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the duties of ``roles`` that speak of ``others``: what a collector hands in to the 客服主管."""
    duties = knowledge.duties(knowledge.lists_of([role.id for role in roles], "duty"))
    return tuple(d.id for d in duties if any(word in folded(d.text) for word in others))


@dataclass(frozen=True, slots=True)
class Own:
    """A question with the asker's job put in.

    Attributes:
        target: what it names now.
        about: the duties of that job that speak of whoever else is named ("…给客服主管"), where some do.
    """

    text: str
    target: Target
    about: tuple[str, ...] = ()


def of_own_job(text: str, target: Target, job: str, knowledge: Knowledge, *, stated: bool) -> Own | None:
    """``text`` asked of the asker's ``job``; ``None`` where it is not in the asker's name.

    Args:
        target: what the text names; a job beside the asker is whom the asker has to do with.
        stated: the job was said in this very question.
    """
    mine = resolve(job, knowledge).roles
    if not mine and not stated and _HANDED.search(text):
        return None
    others = target.role_words if mine and not target.asker else ()
    beside = target.roles and others and not target.named_lists and not target.items
    if not (target.names_nobody or beside):
        return None
    spoken = in_own_name(text, job, just_stated=stated, known=bool(mine))
    if spoken == text:
        return None
    if beside:
        if any(text.lower().startswith(word) for word in others):
            return None
        about = with_others(mine, others, knowledge)
        return Own(spoken, resolve(spoken, knowledge), about) if about else None
    named = resolve(spoken, knowledge)
    if named.roles:
        return Own(spoken, named)
    if told_in_headings(job, knowledge):  # where no heading is meant, what is asked is looked for everywhere
        return Own(spoken, named) if named.sections else None
    return Own(spoken, replace(named, unknown_role=job))


def told_in_headings(job: str, knowledge: Knowledge) -> bool:
    """Whether ``job`` is what several headings speak of (销售监督的定位, 销售监督的素质), and so no stranger."""
    return any(folded(job) in forms_of(subject, knowledge) for subject in knowledge.subjects)

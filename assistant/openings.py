"""The jobs themselves asked for: "有哪些岗位", "你们现在都在招哪些岗位呀"."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.contract import Intent
from assistant.inventory import map_of_roles
from assistant.qualities import value_in
from assistant.wanting import SURE, classifier, leans
from index.text import folded

# "有哪些岗位", "一共几个岗位", "在招什么职位": the jobs themselves are asked for.
_ROLES_ASKED = re.compile(
    r"(?:有|招聘?|聘|缺|开放|放出|需要|空缺|包括|包含|涉及|写了?|讲了?|收录了?|介绍了?|列了?|描述了?|[爬抓采挂]到?了?|哪些是)(?:了|的)?(?:都)?(?:是|有)?(?:哪些|哪几|几|多少|什么|啥)(?:个|种|类)?(?:不同的)?(?:(?:招聘|在招)的?)?(?:岗位|职位|角色|工种|职务|岗)(?!职责|要求|需要|负责|的)|(?:岗位|职位|角色|工种)(?:都|一共|总共|共)*(?:有|是)(?:哪些|哪几|几|多少|什么|啥)|(?:几|多少)个(?:岗位|职位)(?:$|[，,。?？])|(?:有|设|配|配备|需要|招聘?|讲|写|列|涉及|包括|规定|介绍)(?:了|的)?(?:都)?(?:是|有)?(?:哪些|哪几|几|多少|什么|啥)(?:种|类|个)?(?:人员|人手|工作人员)(?=$|[，,。?？])|分(?:了|成|为)?(?:哪几|几|哪些)(?:种|类|个)(?:岗位|职位|人员|工种)(?=$|[，,。?？])|(?:招聘?|[找缺](?=[哪几啥什]))(?:的)?(?:都)?(?:是|些)?(?:什么|哪些|啥|哪?几[类种])人(?=$|[，,。?？])|(?:列|说|给)(?:出|一下|下)?(?:所有|全部)(?:的)?(?:岗位|职位)(?:名称)?$|^(?:所有|全部)(?:的)?(?:岗位|职位)(?:名称|名单)?$"
)


# "知识库里有哪些文档", "都收录了什么材料": what is held, not what a part of it says.
_HOLDINGS = re.compile(
    r"(?:有|收录|上传|存)(?:了|的)?(?:都)?(?:是)?(?:哪些|哪几|几|多少|什么|啥)(?:份|个|种|类)?(?:材料|文档|文件|资料)|知识库(?:里|中)?(?:都)?有(?:哪些|什么|啥)"
)


def asks_of_the_whole(text: str) -> bool:
    """Whether ``text`` by itself asks what the texts hold: which jobs, which documents."""
    return bool(_ROLES_ASKED.search(text) or _HOLDINGS.search(text))


def jobs_there_are(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """Every job of the texts, where nothing else is asked."""
    bodies = _bodies_asked(asked.text, desk)
    if asked.target.roles or not (bodies or _ROLES_ASKED.search(asked.text)) or value_in(asked.text):
        return None  # "我大专毕业，能投哪几个职位": those that take somebody with it
    roles = list(desk.knowledge.roles.values())
    return map_of_roles(desk, roles, "现有文本", intent, bodies=bodies)


# "街道内设哪些科室": where those who have duties are bodies, they are what is asked for.
_BODIES_ASKED = re.compile(
    r"(?:内设|下设|设有?|设置|分(?!析)|分为|分成|有|包括|列|写|讲)(?:了|的|成|为|到)?(?:哪些|哪几个?|几个?|多少个?|什么|啥)(?:个)?(?:科室|部门|机构|办公室|处室|中心|单位|组|科|处|部|股|队)(?=$|[，,。?？吗呢])"
)
_BODY = re.compile(r"(?:办公室|中心|科|部|处|室|组|局|站|队|委员会)(?:[（(].*)?$")


def _bodies_asked(text: str, desk: Desk) -> bool:
    if not _BODIES_ASKED.search(text):
        return False
    titles = [role.title for role in desk.knowledge.roles.values()]
    return sum(bool(_BODY.search(title)) for title in titles) * 2 > len(titles)


# "跟广告有关的工作有哪些", "5S在几个岗位的职责里出现过": work on a matter, not jobs.
_OF_A_MATTER = re.compile(
    r"(?:有关|相关|沾边|挂钩|打交道)的?(?:工作|事|活)|(?:涉及|牵涉|关于|出现|提到|提及)|职责[里中]"
)
_WANTED = ("roles", "count_roles")
_OF_SOMETHING = ("matter", "who", "part")
# What belongs to a house that looks for people, and to none of its duties.
_HIRING = re.compile(
    r"(?:贵|咱|你们?|我们?|这|该|本)?(?:公司|店|厂|单位|校|院|司|家|页|里面?|那儿|这儿|文章?|帖子?|个帖子|篇文章|招聘)?(?:目前|现在|最近|近期|今年)?(?:还|都|正)?(?:在|急)?(?:招聘?|缺人?|要人|收人|聘|放出来?|招人|找人|空着?)?(?:信息|启事|广告)?"
)


def jobs_wanted(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The same asked in words of its own, which the classifier of wants knows: "贵公司目前招聘什么职位".

    A word that more often belongs to a matter (哪些岗位要出差), or an attribute, tells which jobs are meant.
    """
    text, target = asked.text.lower(), asked.target
    if target.roles or target.named_lists or target.items or target.documents or target.asker:
        return None
    if _OF_A_MATTER.search(text):
        return None
    if _bodies_asked(text, desk):
        return jobs_there_are(asked, desk, intent)
    kind, chance = classifier().best(text, desk.index.meaning, among=_WANTED)
    if (
        not (_ROLES_ASKED.search(text) or (kind in _WANTED and chance >= SURE))
        or attribute_asked(asked)
        or value_in(text)
    ):
        return None
    words = [t.word for t in asked.topic.terms if len(t.word) > 1]
    house = _house(desk)
    if not all(leans(w, _WANTED, _OF_SOMETHING) or _HIRING.fullmatch(w) or w in house for w in words):
        return None
    return map_of_roles(desk, list(desk.knowledge.roles.values()), "现有文本", intent)


def _house(desk: Desk) -> str:
    """What a single page is called, the company that it names, and what it prints above its first list: 星桥 in "星桥目前开放哪些职位"."""
    knowledge = desk.knowledge
    if len(knowledge.documents) > 1:
        return ""
    document = next(iter(knowledge.documents.values()))
    starts = [e.heading_start for e in knowledge.lists.values()]
    above = knowledge.source.text(document.id)[: min(starts, default=0)][:_HEAD_CHARS]
    company = [name for _, name in knowledge.values_of(_COMPANY_FIELDS)]
    return folded("\n".join((document.title, *company, above)))


_HEAD_CHARS = 600  # a company tells of itself before it lists its jobs
_COMPANY_FIELDS = ("公司", "公司名称", "企业", "企业名称", "单位", "招聘单位")

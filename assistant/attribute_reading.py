"""Which attribute of a post a question asks for, read by a small classifier: "一个月大概能给到多少钱" asks for the 薪酬.

People ask for a job's terms in more ways than the patterns of ``attributes.tsv`` foresee, and the same words also name
work (社保谁去交). A classifier of letters and meaning (see ``classifier``; the job's name is one sign) tells sixty attributes and none;
where it is unsure, or a whole list is meant (技能要求), the patterns say. Trained by ``tests/eval/train_attributes.py`` on the questions of
five authors: of an author it has not seen it finds .75 to .79 of the attributes, .92 to .95 of what it finds rightly, and reads one into
.01 to .04 of the questions that ask for none (the patterns alone: .22 to .26, .62 to .82 and .05 to .13).
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.asked import Asked
from assistant.attributes import DEMANDED, GENERAL, Attribute, attribute_in, attribute_named
from assistant.classifier import JOB, Classifier, Encode, packaged
from assistant.titles import is_job_title

NONE = "none"
CONDITIONS = "条件"
"""All that is demanded of a person, or a class of it: 哪些是硬性条件, 加分项都有啥."""
OF_PERSON = GENERAL | DEMANDED | {CONDITIONS}
"""The kinds that requirement lists tell, not duties."""
LONGEST = 3  # characters of an n-gram
SURE, SURELY, SURELY_NONE = 0.5, 0.8, 0.95


@cache
def reader() -> Classifier:
    """The packaged one."""
    return packaged("attributes")


def read_attribute(
    question: str, encode: Encode | None = None, *, by: Classifier | None = None, sure: float = SURE
) -> Attribute | None:
    """The attribute that a whole question (normalised, jobs as ``JOB``) asks for; ``None`` where it asks for none.

    Args:
        encode: see ``Classifier.chances``.
        sure: the probability from which the model's word is taken.
    """
    if _CALLED.search(question):
        return attribute_named("联系方式")
    if _HEADS.search(question) or _heads_of_title(question):
        return attribute_named("人数编制")
    if _LEADS.search(question):
        return attribute_named("下属")
    if _AGED.search(question):
        return attribute_named("年龄")
    if _EMPLOYED.search(question):
        return attribute_named("劳动合同")
    known = by or reader()
    kind, chance = known.best(question, encode, among=frozenset(known.kinds) - {NONE})
    if kind not in (NONE, CONDITIONS, *GENERAL) and chance >= sure:
        return attribute_named(kind)
    return None if kind == NONE and chance >= SURELY_NONE else attribute_in(question)


def demands_of_person(question: str, encode: Encode | None = None) -> bool:
    """Whether a whole question (as of ``read_attribute``) surely asks what is demanded of a person, be it through what its
    asker has or lacks: "粗心大意的人你们收吗", "会手绘是加分项还是必须".
    """
    if len(question) > _LONGEST_QUESTION:
        return False
    chances = reader().chances(question, encode, among=OF_PERSON)
    return float(chances[_of_person()].sum()) >= SURELY


_LONGEST_QUESTION = 60  # characters; a longer one is a story


@cache
def _of_person() -> NDArray[np.bool_]:
    return np.array([kind in OF_PERSON for kind in reader().kinds])


_HOW_MANY = r"(?:这?个?岗位?|这边)?(?:一共|总共|总计|共|现在|目前|到底|都)*(?:有|招|要|找|需要?|配备?|设)?了?(?:几|多少)(?:[个名位]?人|[个名位])(?:啊|呢|吗|来着)?$"
# "出纳一共有几个人": of a job alone its head count is asked for.
_HEADS = re.compile(rf"^{JOB} ?{_HOW_MANY}")
# "会计总共几个人", "报关员一共几个": of a job that the texts hold no list of, too.
_HEADS_OF = re.compile(rf"^(?:那|我们|咱们?|你们|公司)*(?P<who>[\u4e00-\u9fff]{{2,8}}?){_HOW_MANY}")


def _heads_of_title(question: str) -> bool:
    found = _HEADS_OF.match(question)
    return found is not None and is_job_title(found.group("who"), parties=False)


# "出纳带几个下属", "店长手下带人吗": how many people somebody leads.
_LEADS = re.compile(
    rf"^{JOB}(?:这个?岗位?|平时|一共|总共|现在|目前|到底|大概|都|要|得|需要?|能|会)*(?:带|管理?|领导|率领)(?:着|的|了)?(?:几|多少)(?:[个名位]?人|[个名位]?(?:下属|手下|下级|部下|徒弟|兵)|[个名位])(?:啊|呢|吗|来着)?$"
    rf"|{JOB}?(?:几|多少|有没有|有|无)[个名位]?(?:下属|手下|下级|部下)(?:啊|呢|吗|么)?$"
    r"|(?:手下|手底下|底下)(?:一共|总共|都|现在|要)*(?:(?:有没有|有|带|管)(?:着)?(?:人|兵|员工)(?:吗|么|不|没有?)?|(?:有|带|管)?(?:几|多少)(?:[个名位]人?|人))(?:啊|呢|吗)?$"
)


# "半夜冰柜坏了打哪个号": whatever it is about, a number is asked for.
_CALLED = re.compile(
    r"(?:打|拨打?|联系)(?:哪个|什么|啥|多少)(?:电话|号码?|热线)(?!簿|本)|(?:哪个|什么|啥|谁的?)(?:邮箱|电邮|邮件地址|信箱)"
)


# "是正式编制吗", "在编的还是外包": how one is employed, not how many are.
_EMPLOYED = re.compile(
    r"正式编制|[在带]编(?:的|吗|么|不|还)|编制[内外](?!容)|编外|是(?:不是)?(?:正式工|外包|劳务派遣)"
)


# "本人今年32，还有机会投吗", "我都四十了": an age, though nothing says that the number is one.
_AGED = re.compile(
    r"(?:本人|我|俺|今年)(?:今年|都|刚|快|已经?|满|过|才|也)*(?:[2-6]\d|1[6-9]|[二三四五六]?十[一二三四五六七八九]?)(?:周?岁|多|出头)?了?(?=$|[，,。;；!！?？ ])"
)


def attributes_asked(asked: Asked) -> tuple[Attribute, ...]:
    """The attributes that the clauses of a question ask for, one after another: "男女有限制吗？驾照是必须的吗"."""
    clauses = [masked(c, asked.target.role_words) for c in clauses_of(asked)]
    asking = [c for c in clauses if _ASKS.search(c) or attribute_in(c)]  # the others need not be encoded
    read = [read_attribute(c, asked.encode, sure=SURELY) for c in asking]
    return tuple(dict.fromkeys(a for a in read if a is not None))


def clauses_of(asked: Asked) -> list[str]:
    """The clauses of a question that are long enough to ask for something."""
    return [c for c in _CLAUSES.split(asked.text) if len(c) >= _SHORTEST or c in _SHORT]


_CLAUSES = re.compile(r"[，,。;；!！?？]+(?:另外|还有|以及|再?就是|顺便|然后|那)*")
_SHORTEST = 3
_SHORT = frozenset("在哪 多大 包住 包吃 双休".split())  # "几点上班，在哪"
_ASKS = re.compile(
    r"[吗么嘛呢谁哪几啥咋怎]|什么|多[少久大高长]|要不要|有没有|有无|是否|可否|能否|[能会行可]不[能会行可]|如何|何时|限制|要求|需要|必须|条件"
)


def asks_terms(asked: Asked) -> bool:
    """Whether a term of the post is surely asked for (pay, place, hours), which no duty tells, however it is read again."""
    attribute = attribute_asked(asked)
    if attribute is None or attribute.name in DEMANDED or has_other_matter(asked, attribute):
        return False
    return asks_surely(asked)


def asks_surely(asked: Asked) -> bool:
    """Whether an attribute, and hardly anything else, is asked for: another reading of the question would find duties."""
    text = masked(asked.text, asked.target.role_words)
    if len(_CLAUSES.split(asked.text)) > _MANY_CLAUSES:
        return attribute_in(text) is not None
    kind, chance = reader().best(text, asked.encode)
    return (kind != NONE and chance >= SURELY) or attribute_in(text) is not None


def asks_one_term(text: str, names: tuple[str, ...]) -> bool:
    """Whether the letters of a question surely ask for one term of a post, so that no whole is wanted: "以后能做到啥", "上面一层是什么岗"."""
    kind, chance = reader().best(masked(text, names))
    return kind not in (NONE, CONDITIONS, _OFFERS, *GENERAL) and chance >= SURELY


_OFFERS = "福利"  # a whole of its own


def masked(text: str, names: tuple[str, ...]) -> str:
    """``text`` in lower case with each of ``names`` as ``JOB``."""
    text = text.lower()
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, JOB)
    return text


def attribute_asked(asked: Asked) -> Attribute | None:
    """The attribute that ``asked`` is after; what only stands in a role's name is none (测试工程师 is no 试工)."""
    told = (
        len(_CLAUSES.split(asked.text)) > _MANY_CLAUSES
    )  # a story, in which no one word is what is asked for
    text, names = asked.text, asked.target.role_words
    if _AGED.search(asked.wording.text):
        return attribute_named("年龄")  # though "我38了" was taken for what the asker tells of himself
    if _FITNESS.search(text) and not _FITNESS.search(asked.wording.text):
        text = asked.wording.text  # as typed: "男生能做这个吗" was read as "这个对男生有要求吗"
    if told or _MATTER.search(text):  # "绩效考核相关的有哪些": what is said of a thing, of whatever job
        return attribute_in(masked(text, names))
    return read_attribute(masked(text, names), asked.encode)


def asked_behind_subject(asked: Asked) -> tuple[Attribute, str] | None:
    """The attribute asked of a job that is described, with the words that ask for it; ``None`` where none surely is."""
    found = _BEHIND_SUBJECT.match(asked.text)
    attribute = read_attribute(found["asked"], asked.encode, sure=SURELY) if found else None
    return (attribute, found["asked"]) if found and attribute else None


# "管在线客服的岗位要不要上夜班", "做职责12那个岗，本科够不够": whose it is takes more words than what is asked.
_BEHIND_SUBJECT = re.compile(
    r"^(?:做|干|管|当|负责|应聘)[^，,]{2,16}?(?:的(?:岗位?|职位|人)|[那这]个(?:岗位?|职位)|[)）])[，,]?(?:的话|的|得|是)?(?P<asked>[^，,的谁]{4,12})$"
)
_MANY_CLAUSES = 2
_FITNESS = re.compile(r"对[^，,。?？]{1,24}有要求吗$")  # see ``fitness``
# "对语言表达有没有要求" names the quality itself.
_MATTER = re.compile(
    r"相关|有关|关于|涉及|提到|哪(?:几|些|一)?份|对[^，,。?？]{1,24}有(?:没有|无)?(?:什么|啥|哪些|特别|硬性)*的?要求"
)


def has_other_matter(asked: Asked, attribute: Attribute) -> bool:
    """Whether another clause of the question has a matter: 排班表 in "排班表多久审一次，审不完扣多少钱"."""
    words = " ".join((attribute.name, *attribute.patterns, *attribute.evidence))
    asking = (attribute.name, *attribute.patterns)
    clauses = [c for c in re.split(r"[，,；;。]", asked.text) if not any(p in c for p in asking)]
    named = asked.target.role_words
    elsewhere = [c for c in clauses if read_attribute(masked(c, named), asked.encode, sure=SURELY) is None]
    return any(
        len(term.word) > 1 and term.word not in words and any(term.word in c.lower() for c in elsewhere)
        for term in asked.topic.terms
    )

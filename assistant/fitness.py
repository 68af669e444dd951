"""A requirement asked through what the asker lacks: "嘴笨能干督导吗", "我文笔不行、嘴也笨，够得上店长的条件吗".

Such questions come to the plain wording "督导对嘴笨有要求吗", which asks for a requirement and for nothing else.

    question := quality+ pause? fit
    quality  := "我"? ("没有" | "不会" …)? words ("不行" | "很差" …)? ("的人" | "的话")?
    fit      := "能干"|"适合当" … job? "吗"? | "够得上"|"符合" job "的条件" "吗"? | "行不行"
"""

from __future__ import annotations

import re

from assistant.degrees import DEGREE
from assistant.titles import is_job_title

_CAN = r"(?:能不能|可不可以|适不适合|能否|能|可以|适合|够格|有资格|配)(?:去|来)?"
_TAKE_UP = r"(?:干得了|做得了|当得了|干|做|当|胜任|应聘|报考|报名|报|竞聘|面试|从事|担任|入职|上岗|来|进)"
_ASK = r"(?:的)?(?:吗|么|嘛|吧|不|没|咯|喽|啊)?$"
_JOB = r"(?P<job>[\u4e00-\u9fffa-z]{2,10}?)(?:这个?岗位?|岗位?|这活儿?|一职)?"
_QUALITIES = r"^(?P<what>[^谁哪啥多几怎]{2,24}?)(?:的人|的话|的)?[，, ]*(?:也|还)?"
# "做销售监督不用懂装修吧", "当店长要不要会英语", "应聘督导必须得会开车么"
_TAKEN = re.compile(
    r"^(?:我|我想|想|要|要想)?(?:去|来)?(?:应聘|报考|竞聘|面试|担任|从事|当|做|干)(?:个|一名|一个)?(?P<job>[\u4e00-\u9fffa-z]{2,10}?)(?:这个?岗位?|岗位?|这活儿?|一职)?(?:的话|的|[，,])?"
    r"(?:是不是|都|也|就|总|一定)*(?:要不要|用不用|需不需要|可以不|不需要|不用|不必|不一定|必须|需要|得|要|非得|须)(?:要|得)?(?:会|懂|熟悉|了解|掌握|精通|擅长|有|持|考|接触过|做过)(?!议)点?"
    rf"(?P<what>[^谁哪啥多几怎什]{{2,16}}?){_ASK}"
)
_FITS = (
    re.compile(rf"{_QUALITIES}{_CAN}{_TAKE_UP}{_JOB}{_ASK}"),
    re.compile(
        rf"{_QUALITIES}(?:够得?[上着]|够不够|符不符合|符合|达得?到|满足|合乎)(?:了)?{_JOB}的?(?:条件|要求|标准|资格|门槛){_ASK}"
    ),
    re.compile(
        rf"{_QUALITIES}(?:{_CAN}{_TAKE_UP}|行不行|成不成|要不要紧|有没有戏|收不收|招不招|能不能行)(?P<job>){_ASK}"
    ),
)
# What says that a quality is missing or poor; without one a job must be named.
_LACKS = re.compile(
    r"不(?:会|懂|行|好|太|够|擅长|善|熟|强|高|爱|敢|识)|没|缺|笨|差|弱|慢|低|粗心|马虎|急躁|内向|外向|怕|恐|近视|色[盲弱]|口吃|结巴|零基础|小白|外行|生手|新手"
)
# Between qualities; what is lacked begins one of its own ("嘴笨不爱写东西").
_AND = re.compile(
    r"[，,、；; ]+|(?:而且|并且|同时)|(?<=..)(?=(?:又|也|还)?(?:不(?:爱|会|懂|善|擅|喜|太|怎么|大|敢|能)|没(?:有)?(?:[干做学碰管带]过|接触)))"
)
_ME = re.compile(r"^(?:我|本人|俺|咱|人家|这人|他|她)(?:这人|自己|的)?")
_DEGREE = re.compile(
    r"(?:也|又|还|挺|很|太|有点儿?|有些|比较|特别|非常|实在|确实|不太|不怎么|不大)(?=[\u4e00-\u9fff])"
)
_MISSING = re.compile(
    r"^(?:从来?|完全|压根儿?|根本|一点儿?|都|也|又|还)*(?:不(?:太|怎么|大)?(?:爱|喜欢|敢|能|会|懂|熟悉?|擅长|善于?|了解)|没(?:有)?(?:干|做|学|接触|碰|管|带)过|没有|没|缺少?|零)(?=.)"
)
# What the asker has: "我以前干过连锁专卖店", "我懂点装修".
_HAVING = re.compile(
    r"^(?:以前|之前|曾经?|原来|从前|过去|只|就|一直|也|还)*(?:[干做学带教管跑搞当接碰]过|接触过|从事过|懂|会|熟悉|了解|擅长|有)(?:一?点儿?|些|几年|[\d两三四五六七八九十]+年)?(?:的)?(?=..)"
)
_FIELD = re.compile(r"(?<=..)(?:这一?)?(?:行业?|领域|方面|这块|这行|相关)$")  # 装修行业
_POOR = re.compile(
    r"(?<=..)(?:都)?(?:不行|不好|不够|不强|不高|一般|差点?|较?弱|很?低|没有|欠缺|不足)(?:好|强|高)?$"
)


# "我做过门店运营，销售监督这个岗合适吗", "带过徒弟，当店长够条件吗", "应聘督导够格不？对照要求帮我看看"
_FIT = r"(?:合适|适合|够格|够条件|够资格|够得?上|符合(?:条件|要求)?|达标|够?不够(?:格|条件|资格)?|行不行|行|成|可以|有戏|对口)"
_OFFER = re.compile(
    rf"^(?:我|本人|俺|咱)(?P<what>[^谁哪啥多几怎]{{2,30}}?)[，,](?:想|要|来|去|能不能|能)*(?:{_TAKE_UP})?{_JOB}(?:的?(?:要求|条件)|是不是|算不算|还算|算|能|就|这样)*{_FIT}"
    r"(?:的)?(?:吗|么|不|没|吧|啊|[?？])*(?:[，,?？].*)?$"
)


def offered(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The job and what its asker has to offer for it: (督导, 门店运营); ``None`` where nobody asks so."""
    found = _OFFER.search(text)
    if not found or len(found.group("job")) < _JOB_CHARS:
        return None
    have = tuple(q for part in _AND.split(found.group("what")) if (q := _bare(part)))
    return (found.group("job"), have) if have else None


_JOB_CHARS = 2


def plain_fitness(text: str) -> str:
    """``text`` (a normalised question) as a plain question for a requirement; itself where it asks for none."""
    if offer := offered(text):
        return f"{offer[0]}对{'、'.join(offer[1])}有要求吗"
    if taken := _TAKEN.search(text):
        return f"{taken.group('job')}对{taken.group('what')}有要求吗"
    for pattern in _FITS:
        found = pattern.search(text)
        if not found:
            continue
        job, what = found.group("job") or "", found.group("what")
        if _WHICH_JOB.match(job):
            continue  # "只有初中文凭能应聘哪个岗": all jobs are asked about
        lacks = bool(
            _LACKS.search(what) and re.search(_TAKE_UP, found.group())
        )  # 能做销售监督: no title by its form
        named = (
            lacks
            or bool(_SURELY.search(found.group()))
            or is_job_title(job)
            or "条件" in text[found.end("job") :]
            or "要求" in text[found.end("job") :]
        )
        if (job and not named) or is_job_title(what):
            continue
        if not job and not _LACKS.search(what):
            continue
        if qualities := [q for part in _AND.split(what) if (q := _bare(part))]:
            return f"{job}对{'、'.join(dict.fromkeys(qualities))}有要求吗"
    return text


_WHICH_JOB = re.compile("哪|什么|啥|几")
_SURELY = re.compile(
    rf"{_CAN}(?:当|胜任|应聘|报考|竞聘|面试|担任)"
)  # 做, 干 and 来 are also done with things


_ADVERB = re.compile(r"^(?:从来?|完全|压根儿?|根本|一点儿?|以前|之前)$")  # cut off before 没接触过


def _bare(part: str) -> str:
    """The quality itself: 文笔 of 我文笔不行, 嘴笨 of 嘴也笨."""
    part = _DEGREE.sub("", _ME.sub("", part.strip()))
    part = _ADVERB.sub("", part)
    part = _FIELD.sub("", _POOR.sub("", _HAVING.sub("", _MISSING.sub("", part))))
    return part if len(part) > 1 or part == "证" else ""


def says_lack(clause: str) -> bool:
    """Whether a clause in front of a question says what its asker lacks or has, so that it belongs to the question."""
    me = _ME.match(clause)
    if _VALUE.search(clause):
        return True
    return bool(me and (_LACKS.search(clause) or _HAVING.search(clause[me.end() :])))


# "我大专毕业，能投哪几个职位", "我都四十五岁了，…"
_VALUE = re.compile(
    rf"{DEGREE}(?:学历|毕业|文凭)?|[\d一二两三四五六七八九十]+(?:多|来)?岁|[\d一二两三四五六七八九十]+年[^，,]{{0,6}}(?:经验|工龄)|应届"
)


def asks_fit(text: str) -> bool:
    """Whether ``text`` asks if somebody fits a job."""
    return bool(_FIT_END.search(text)) or bool(re.search(rf"{_FIT}{_ASK}", text))


_FIT_END = re.compile(
    rf"(?:{_CAN}{_TAKE_UP}|够得?[上着]|符合|达到|满足|行不行|成不成|要不要紧).{{0,14}}{_ASK}"
)

"""A thing demanded of whoever has a job, as a question names it: 证书, 健康证, 本科以上, 45岁以下, 三年经验, 英语.

What is named tells which lines hold it: any certificate, this certificate, this degree or a higher one, this limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.attributes import attribute_named, proves
from assistant.degrees import DEGREE, DEGREES
from assistant.normalise import numeral

_NUMERAL = "[零〇一二两三四五六七八九十百0-9]"
_UP = r"(?:及|或者?|和|或者是)?(?:以上|更高)"
_DEGREE = re.compile(
    rf"(?P<degree>{DEGREE})(?:学位|学历|文凭|毕业)?(?P<up>{_UP})?(?:的)?(?:学位|学历|文凭|毕业)?"
)
_YEARS = re.compile(
    rf"(?P<years>{_NUMERAL}{{1,3}})年(?P<up>{_UP}|以内|左右)?(?:的)?(?:相关|同岗位?|行业)?(?:工作|从业|管理)?(?:经验|经历|工龄|年限)"
)
_AGE = re.compile(
    rf"(?P<age>{_NUMERAL}{{2,3}})(?:周)?岁(?:及|或)?(?:以下|以内|以上|之内|左右)?(?:的)?(?:人)?"
)
# What stands before the name of a certificate (健康证, 低压电工证, 教师资格证) and is no part of it: 要考|电工证.
_BEFORE_PAPER = re.compile(
    r".*(?:谁|哪(?:些|几)?个?|岗位?|职位|工种|人(?!员)|什么|啥|要求|需要|要|须|必须|得|有|持|考取?|没|无|的|拥有|具备|取得|办|凭|靠|和|跟|或者?|公司|单位|里|是|才能?|带|拿到?|上岗|[，,、 ])"
)
_PAPER = re.compile(r"([\u4e00-\u9fffA-Za-z0-9]{1,12})证(?!明|券|据|实|监|照|件)书?")
# "查健康证", "补办工作证": work on a certificate, which demands none.
_WORK_ON = re.compile(r"(?:检|核|审|复|点)?查|管|保管|审|验|收|发|领|补|换|更新|登记|提醒|催|开具?|制作")
_NO_KIND = re.compile(r"(?:职业|执业|从业|上岗|专业|技能|相关|各种|几个?|资格)*")
_LANGUAGE = re.compile(r"英语|日语|韩语|法语|德语|俄语|西班牙语|普通话|粤语|方言|本地话|[四六]级")
#: Attributes of a person by the plain words that name each; what proves it, where that is less than the attribute's all.
_PLAIN: tuple[tuple[str, str, str], ...] = (
    ("驾照", r"(?:机动车)?驾驶(?:证|执照|本)|驾照|驾本|(?:会|能)?开车|驾龄", ""),
    ("证书", r"(?:职业|执业|从业|上岗|专业|技能)?(?:资格)?(?:证书|证件|证照|证)|持证(?:上岗)?|职称|资质", ""),
    ("学历", r"学历|文凭|文化程度|学位", ""),
    ("工作经验", r"(?:工作|从业|相关|行业)?(?:经验|经历|年限)|工龄|老手", ""),
    ("年龄", r"年龄|岁数|年纪", ""),
    (
        "外语",
        r"(?:外|什么|哪种|哪门|某种)?(?:语言(?:能力|水平)?|外语)|口语",
        r"[英日韩法德俄外]语|西班牙语|普通话|粤语|方言|cet|口语|语言(?!表达|组织|沟通|文字)",
    ),
    ("专业", r"专业(?:对口)?|科班", ""),
    ("身高外貌", r"身高|个头|个子", r"身高|\d{3}\s*(?:cm|厘米|公分)"),
    ("身高外貌", r"视力|色盲", r"视力|近视|色盲|色弱"),
    ("身高外貌", r"形象|长相|外貌", r"形象|气质|五官|外貌|纹身"),
    ("身体健康", r"身体(?:健康)?|健康|体检", ""),
    ("性别", r"性别|男女", ""),
    ("户籍", r"户口|户籍", ""),
)
_HEALTH = re.compile(r"健康(?:检查合格)?证")  # 領有健康檢查合格證明 is a 健康证


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded.

    Attributes:
        words: the words of the question that name it.
        name: the attribute that it is, or is a value of.
        holds: whether a line (folded) of requirements demands it.
        any_kind: no value of it is named, so that every line with the attribute counts.
    """

    words: str
    name: str
    holds: Callable[[str], bool]
    any_kind: bool = False


def demand_in(text: str) -> Demand | None:
    """The thing that ``text`` names; a value before its attribute (45岁以下 before 年龄)."""
    for read in (_years, _degree, _age, _language, _paper):
        if found := read(text):
            return found
    for name, words, proof in _PLAIN:
        if said := re.search(words, text):
            return Demand(said.group(), name, _plain(name, proof), any_kind=not proof)
    return None


def _plain(name: str, proof: str) -> Callable[[str], bool]:
    if proof:
        return lambda line: bool(re.search(proof, line))
    if name == "证书":
        return certified
    attribute = attribute_named(name)
    return lambda line: proves(attribute, line)


def _degree(text: str) -> Demand | None:
    said = _DEGREE.search(text)
    if said is None:
        return None
    at = next(n for n, row in enumerate(DEGREES) if said.group("degree") in row)
    words = [w for row in (DEGREES[at:] if said.group("up") else DEGREES[at : at + 1]) for w in row]
    if not said.group("up") and said.group("degree") not in (
        "本科",
        "学士",
        "硕士",
        "研究生",
        "大专",
        "专科",
    ):
        words = [said.group("degree")]
    return Demand(said.group(), "学历", lambda line: any(word in line for word in words))


def _years(text: str) -> Demand | None:
    said = _YEARS.search(text)
    if said is None:
        return None
    attribute, least = attribute_named("工作经验"), numeral(said.group("years"))
    return Demand(
        said.group(), "工作经验", lambda line: proves(attribute, line) and least in _counted(line, "年")
    )


def _age(text: str) -> Demand | None:
    said = _AGE.search(text)
    if said is None:
        return None
    limit = numeral(said.group("age"))
    return Demand(said.group(), "年龄", lambda line: limit in _counted(line, "周岁|岁"))


def _language(text: str) -> Demand | None:
    said = _LANGUAGE.search(text)
    if said is None:
        return None
    return Demand(said.group(), "外语", lambda line: said.group() in line)


def _paper(text: str) -> Demand | None:
    for found in _PAPER.finditer(text):
        kind = _BEFORE_PAPER.sub("", found.group(1))
        if (
            not kind
            or _WORK_ON.match(kind)
            or _NO_KIND.fullmatch(kind)
            or kind in ("驾驶", "行驶", "机动车驾驶", "保", "认")
        ):
            continue
        paper = kind + found.group()[len(found.group(1)) :]
        return Demand(paper, "证书", _named_paper(kind.removesuffix("资格") or kind))
    return None


def _named_paper(kind: str) -> Callable[[str], bool]:
    if kind == "健康":
        return lambda line: bool(_HEALTH.search(line))
    return lambda line: kind in line and certified(line)


def _counted(line: str, units: str) -> set[int | None]:
    """The numbers that stand before a unit in ``line``, and those of a range (25-40岁)."""
    joint = r"\s*(?:-|—|–|至|到|~|～)\s*"
    found = re.findall(rf"({_NUMERAL}{{1,3}})(?:{joint}({_NUMERAL}{{1,3}}))?\s*(?:{units})", line)
    return {numeral(n) for pair in found for n in pair if n}


#: Words in which 证 is no certificate of a person.
_NO_PAPER = re.compile(
    r"保证|验证|凭证|单证(?!员证)|证券|证据|取证|查证|论证|签证|公证|见证|身份证|(?<!合格)证明|求证|印证|证实"
)
# "中级会计师以上职称", "人力资源管理师二级", "高级工及以上技能等级", "通过国家法律职业资格考试".
_RANKED = re.compile(
    r"职称|[师工][一二三四五初中高]级|(?:初|中|高)级工|(?:注册|初级|中级|高级)[\u4e00-\u9fff]{2,8}师|(?:职业|从业|执业)资格|资格考试|技能等级"
)


def certified(line: str) -> bool:
    """Whether a line of requirements asks for a certificate, a licence or a rank that is examined."""
    if "证" in _NO_PAPER.sub("", line) or _RANKED.search(line):
        return True
    return proves(attribute_named("驾照"), line)


# "叉车须持证驾驶", "持证上岗", "上岗证件必须齐全": a duty that demands the certificate of whoever has it. 持证人员的复审 is work.
_AMONG_DUTIES = re.compile(
    r"持(?:有)?(?:有效)?[^，,。；;]{0,8}?证(?:书|件)?(?:上岗|操作|作业|驾驶|值班|进行)|(?:必须|须|应当|应|要)(?:持|取得|具备)[^，,。；;]{0,10}证|(?:上岗|从业|作业|操作)证[件书照]?[^，,。；;]{0,20}(?:必须|须|应|齐全)"
)


def certified_in_duty(line: str) -> bool:
    """Whether a duty demands a certificate of whoever does it."""
    return bool(_AMONG_DUTIES.search(line)) and "持证上岗率" not in line

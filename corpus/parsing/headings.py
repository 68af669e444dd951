"""Headings: which short line names the list below it, and what it says (kind, role, serial).

A heading is read from its end: wrappers and serial go (【…】, ``职责:11``, ``职责（二）``, ``篇3``), then the
longest alias that ends it gives the kind, and what stands before the alias is a role or a topic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.parsing import talking, titles
from corpus.parsing.kinds import CONTAINERS, ENGLISH_PATTERN, FULL, SHORT, kind_of_alias
from corpus.parsing.result import Kind
from corpus.parsing.view import compact

_FULL_WORDS: Final = {word for words in FULL.values() for word in words.split()} | CONTAINERS
_SHORT_WORDS: Final = {word for words in SHORT.values() for word in words.split()}
_FULL_LONGEST: Final = max(map(len, _FULL_WORDS))
_LONGEST_HEADING: Final = 44


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says. ``name`` is the job it names, ``weak_name`` what may be a department or trade."""

    kind: Kind
    word: str
    prefix: str
    name: str | None
    weak_name: str | None
    serial: int | None
    colon: bool
    container: bool
    wrapped: bool
    joint: bool = False  # several aliases of different kinds (岗位职责/任职要求): the points tell

    @property
    def generic(self) -> bool:
        """Whether the heading addresses everybody (员工工作纪律)."""
        return self.prefix.rstrip("的") in titles.EVERYBODY


_H: Final = r"[一二三四五六七八九十\d]{1,3}"
_SERIAL: Final = re.compile(
    rf"\s*(?::|-)?\s*(?:第?({_H})(?:篇|节|则)?|篇({_H})|\(({_H})\)|范文({_H})?|模板({_H})?)\s*$"
)
_NOTE: Final = re.compile(r"\s*(?:\([^()]{0,30}\)|/?\s*[A-Za-z][A-Za-z &'/]{3,40})$")
_AS_FOLLOWS: Final = re.compile(
    r"(?:主要|大致|可以|一般)*(?:有|包括|包含|分为|为|是)?(?:以下|下面|下列|如下)的?(?:几|[一二三四五六七八九十\d]{1,2})?[个大项点]?(?:点|方面|项|条|内容|部分|几点|几方面)?$|(?:主要)?(?:如下|包括|包含|有|为|是|说明|大全|范本|一览|一栏表|一览表|概要|汇总|列表|部分|表|内容|明细|描述|规定|制度)$"
)
_LEAD: Final = re.compile(
    rf"^(?:[问答AQ]\d?[:.、]|第{_H}[篇章节部分]+|篇{_H}|范文{_H}|{_H}[、.]|\({_H}\)|附件?{_H}?|关于|[#*=~>▌■◆●•★☆✦❖→\-–—+·\s]+)\s*[】\])]*\s*[:、.]?\s*"
)
_OPEN: Final = '【[<《「『(〖〔{"“*#=~ -—_|'
_CLOSE: Final = '】]>》」』)〗〕}"”*#=~ -—_|'
#: An act before the alias makes a sentence of the line: 明确工作职责, 法律规定的其他职责.
_SENTENCE_PREFIX: Final = re.compile(
    r"^(?:履行|明确|完善|制定|制订|熟悉|了解|遵守|承担|落实|签订|做好|符合|满足|按照|根据|完成|执行|建立|健全|严格|认真|行使|服从|提高|提升|达到|改善|优化|编制|梳理|确定|清楚|知晓|掌握|努力|维护|保持|加强|具备|具有|拥有|有(?![机色害线毒氟轨])|无(?![损人线机纺菌害轨])|没有|对|以|与|把|将|协调|处理|下达|分解|监督|检查|分配|布置|安排|接受|参与|协助|配合|组织|提出|发布|营造|是|为了|一定|较强|良好|优秀|很强|超强|创造|提供|打造|分析|收集|评估|设定|拟定|审核|审批|享受|享有|不|未|及时|定期|负责(?!人))"
    r"|规定的|规定其他|的其他|的其它|安排的|交办|交给|赋予|下达|给予|所有|以及其|优先|能力[和与及]|如何|怎[么样]|什么|哪些|写好|^写|(?:要|应|需)(?:注意|遵循)|的人|^任何|由[^,]{1,6}(?:分配|指派|委派)的?$|(?:下列|以下)$|相关的?$|和$|与$|及$|或$"
)
#: 宿舍管理制度及宿管员岗位职责: what comes before 及 is another document, not part of the job's name.
_JOINT: Final = re.compile(r"^.{2,16}?(?:制度|规定|纪律|规程|流程|办法|规范|守则|标准|计划)(?:及|和|与|、)")
#: What stands before a job's name without being part of it: 【急聘】客服主管, 【品牌】值班经理, 公司仓库主管的职责7, 02风控专员.
_OWN: Final = re.compile(
    r"^(?:0\d ?(?=[\u4e00-\u9fff]{2})|附件?[:、 ]\s*|.{0,6}(?:急聘|诚聘|高薪|热招|急招|招聘|直招|诚招)[】\])》]\s*|[^【\[《(】\]》)]{1,12}[】\]》](?=.{2})\s*|(?:本|我|该)?公司(?=.{3})(?!法|治)|(?:关于|有关)(?=.{3}|待遇|薪酬|福利))"
)
#: 会员的基本权利, 监事的主要职权: whose they are stands before.
_PLAIN_OF: Final = re.compile(r"(?<=.{2})的(?:基本|主要|具体|法定|共同)$")
#: 客房部经理岗位职责及工作标准: the first of two matters says whose list it is.
_AND_MORE: Final = re.compile(
    r"((?:岗位|工作|安全|主要)(?:职责|责任))(?:(?:及|和|与|、|暨)(?:其)?(?:(?:工作|岗位|考核|管理|操作|任职|安全)[\u4e00-\u9fff]{2,6}|(?:规范|标准|流程|考核|细则|纪律|程序|规程|办法|要求(?:及|和|与|、)标准))|规范|细则|要求标准)$"
)
_TOPICS: Final = frozenset(
    "安全 消防 防火 质量 环保 安全生产 管理 日常 主要 部门 公司 具体 基本 核心 岗位 职位 工作 我的 我们 我们的 你 你的 本岗位 该岗位 行为 综合 其他 其它 一般 通用 共同 关键 个人 本职 社会 法律 客户 团队 项目 专业 技术 生产 现场 职业 整体 总体 有关 相关 上述 以上 主体 直接 第一 首要 重点 常规 临时 内部 外部 薪酬 薪资 福利 学历 经验 知识 技能 身体 年龄 性格 语言".split()
)


#: Departments hold duties as people do (总务处工作职责, 监控室职责); 各部门 and 本公司 are nobody in particular, but a body that
#: each of them sets up is one of its kind (各车间安全生产领导小组职责).
_ORGAN: Final = re.compile(
    r"^(?!各|本|我|该|所有|相关|有关|其他)[\u4e00-\u9fffA-Za-z()/]{2,14}(?<!分)(?:部|处|科|科室|办公室|办|中心|小组|组|队|委员会|支部|部门|站|车间|院|厂|协会|工会|商会|团委|居委会|学生会|班委会|董事会|监事会|理事会|股东会|办公会|会议|代表大会|股东大会)$|^[甲乙丙]方$|^办公室$|^(?:董事|监事|理事|常委|团委)会$|^各[\u4e00-\u9fff]{4,20}(?:小组|委员会|办公室)$"
)
#: A body that meets is called by the whole of its name (经理办公会议职权 is no manager's).
_BODY: Final = re.compile(r"(?:委员会|董事会|监事会|理事会|股东会|办公会|会议|代表大会|股东大会)$")
#: Units called by what they do (组织部职责, 监督科职责) or by who sits there (秘书处).
_BY_ACT: Final = re.compile(r"[\u4e00-\u9fff]{2}[部科处]")
_OF_SECRETARIES: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?:处|科)")
#: 秩序维护部各岗职责: the department's name goes on behind what is a job's elsewhere.
_UNIT_AFTER: Final = re.compile(
    r"(?:部门?|处|科室?|中心)(?:[各全内所下]|$)|(?:学院|大学|医院|公司|集团)(?=.)"
)
_OWNED: Final = frozenset(
    "职责 职能 岗位职责 工作职责 主要职责 岗位责任 工作责任 部门职责 安全职责 职责范围 工作任务 责任制 责任制度 岗位责任制 岗位责任制度 工作职能 主要任务 基本职责 管理职责 职责任务 责任 义务 权利 权利和义务 权利与义务 责任和义务 责任与义务 权限 职权 工作权限 职责权限".split()
)
#: Who is called by what he does (维护者职责, 審核者的責任).
_DOER: Final = re.compile(r"(?!各|本|我|该|所有|相关|有关|其他|应|求|报)[\u4e00-\u9fff]{2,6}者")
#: Whom rights and duties are given by a charter or a contract, which is no job (会员的权利, 乙方义务).
_PARTY: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2}|名誉|[甲乙丙丁])?(?:会员|成员|社员|团员|学员|股东|业主|住户|家长|乘客|旅客|用户|客户|居民|村民|方)"
)
_OF_PARTY: Final = ("权利", "义务", "责任")


def _called_by_act(prefix: str) -> bool:
    """Whether a unit or a person is called by an act (组织部, 维护者), so that the act opens no sentence."""
    return _BY_ACT.fullmatch(prefix) is not None or _DOER.fullmatch(prefix) is not None


def _owns(prefix: str, word: str) -> bool:
    """Whether what stands before 职责 is an organ, a doer or, of rights and duties, a party, so that they are his."""
    if prefix in titles.GENERIC:
        return False
    party = word.endswith(_OF_PARTY) and _PARTY.fullmatch(prefix) is not None
    return party or _ORGAN.match(prefix) is not None or _DOER.fullmatch(prefix) is not None


_OF_DEPARTMENT: Final = re.compile(r"(?!各|本|我|该|所有|相关|有关|其他|公司|主要|具体)[\u4e00-\u9fff]{2,6}")
_NEVER_LAST: Final = tuple(";。,!?、")
_STRIP: Final = _OPEN + _CLOSE + ":"
_SERIAL_LAST: Final = frozenset("0123456789一二三四五六七八九十)篇节则文板")
#: The characters a heading can end in; every other line is told apart at once.
_LAST: Final = (
    frozenset(word[-1] for word in _FULL_WORDS | _SHORT_WORDS)
    | _SERIAL_LAST
    | frozenset("如下包括含有为是说明大全范本一览表概要汇总列部分内容细描述规定制度)")
    | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ&āáǎàōóǒòēéěèīíǐìūúǔù")
)


def as_follows(text: str) -> int:
    """Return how many characters at the end only say that a list follows (岗位职责主要有以下几点)."""
    found = _AS_FOLLOWS.search(text) if text[-1:] in _FOLLOWS_LAST else None
    return len(text) - found.start() if found is not None else 0


_FOLLOWS_LAST: Final = frozenset("下点面项条容分含括有")


def alias_end(text: str, end: int, *, full_only: bool) -> int | None:
    """Return where the longest alias that ends at ``end`` begins, or None."""
    for length in range(min(_FULL_LONGEST, end), 1, -1):
        if text[end - length : end] in _FULL_WORDS:
            return end - length
    if not full_only:
        for length in (5, 4, 3, 2):
            if length <= end and text[end - length : end] in _SHORT_WORDS:
                return end - length
    return None


def _number(found: re.Match[str]) -> int | None:
    digits = next((group for group in found.groups() if group), None)
    if digits is None:
        return None
    from_han = {char: place for place, char in enumerate("一二三四五六七八九十", 1)}
    if digits.isdigit():
        return int(digits)
    if len(digits) == 1:
        return from_han.get(digits)
    tens, _, ones = digits.partition("十")
    return (from_han.get(tens, 1) * 10 + from_han.get(ones, 0)) if "十" in digits else None


#: The English name in brackets behind a job's (法务专员 (Legal Officer) 的责任); 质检员(QC) keeps its abbreviation.
NAMED_TWICE: Final = re.compile(r" ?\((?=[^()]*[a-z])[A-Za-z][A-Za-z .&'/-]{2,40}\) ?(?=的?[\u4e00-\u9fff])")
#: 任职要求（导购、收银员通用）
_FOR_ALL: Final = re.compile(r" ?(?:通用|共用|共同|均适用|适用|均需|都要)$")
#: 基础职责（适用于各层级厨师）
_FOR_WHOM: Final = re.compile(
    r"^(?:适用于?|适合|针对|面向|仅限|限)(?:各(?:个|级|层级|岗位|类|部门)?|全体|所有|一线)?"
)
_BETWEEN_JOBS: Final = re.compile(r"[、/,和及与]")


def jointly(text: str) -> str | None:
    """Return the text when it is several jobs' names side by side (导购、收银员), else None."""
    names = _BETWEEN_JOBS.split(text)
    jobs = all(titles.looks_like_title(name, longest=12) and name not in titles.GENERIC for name in names)
    return text if len(names) > 1 and jobs and any(map(titles.is_named, names)) else None


#: 任职要求——店长, 权限-质检员: the job behind the list's name.
_LABELLED: Final = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,6}) ?(?:[—–]{1,2}|-{1,2}) ?(?P<who>[^ ,;。:]{2,24}):?"
)


def _labelled(line: str, compacted: str) -> Heading | None:
    found = _LABELLED.fullmatch(compacted)
    kind = kind_of_alias(found.group("word")) if found is not None else None
    if found is None or kind in (None, "other") or found.group("word") not in _FULL_WORDS:
        return None
    who = found.group("who")
    sure = titles.looks_like_title(who, longest=16) and titles.is_named(who) and who not in titles.GENERIC
    name = who if sure else jointly(who)
    if name is None or kind is None:
        return None
    return Heading(kind, found.group("word"), "", name, None, None, line.endswith(":"), False, False)


def _job_in_note(note: str) -> str | None:
    """Return the job that a note in brackets names: ``要求（店长）``."""
    inside = _FOR_WHOM.sub("", _FOR_ALL.sub("", note.strip(" ()")))
    if (several := jointly(inside)) is not None:
        return several
    known = titles.looks_like_title(inside, longest=12) and inside not in titles.GENERIC
    return inside if known and titles.is_named(inside) and not inside.isascii() else None


def _joint(prefix: str, kind: Kind) -> bool:
    """Whether what stands before the last alias is aliases too, one of them of duties and not all of one kind."""
    plain = prefix.rstrip()
    if plain[-1:] not in _JOINTS:
        return False
    pieces = [piece for piece in re.split(r" ?(?:[/、&+]|以?及|和|与) ?", plain) if piece]
    known = all(piece in _FULL_WORDS or piece in ("职责", "工作") for piece in pieces)
    kinds = {kind_of_alias(piece) or "duty" for piece in pieces} | {kind}
    return bool(pieces) and known and "duty" in kinds and len(kinds) > 1


#: Nouns that a heading sets beside its alias; the alias gives the kind.
_PAIRED: Final = frozenset(
    "学历 专业 知识 技能 经验 能力 素质 年龄 性别 资格 条件 要求 薪资 薪酬 工资 福利 待遇 奖金 收入 保险 时间 地点 班次 工作时间 工作地点 上班时间 上班地点 任务 责任 义务 权限 权利 目标 标准 纪律 流程 考核 奖惩 培训 晋升 发展 专业知识 工作经验 岗位 职位".split()
)
_OFFERED: Final = frozenset("薪资 薪酬 工资 福利 待遇 奖金 收入 保险 食宿 住宿 提成 补贴".split())
_WHEN: Final = frozenset(
    "时间 地点 班次 工作时间 工作地点 上班时间 上班地点 排班 休息 休假 作息 考勤 试用期 合同 交通".split()
)
_AND: Final = re.compile(" ?[/、&+及和与] ?")


def _paired(text: str) -> Kind | None:
    """Read several terms side by side as what they head: 薪资与时间, 食宿和班次 tell of pay, 排班与休息 of conditions."""
    pieces = _AND.split(text)
    if len(pieces) < 2 or not all(piece in _OFFERED or piece in _WHEN for piece in pieces):
        return None
    return "benefit" if any(piece in _OFFERED for piece in pieces) else "condition"


_JOINTS: Final = ("/", "、", "&", "+", "及", "和", "与")


#: In a hand-written posting these stand before a colon as 岗位职责 does (工作：接单、下单 / 要求：… / 工资：…).
_BARE: Final[tuple[tuple[Kind, str], ...]] = (
    ("duty", "工作 内容 干活 活儿 日常"),
    ("requirement", "优先 加分 必备 必须 门槛 资历"),
    ("benefit", "收入 利益"),
    ("condition", "班制 工时"),
    ("overview", "本职"),
)
_BARE_LABELS: Final[dict[str, Kind]] = {word: kind for kind, words in _BARE for word in words.split()}


#: A translator's Benefits, which stands alone on its line.
_TRANSLATED: Final = "利益"
#: A heading printed in English before the same in Chinese.
_TWICE: Final = re.compile(r"([A-Za-z][A-Za-z &'/]{2,40}?)(?:[ /]+(?=[\u4e00-\u9fff])|$)")


def _english(text: str, *, colon: bool, wrapped: bool) -> Heading | None:
    """Read a heading that is English throughout (What You’ll Bring, Requirements (2), Key Responsibilities)."""
    word = re.sub(r"\s*\(?\d{0,2}\)?\s*$", "", text.replace("’", "'")).strip(" :-&").lower()
    word = re.sub(r"\s+", " ", word)
    if re.fullmatch(ENGLISH_PATTERN, word) is None:
        return None
    kind = kind_of_alias(word)
    container = word in ("job description", "about the role", "about the job", "the role")
    return Heading(kind, word, "", None, None, None, colon, container, wrapped) if kind is not None else None


#: A headline that asks for what stands below it (护士长职责 都需要做到什么, 店长的岗位职责有哪些?).
_ASKED: Final = re.compile(
    r"(?<=[责求容务限件])[ ,:]*(?:都|具体|主要|一般|通常|到底|究竟|又|应该?)*(?:(?:有|是|包括|包含|分为)(?:哪些|什么|啥|哪几[条点项])|(?:需要?|要)做(?:到|些|好)?(?:哪些|什么)|怎么写)(?:内容|方面|呢|吗)*[?!]*$"
)
_ASKS_LAST: Final = frozenset("?!么些呢写容面啥条点项")


_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def read(line: str) -> Heading | None:
    """Read one short line as a heading; None when it is none.

    >>> heading = read("销售部负责人职责:11")
    >>> heading.name, heading.kind, heading.serial
    ('销售部负责人', 'duty', 11)
    """
    if line[-1:] in _ASKS_LAST and (asked := _ASKED.search(line)) is not None:
        line = line[: asked.start()]
    if (
        len(line) <= talking.LONGEST
        and line[-1:] not in ";。,、"
        and (talk := talking.talks(line)) is not None
    ):
        return Heading(talk[0], talk[1], "", None, None, None, True, False, False)
    if len(line) > _LONGEST_HEADING or line[-1:] in _NEVER_LAST:
        return None
    if ("—" in line or "-" in line or "–" in line) and (
        told := _labelled(line, compact(line).strip())
    ) is not None:
        return told
    bare = line.strip(_STRIP)
    if not bare or (
        bare[-1] not in _LAST and bare not in _BARE_LABELS and not line.rstrip(" :】]》").endswith(")")
    ):
        return None
    text = compact(line).strip()
    bare = text.strip(_STRIP)
    wrapped = (
        bool(text)
        and text[0] in "【[<《「『〖〔*#="
        and text.rstrip(":")[-1:] in _CLOSE.replace(")", "").replace(" ", "") + "*#"
    )
    colon = text.rstrip(_CLOSE).endswith(":") or text.endswith(":")
    text = bare if text[:1] != "(" else text.strip(":")
    if text.count("(") == text.count(")") + 1 and line.rstrip(" :】]》").endswith(")"):
        text += ")"  # the bracket of a note was taken for a wrapper
    lead = _LEAD.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :]
    more = _AND_MORE.search(text)
    joint = False
    if more is not None:
        joint = kind_of_alias(text[more.end(1) :].lstrip("及和与、暨其")) == "requirement"
        text = text[: more.end(1)]
    if text.replace("’", "'").isascii():
        text = _CAMEL.sub(" ", text)  # workContent
        return _english(text, colon=colon, wrapped=wrapped)
    serial: int | None = None
    noted: str | None = None
    for _ in range(3):
        if len(text) > 1 and alias_end(text, len(text), full_only=False) is not None:
            break
        if not text:
            return None
        final = text[-1]
        found = _SERIAL.search(text) if final in _SERIAL_LAST else None
        if found is not None and found.start() > 0:
            serial, text = _number(found), text[: found.start()].rstrip(" :")
            continue
        for pattern in (_NOTE, _AS_FOLLOWS):
            if pattern is _NOTE and not (final == ")" or final.isascii()):
                continue
            found = pattern.search(text)
            if found is not None and found.start() > 1:
                noted = noted or (_job_in_note(found.group()) if pattern is _NOTE else None)
                text = text[: found.start()].rstrip(" :-/")
                break
        else:
            break
    if not text:
        return None
    if (colon or wrapped or text == _TRANSLATED) and text in _BARE_LABELS:
        return Heading(_BARE_LABELS[text], text, "", None, None, serial, colon, False, wrapped)
    begin = alias_end(text, len(text), full_only=False)
    if begin is None:
        paired = _paired(text)
        return Heading(paired, text, "", None, None, serial, colon, False, wrapped) if paired else None
    word, prefix = text[begin:], text[:begin].strip(" :-_/").rstrip("的之")
    twice = _TWICE.match(prefix)
    if twice is not None and _english(twice.group(1), colon=False, wrapped=False) is not None:
        prefix = prefix[twice.end() :]  # Responsibilities 岗位职责, Responsibilities and Duties 客服岗位职责
    if word == "部门职责" and prefix and prefix not in _TOPICS and _OF_DEPARTMENT.fullmatch(prefix):
        # 财务部门职责, 品控部部门职责
        word, prefix = "职责", prefix if _ORGAN.match(prefix) is not None else f"{prefix}部门"
    if prefix in _FULL_WORDS or (word == "部门职责" and prefix in ("相关", "有关")):
        prefix = ""  # 职位描述 岗位职责: two headings on one line, no job; 相关部门职责
    kind = kind_of_alias(word)
    if kind is not None and _joint(text[:begin], kind):
        return Heading("duty", word, "", None, None, serial, colon, False, wrapped, True)
    if kind is None or (re.search(r"[,;。!?]", prefix) is not None):
        return None
    if prefix and not colon and word.startswith("优先"):
        return None  # 熟练掌握英语者可优先考虑
    if prefix[-1:] in _JOINTS and prefix[:-1] in _PAIRED | _OFFERED:
        prefix = ""  # 学历及专业要求, 薪资和福利
    if ":" in prefix and len(prefix) > 12:
        return None  # 外部联络：街道与派出所 工作任务：
    if len(NAMED_TWICE.sub("", f"{prefix}的")) > 23 or (
        prefix and _SENTENCE_PREFIX.search(prefix) is not None and not _called_by_act(prefix)
    ):
        return None
    name, weak = noted, None
    prefix = _PLAIN_OF.sub("", _OWN.sub("", _JOINT.sub("", prefix)))
    if prefix and word in _OWNED and _BODY.search(prefix) is not None and _ORGAN.match(prefix) is not None:
        name = prefix
    elif prefix and kind != "other" and (cut := titles.name_in_prefix(prefix)) is not None:
        name = prefix[cut[0] : cut[1]]
        topic = kind != "duty" and name in _TOPICS  # 技术能力 asks it of whoever has the job
        topic = topic or name.startswith("工作")  # 工作及业务职责
        if topic or name in titles.GENERIC or _UNIT_AFTER.match(prefix, cut[1]):
            name = prefix if word in _OWNED and _OF_SECRETARIES.fullmatch(prefix) is not None else None
    elif prefix and word in _OWNED and prefix not in _TOPICS and _owns(prefix, word):
        name = prefix
    elif (
        prefix
        and word
        in (
            "职责",
            "岗位职责",
            "工作职责",
            "岗位责任",
            "岗位说明书",
            "职位说明书",
            "岗位责任制",
            "岗位责任制度",
            "责任制",
            "责任制度",
        )
        and prefix not in _TOPICS
    ):
        joined = re.search(r"[、和与及]", prefix) is not None and len(prefix) > 6
        everybody = re.search("各|全体|所有|全员", prefix) is not None
        weak = None if joined or everybody else prefix
    return Heading(kind, word, prefix, name, weak, serial, colon, word in CONTAINERS, wrapped, joint)

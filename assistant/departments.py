"""Departments as the thing asked about: "外贸部是做什么的", "市场部有几个岗位", "跑销售的有什么纪律要守".

A department is what the head of a document names (销售部职责汇编), or what a role's own field does (所属部门：销售部).
A question is scoped to it only where nothing else is asked for: once the department is taken away, what is left is
words of asking, or a word of one of its headings (纪律, KPI). "谁把发货通知单传给仓储物流部" has a matter of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Document

# What a part of an organisation is called by: 外贸部, 人力行政中心, 质检组, 云湖店.
_NOUN = r"(?:项目部|事业部|分公司|办公室|部|科|处|室|中心|车间|组|店|学校|酒店|餐厅|医院|厂|站|院|校)"
_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?{_NOUN}(?!门|长|分|件|理|员)")
_RUN = re.compile(r"[\u4e00-\u9fff]+")
# Lines of a document's head that say whose duties follow: they name the sort of text.
_OF_FORM = re.compile(r"职责|职能|责任制|岗位|说明书?|制度|手册|招聘|分工|汇编|工作描述")
_HEAD_CHARS, _HEAD_LINES, _LINE_CHARS = 240, 4, 40
_OWN_CHARS = 2
_SHARE = 3  # a word of more than a third of all titles names the house, no part of it
# The fields of a role that say where it belongs.
DEPARTMENT_FIELDS = ("所属部门", "部门", "所在部门", "任职部门", "归属部门")
# Words of a title that name no part of an organisation.
_FORM_WORDS = frozenset(
    "岗位 职责 职能 责任 责任制 说明 说明书 制度 管理 手册 招聘 招募 分工 汇编 工作 内容 描述 部门 公司 有限公司 集团 有限 版本 修订 节选 内部 扫描件 编号 条线 服务 翻译 活动 员工 人员 要求 规定 守则 办法 文件 年度 及其 以及".split()
)

# A bare 外贸 is a word of many duties; it is the department where the question points at one.
_POINTED = re.compile(
    r"^(?:的)?(?:(?:这|那)(?:一)?(?:条线|边|块儿?|头|摊子?|家|份|页|张|个(?:部门|团队|班子|公司|单位|店|文件|文档))|条线|(?:业务)?线上?|口上?|团队|班子|系统(?=[的有里])|板块|的人(?!员)|的(?:那|这)?(?:些人|帮人|伙人|兄弟|同事)"
    r"|(?:的)?(?:招聘页面?|招聘(?:启事|广告|信息|帖)|说明书|手册|职责|制度|守则|文件|网?页面?)(?:上|里面?|中))"
)
# "前厅的岗位设置", "宴会一共几个岗位", "仓储怎么分工": whose jobs are asked for is a department.
_WHOSE_JOBS = re.compile(
    r"(?:的)?(?:岗位|职位|人员|组织|部门)(?:设置|架构|框架|结构|构成|组成|分工|配置|情况)|(?:一共|总共|都|里面?|底?下面?|上){0,6}(?:设|有|招|管|配|分|挂|写|列|讲|提|涉及)?(?:到|了|着)?(?:哪?几|多少|哪些|什么)(?:个|种|类)?(?:岗位|职位|工种|岗(?!前))|(?:内部)?(?:怎么|如何)分工"
)
# "跑销售的", "做外贸的", "搞采购的人": those who do the department's work.
_DOERS = re.compile(r"(?:^|[，,。 ])(?:咱们?|我们|你们|公司)?(?:里)?(?:跑|做|搞|干|弄|从事|负责)$")
_DOERS_CHARS = 8  # the most that it matches, and one before
# "化验部谁负责清洗器皿", "外贸那边是哪个岗位在管报关": where to look for whoever it is.
WHO = re.compile(r"谁|哪(?:个|些|位|几个|一个)(?:岗位?|职位|人|同事|角色|负责人)|什么(?:人|岗位)|哪位|何人")
_WHO_THERE = re.compile(
    rf"(?:里面?|内部?|的|下面|当中|中|，|,| )*(?:都|到底|究竟)?(?:是|由|归|让)?(?:{WHO.pattern})"
)
# "传给财务部", "和外贸部", "向销售部": the department is whom somebody else's duty meets.
_MET = re.compile(r"(?:给|向|跟|和|与|同|为|由|从|被|往|到|让|找|送|交|报|通知|配合|协助|联系|对接|替|帮)$")

_LIGHT = re.compile(
    "|".join(
        (
            # longer words first: what is asked about a part of an organisation, and its texts
            r"岗位|职位|职务|角色|工种|岗(?!前)|人手|人马|团队|部门|班子|队伍|架构|框架|结构|组成|构成|设置|配置|组织(?!编|制|召)",
            r"职责|职能|责任|任务|工作|内容|业务|范围|活儿|事情|分内|情况|概况|概览|概述|概要|概括|全貌|轮廓|大纲|提纲|目录|清单|列表",
            r"说明书?|(?:职责|分工|岗位)?表(?=$|[，,。？? 里上中])|手册|守则|制度|招聘页面?|网?页面?|启事|公告|文件|文档|资料|材料|规定",
            r"哪些|哪几|什么|甚么|多少|怎么样|怎么|怎样|如何|都?有谁(?=$|[，,。 ])",
            r"负责(?!人)|分工|干活|打理|主管(?=什么|啥|哪)|运作|遵守|承担|履行|满足|达到|符合|具备",
            r"总体|整体|总的|整个|大体|大致|大概|主要|基本|具体|日常|平时|平常|一般|通常|到底|究竟|核心|简单|简要|简短|快速|粗略|部分|方面",
            r"全部|所有|完整|分别|各自|一共|总共|统共|合计|加起来|总计|逐条|逐项|详细|介绍|归纳|总结|梳理|了解|认识|知道|新人|新来",
            r"我们|你们|咱们|公司|里面|内部|手里|手上|手头|手底|名下|属于|隶属|归属|下属|下设|下辖|包括|包含|涉及|涵盖|过一遍|帮忙|麻烦|关于|需要|应该|应当|可以|以及",
            # then single characters, where they begin no other word
            r"做|干|管|搞|弄|守|忙|分(?!析)|设(?!备|计)|招(?!标|待)|配(?!合|送)|挂|哪|啥|几|何|咋|个|种|类|份|条|项|块|样|点|张|页|篇|层|级|摊|名|位|款",
            r"活|事(?!故)|人(?![事力员])|写|讲|说|谈|聊|提|各|每|共|都|全|逐|列|给|我|你|咱|看|出|来|下|总|捋|想|要|发|报|数|贴|抄|念|查|请|把",
            r"是|有|的|里|内|中|底|归|含|这|那|些|边|头|家|上|[一二两三四五六七八九十\d]|了|着|过|吗|呢|呀|啊|吧|嘛|么|哦|在|用|得|需|应|会|能|才|就|也|还|又|到|和|与|及|或|好|让",
        )
    )
)
_MARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of an organisation with the documents that are its own.

    Attributes:
        name: as a question says it: 外贸部, or 外贸 where the question must point (外贸这边).
        whole: with the word for a part of an organisation (部, 中心): it needs no pointing.
    """

    name: str
    whole: bool
    documents: tuple[Document, ...]


def is_department(title: str) -> bool:
    """Whether a title names a part of an organisation, whose duties (部门职责) are nobody's alone: 销售部, 质检组."""
    return bool(_NAME.fullmatch(title))


def head_of(title: str, text: str, roles: Iterable[str]) -> str:
    """A document's title and the lines at its top that say whose duties follow, one a line, without blanks inside.

    Args:
        roles: the names of jobs: a line that names one opens a list and is no head.
    """
    names = [name for name in roles if len(name) > 1 and not _NAME.fullmatch(name)]
    lines = [line.strip() for line in text[:_HEAD_CHARS].splitlines() if line.strip()][:_HEAD_LINES]
    lines = [re.sub(r"\s+", "", line) for line in lines if len(line) <= _LINE_CHARS and _OF_FORM.search(line)]
    first = re.sub(r"\s+", "", title)
    return "\n".join((first, *(one for one in lines if one != first and not any(n in one for n in names))))


def units_of(
    heads: Mapping[Document, str],
    placed: Mapping[Document, Sequence[str]],
    words: Callable[[str], Sequence[str]],
) -> dict[str, list[Unit]]:
    """The departments of a knowledge base by their first two characters; none where there is one document only.

    Args:
        heads: each document's head (see ``head_of``), folded.
        placed: the departments that the fields of a document's roles name, folded.
        words: cuts a text into words.
    """
    if len(heads) < 2:
        return {}
    whole: dict[str, set[Document]] = {}
    bare: dict[str, set[Document]] = {}
    for document, head in heads.items():
        for run in _RUN.findall(head):
            matches = (_NAME.match(run, start) for start in range(len(run)))
            for end in (match.end() for match in matches if match):
                for name in _tails(run[:end]):
                    whole.setdefault(name, set()).add(document)
                    bare.setdefault(re.sub(_NOUN + "$", "", name), set()).add(document)
        for word in words(head):
            if len(word) >= _OWN_CHARS and word not in _FORM_WORDS and _RUN.fullmatch(word):
                bare.setdefault(word, set()).add(document)
    for document, departments in placed.items():
        for name in (n for n in departments if n in whole):
            whole[name].add(document)
            stem = re.sub(_NOUN + "$", "", name)
            if stem in bare:
                bare[stem] = bare[stem] | whole[name]
    found: dict[str, list[Unit]] = {}
    for names, is_whole in ((whole, True), (bare, False)):
        for name, documents in names.items():
            own = is_whole or _SHARE * len(documents) <= len(heads) or documents in whole.values()
            if own and len(name) >= _OWN_CHARS and name not in _FORM_WORDS and len(documents) < len(heads):
                ordered = tuple(d for d in heads if d in documents)
                found.setdefault(name[:2], []).append(Unit(name, is_whole, ordered))
    return found


def _tails(name: str) -> list[str]:
    """外贸部 of 槿禾外贸部: every ending with two characters and more before the noun."""
    noun = re.search(_NOUN + "$", name)
    last = (noun.start() if noun else len(name)) - _OWN_CHARS
    return [name[start:] for start in range(last + 1)]


def take_unit(
    text: str,
    units: Mapping[str, Sequence[Unit]],
    roles: Iterable[str],
    headings: Callable[[Unit], Iterable[str]],
) -> tuple[str, Unit] | None:
    """``text`` without the department that alone is asked about, and that; ``None`` where there is a matter or a job.

    Args:
        roles: the names of jobs that ``text`` may hold.
        headings: what the lists of a department may be called by: their headings, the words for their kinds.
    """
    near = [(at, u) for at in range(len(text) - 1) for u in units.get(text[at : at + 2], ())]
    named = [(at, u) for at, u in near if text.startswith(u.name, at) and _points(text, at, u)]
    if not named:
        return None
    at, unit = max(named, key=lambda pair: (len(pair[1].name), pair[1].whole))
    end = at + len(unit.name)
    if unit.whole and text.startswith("门", end):  # 外贸部门
        end += 1
    if pointed := _POINTED.match(text[end:]):
        end += pointed.end()
    before = text[:at] if unit.whole else _DOERS.sub("", text[:at])
    rest = f"{before} {text[end:]}"
    if _MET.search(before.strip()) or any(name in text and name not in unit.name for name in roles):
        return None
    if not content_of(before) and _WHO_THERE.match(text[end:]):
        return rest, unit
    known = sorted(headings(unit), key=len, reverse=True)
    left = content_of(rest, known)
    return (rest, unit) if all(any(piece in one for one in known) for piece in left) else None


def content_of(rest: str, known: Sequence[str] = ()) -> list[str]:
    """What ``rest`` says besides asking, pointing and naming parts of a text; words that are ``known`` say nothing new.

    Args:
        known: headings and words for kinds of lists, longest first.
    """
    for words in known:
        if len(words) > 1:
            rest = rest.replace(words, " ")
    return [piece for piece in _MARKS.split(_LIGHT.sub(" ", rest)) if piece]


def _points(text: str, at: int, unit: Unit) -> bool:
    """Whether the question means the department: by its whole name, or by pointing at a bare word of it."""
    end = at + len(unit.name)
    # In place, and only the words right before: a question may name its department a thousand times.
    doers = text.startswith("的", end) and bool(_DOERS.search(text, max(0, at - _DOERS_CHARS), at))
    return unit.whole or doers or bool(_POINTED.match(text[end:]) or _WHOSE_JOBS.match(text, end))

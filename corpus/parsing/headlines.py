"""Headlines: the job that a page, a question or a document that binds somebody names in its first lines."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import titles

_POINTING: Final = frozenset("以下 下列 各类 相关 多名 若干 上述 优秀 有关 部分".split())


_QUESTION: Final = re.compile(
    r"^(?:[问Q]\d?[:.、]\s*)?(?:请问|我想问一下|想问下|求助?[:,]?|什么是)?(?P<job>[\w()/]{2,12}?)(?:的?(?:主要|平时|日常|一般|具体|每天|岗位|工作))*(?:都?是)?(?:(?:的|要|需要)?(?:做|干|负责|管)些?(?:什么|哪些|啥)|(?:的?(?:岗位|工作)?(?:职责|内容|任务))(?:有|是|包括|都有)?(?:哪些|什么|啥))"
)


#: 会计人员的岗位职责根据工作性质有所差异，可归纳为以下几类：
_TOLD: Final = re.compile(
    r"^(?P<job>[\w()/]{2,12}?)的?(?:岗位|工作|主要|核心|基本|日常)*(?:职责|内容|任务)[^。;]{0,40}(?:如下|以下|包括|归纳|分为|几类|几点|几个方面)"
)


def from_question(text: str) -> tuple[int, int] | None:
    """Find the job a reader asks about: ``请问行政助理主要做什么工作？`` gives 行政助理."""
    found = _QUESTION.match(text) or _TOLD.match(text)
    if found is None or not titles.ends_in_job(found.group("job")) or found.group("job") in titles.GENERIC:
        return None
    return found.span("job")


#: 2024年驾驶员安全生产目标责任书, 仓管员廉洁承诺书, 窗口人员服务公约: whom a document binds.
_BINDING: Final = re.compile(
    r"^(?:[^年]{0,18}?年度?)?(?P<who>.{2,24}?)(?:责任书|责任状|承诺书|保证书|告知书|协议书|操作规程|操作规范|考核办法|考核细则|管理办法|管理规定|管理制度|(?:工作|岗位|日常|操作|值班|管理)?手册|守则|行为规范|服务规范|的一天|一日(?:流程|工作流程|工作)|(?:日常)?工作(?:清单|指引|流程))(?: ?\([^()]{1,16}\))?$"
)


def bound_by(text: str) -> tuple[int, int] | None:
    """Find the job that a document's headline binds: ``叉车工安全责任书`` gives 叉车工."""
    found = _BINDING.match(text.strip("# 《》"))
    if found is None:
        return None
    who = re.split(r" ?[·|_/] ?| +", found.group("who"))[-1]  # 某某便利 · 店长手册
    start = text.index(who, found.start("who"))
    cut = (0, len(who)) if titles.looks_like_title(who) else titles.name_in_prefix(who)
    name = who[slice(*cut)] if cut is not None else ""
    if (
        cut is None
        or name in titles.GENERIC
        or not titles.is_sure(name)
        or titles.SENTENCE.search(name) is not None
    ):
        return None
    return start + cut[0], start + cut[1]


#: Whom a firm calls for in quotation marks (某公司招聘“UED/用户体验设计师”3000元起).
_QUOTED: Final = re.compile(
    r"(?:招聘?|聘|招募|寻找?|诚邀)[^“\"”「」]{0,6}[“\"「](?P<job>[^“\"”「」,;。:!]{2,20})[”\"」]"
)
#: What a page that collects texts says it has put together (下面是小编为大家整理的物业保安的岗位职责，欢迎阅读).
_COLLECTED: Final = re.compile(
    r"(?:整理|收集|搜集|准备|分享|带来|介绍|推荐|关于)(?:了|的|一些|几篇|一下|一份|最新|\d{4}年?|有关|关于|《|\"|“)*(?P<job>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:最新|主要|具体|日常|相关)*的?(?:岗位|工作|主要)*(?:职责|说明书|责任制|工作内容|职责内容)(?:[》”\",。!！(（范模大相的等_]|$)"
)


def collected(text: str) -> tuple[int, int] | None:
    """Find the job whose duties a page says it has put together for its readers."""
    for found in _COLLECTED.finditer(text[:_INTRODUCTION]):
        name = found.group("job")
        sure = titles.looks_like_title(name) and titles.is_named(name) and name not in titles.GENERIC
        if sure and not name.startswith(tuple(_POINTING)) and titles.SENTENCE.search(name) is None:
            return found.span("job")
    return None


_INTRODUCTION: Final = 400  # characters


#: 某区法律援助中心专职值班律师招募简章, 某医院护士招聘公告: whom an institution's notice looks for.
_NOTICE: Final = re.compile(
    r"^#{0,3} ?(?:\d{4}年度?)?(?P<before>[\w()]{4,40}?)(?:公开|社会|对外)*(?:招聘|招募|招录|招考|选聘)(?:工作)?的?(?:简章|公告|启事|通知|信息|方案)(?: ?\([^()]{1,16}\))?$"
)
_HOUSE: Final = re.compile(
    r"^.*(?:中心|医院|法院|检察院|学院|学校|大学|中学|小学|幼儿园|公司|集团|街道|社区|委员会|政府|研究院|[区市县省州乡镇]|[局厅处所站馆队])"
)


_YEAR: Final = re.compile(r"\d{2,4}年度?")


def _noticed(text: str) -> tuple[int, int] | None:
    found = _NOTICE.match(text.strip())
    if found is None:
        return None
    offset = len(text) - len(text.lstrip()) + found.start("before")
    before = found.group("before")
    house = _HOUSE.match(before)
    start = house.end() if house is not None and len(before) - house.end() > 1 else 0
    year = _YEAR.match(before, start)
    start = year.end() if year is not None else start
    name = before[start:]
    sure = titles.looks_like_title(name) and titles.is_named(name) and name not in titles.GENERIC
    return (offset + start, offset + len(before)) if sure and name[:2] not in _POINTING else None


#: Who is welcome to join (某团队欢迎热爱技术的内容运营加入).
_WELCOMED: Final = re.compile(
    r"(?:欢迎|期待|邀请|诚邀)(?:[^,。;:!]{0,20}的)?(?P<job>(?![您你]|大家|各位)[\w()/]{2,12}?)(?:的)?(?:前来)?加入(?:我们)?(?=[,。!~ ]|$)"
)


def from_headline(text: str) -> tuple[int, int] | None:
    """Find the job a page's headline names: ``五险诚聘门店店长_某网`` gives 门店店长."""
    quoted = _QUOTED.search(text[:200])
    if quoted is not None and titles.looks_like_title(quoted.group("job")):
        return quoted.span("job")
    if (noticed := _noticed(text)) is not None:
        return noticed
    welcomed = _WELCOMED.search(text[:200])
    if welcomed is not None and titles.ends_in_job(welcomed.group("job")):
        return welcomed.span("job")
    place = 0
    pieces = re.split(
        r"(\([^()]*[薪休险住元Kk万千,][^()]*\)|[_|#/·>【】]|\s[-–—]\s|[-–—]|\s{1,}|:|,|!)", text[:200]
    )
    for number, piece in enumerate(pieces):
        labels = (
            number + 1 < len(pieces) and pieces[number + 1] == ":" and not titles.is_sure(piece)
        )  # 编辑：小文
        if not labels and piece.strip() and (cut := titles.cut_name(piece, place)) is not None:
            name = text[cut[0] : cut[1]]
            if (
                2 <= len(name) <= 20
                and name[:2] not in _POINTING
                and name not in titles.GENERIC
                and titles.ends_in_job(name)
                and not name.startswith(("负责", "协助", "配合"))
                and titles.BY_WHOM.search(name) is None
                and titles.SENTENCE.search(name) is None
            ):
                return cut
        place += len(piece)
    return None

"""Trades that stand for jobs: 客服 for 客服专员, 安卓开发 for 安卓开发工程师, where a job is asked of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from assistant.classifier import JOB
from assistant.rolenames import NOBODY, PARENTHESIS, RANKS
from assistant.titles import is_job_title
from assistant.wanting import classifier
from corpus.model import Role
from corpus.parsing.titles import ends_noun

# What a job is called by once its rank is left out: 运维 for 运维工程师, 药库 for 药库管理员.
_RANK = re.compile(
    r"(?:工程师|设计师|分析师|会计师|治疗师|技师|医师|药师|安装师|培训师|策划师|造价师|规划师|剪辑师|化妆师|美容师|摄影师|咨询师|顾问|专员|接待员|管理员|维修员|计划员|操作员|调度员|联络员|维护员|稽核员|保管员|资料员|代表|主管|班长|组长|队长|店长|人员|员)$"
)
_TRADE_CHARS = range(2, 9)
_END_CHARS = 2


def trade_names(names: Mapping[str, tuple[Role, ...]]) -> dict[str, tuple[Role, ...]]:
    """The trades by which a job may be meant, and two-character endings (柜员): each of one job only.

    Jobs that one name covers are one: php for PHP工程师（高级） and PHP工程师（初级）.
    """
    found: dict[str, set[Role]] = defaultdict(set)
    bases: dict[str, set[str]] = defaultdict(set)
    for name, roles in names.items():
        bare = PARENTHESIS.sub("", name)
        short = _RANK.sub("", bare)
        ends = [bare[2:]] if len(bare) == 2 * _END_CHARS and is_job_title(bare[2:]) else []
        for form in ({short} if short != bare else set()) | set(ends):
            if len(form) in _TRADE_CHARS and form not in names and form not in RANKS:
                found[form].update(roles)
                bases[form].add(bare)
    begun = _begun(names, found)
    return {
        form: tuple(roles)
        for form, roles in found.items()
        if (len(roles) == 1 or len(bases[form]) == 1) and begun[form] <= roles
    }


def _begun(names: Mapping[str, tuple[Role, ...]], trades: Collection[str]) -> dict[str, set[Role]]:
    """Of each trade the jobs whose names begin with it: 前台 is no job where 前台文员 stands beside 前台接待员."""
    begun: dict[str, set[Role]] = {trade: set() for trade in trades}
    for name, held in names.items():
        for end in _TRADE_CHARS:
            if (jobs := begun.get(name[:end])) is not None:
                jobs.update(held)
    return begun


# A trade is also a matter (运维, 盘库): it is a job where what every job has is asked of it, where it is pointed at
# ("药库那边"), or where it stands beside another job that it is compared with ("柜台和物业管家各怎么处理").
_OF_A_JOB = r"(?=的(?:人(?![数力员工])|同事|那位)|(?:的|这个?|那个?)?(?:岗位?|职位)?(?:的)?(?:任职|职责|岗位职责|工作职责|要求|条件|资格|待遇|薪|学历|门槛)|(?:那|这)(?:边|块|头|儿|一块|一摊|个岗位?)|(?:那个|这个)?岗(?:位)?(?:的|$|对|都|要|主要|招|有|平时|具体)|招(?:人|聘)?(?:的)?(?=什么|啥|哪|条件|要求|有|要))"
# "应聘媒介，进去做什么", "做研发有啥门槛": somebody wants to be one.
_APPLIED = r"(?:^|(?<=[想去来要，, ]))(?:应聘|应征|面试|竞聘|报考|投递?|当)"
_WANTED = r"(?=[，,]|需要?|要(?!求)|得|有(?:什么|啥|哪)|的话|$)"
_DONE = r"(?:^|(?<=[想去来要，, ]))做"
_BAR = r"(?=(?:的)?(?:话)?(?:有|要|需要?|得)(?:什么|啥|哪|满足|具备|符合).{0,6}(?:门槛|要求|条件|资格))"
_ONLY_BEFORE = r"^(?:那么?|换成?|改成?|再说|再看|还有|回到|和|[，, ])*"
_ONLY_AFTER = r"(?:的|那边|这边|那块|这块|岗位?|呢|也要|也说说)+$"
_BESIDES = r"(?:和|跟|与|同|、|vs)"
_SIDE_BY_SIDE = re.compile(r"各|分别|区别|不同|不一样|差|比|异同|对照|分工")


def take_trades(
    text: str, trades: Mapping[str, tuple[Role, ...]], *, beside_role: bool
) -> tuple[str, tuple[str, ...]]:
    """``text`` without the trades that stand for jobs in it, and those.

    Args:
        beside_role: another role was named; its place in ``text`` is a blank.
    """
    if NOBODY.search(text):
        return text, ()
    taken: list[str] = []
    for trade in sorted((t for t in trades if t in text), key=len, reverse=True):
        word = re.escape(trade)
        found = re.search(rf"{_ONLY_BEFORE}{word}{_ONLY_AFTER}", text)
        if found:  # a follow-up that is nothing but the trade
            return " ", (trade,)
        found = re.search(rf"(?<![\u4e00-\u9fff]){word}{_OF_A_JOB}", text) or re.search(
            rf"(?<=[的和跟与、])(?<! 的){word}{_OF_A_JOB}", text
        )
        if not found and not beside_role:
            found = _somebody_wants(text, word)
        if not found and beside_role and _SIDE_BY_SIDE.search(text):
            found = re.search(rf"{word}(?={_BESIDES} )|(?<= [和跟与同、]){word}", text)
        if found:
            taken.append(trade)
            text = text[: found.start()] + " " + text[found.end() :]
    return text, tuple(taken)


def _somebody_wants(text: str, word: str) -> re.Match[str] | None:
    """The place of a trade that somebody applies for, or wants to do."""
    for before, behind in ((_APPLIED, _WANTED), (_DONE, _BAR)):
        if re.search(rf"{before}{word}{behind}", text):
            return re.search(word, text)
    return None


# What a job alone is asked for, among the kinds of answer that ``wanting`` tells apart.
_OF_JOBS = frozenset(
    {"duties", "requirements", "requirement", "rights", "kpi", "pay", "overview", "count_duties"}
)
_SURELY, _SURE_OF_TITLE = 0.9, 0.8
_BEFORE = r"(?:^|(?<=[，,。;；:： ])|(?<=应聘)|(?<=招聘)|(?<=入职)|(?<=面试)|(?<=[当做招聘投的和跟个名是]))"


def take_asked_trade(text: str, only_names: Collection[str]) -> tuple[str, str] | None:
    """``text`` without the trade of which it asks what is asked of a job, and that trade: "客服一个月多少".

    Told by the classifier of wants, with the trade taken for a job's name.

    Args:
        only_names: the trades that no duty speaks of; another one may be the matter itself (培训要求 of 培训专员).
    """
    if NOBODY.search(text):
        return None
    for trade in sorted((t for t in only_names if t in text), key=len, reverse=True):
        found = re.search(_BEFORE + re.escape(trade) + _WHOLE_NAME, text)
        if found is None:
            continue
        if asks_of_a_job(text, found.start(), found.end()):
            return f"{text[: found.start()]} {text[found.end() :]}", trade
    return None


_WHOLE_NAME = r"(?![员师工长生人者]|经理|主管|助理|总监|专员)"  # 采购 of 采购员 is another's
# "下面那个仓库文员", "相似职位里那个助理": said in front of a job that is pointed at.
POINTING = re.compile(r"^[^，,。]{0,8}?[那这][个名位](?=[\u4e00-\u9fff]{2})")
_TAKING = re.compile(r"^(?:一[个名位])?(?:应聘|招聘?|当|做)?")
_TITLE_CHARS = range(10, 1, -1)
_NO_TITLE = re.compile(r"[的了要做是有在给把被和与跟几哪谁什么怎都]")  # "定期要做的工作" ends like 电焊工


def unknown_job(text: str, tells_of: Callable[[str], bool]) -> str | None:
    """A job that ``text`` asks of as one asks of jobs, and that no duty speaks of: "那个知识产权助理需要什么学历".

    Args:
        text: a question that names no job of the texts.
    """
    text = _TAKING.sub("", POINTING.sub("", text))
    for size in _TITLE_CHARS:
        title = text[:size]
        if len(title) < size or _NO_TITLE.search(title) or not ends_noun(text, size - 1):
            continue
        if is_job_title(title, parties=False) and not tells_of(title.lower()):
            return title if asks_of_a_job(text, 0, size, surely=_SURE_OF_TITLE) else None
    return None


def asks_of_a_job(text: str, start: int, end: int, *, surely: float = _SURELY) -> bool:
    """Whether ``text`` surely asks what is asked of a job, with what stands there taken for its name."""
    kind, chance = classifier().best(f"{text[:start]}{JOB}{text[end:]}")
    return kind in _OF_JOBS and chance >= surely

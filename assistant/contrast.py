"""The question before, asked of something else: "那责任护士呢", "药库那边呢", "月度的呢", "另一个岗位呢".

What is named takes the place of its like: a role that of a role, a list that of a list, a period or party that of
another one. Where the question before named nothing of the sort, it is asked again of the role or place.
"""

from __future__ import annotations

import re

from assistant.conversation import Turn
from assistant.knowledge import Knowledge

# What stands for one another in a follow-up: the one of a row named now replaces the one named before.
_ROWS: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in (
        "年度 半年度 季度 月度 周度 日常",
        "每年 每半年 每季度 每月 每周 每天 每日 每班",
        "年报 季报 月报 周报 日报",
        "客户 顾客 代理商 加盟商 供应商 经销商 分销商 承运商 承包商 会员 业主 员工",
        "住院 门诊 急诊 出院 入院",
        "国内 国外 海外 境外",
        "线上 线下",
        "直营 加盟 托管",
        "内部 外部",
        "新员工 老员工 实习生",
        "新客户 老客户 大客户",
        "入职 离职 转正 调岗",
        "收入 支出",
        "应收 应付",
        "进货 出货 退货",
        "入库 出库",
        "售前 售中 售后",
        "白班 夜班 中班",
    )
)
_KIND = re.compile(
    r"(?<=.)(?:岗位职责|工作职责|岗位责任|职责|任职要求|任职资格|任职条件|岗位要求|录用条件|基本条件|要求|条件|资格|权限|工作内容|考核指标|待遇|福利)$"
)
# "药库那边", "学校食堂", "信息科": where, not what.
_PLACE = re.compile(
    r"(?:那|这)(?:边|块|头|儿|里|一块|一摊)$|(?:食堂|门店|店里|仓库|车间|工厂|总部|分公司|子公司|医院|学校|公司|[\u4e00-\u9fff](?:部|科|处|室|组|队|中心))$"
)
_PLACED = re.compile(r"^\S{2,10}?(?:那|这)(?:边|块|头)(?=谁|哪|怎|多久|什么|有|几|要)")
_OTHER_JOB = re.compile(r"(?:另外?一个|另一|另外那个|剩下那个)(?:岗位|职位|岗|角色)")


def other_of_row(bare: str, before: Turn) -> str | None:
    """The question before with another of the same row: "月度的呢" after "年度计划谁做"."""
    word = re.sub(r"(?:的|那边|那块)+$", "", bare)
    row = next((row for row in _ROWS if word in row), ())
    said = [other for other in row if other != word and other in before.question]
    if not said:
        return None
    return before.question.replace(max(said, key=len), word, 1)


def other_job(bare: str, before: Turn, knowledge: Knowledge) -> str | None:
    """The question before, asked of the one other job that its document describes."""
    if not _OTHER_JOB.search(bare) or not before.roles:
        return None
    named = [r for r in knowledge.roles.values() if r.title in before.roles]
    documents = {e.document_id for e in knowledge.lists_of([r.id for r in named])}
    beside = {
        e.role_id for e in knowledge.lists.values() if e.document_id in documents and e.kind != "overview"
    } - {r.id for r in named}
    if len(named) != 1 or len(beside) != 1:
        return None
    return same_question(knowledge.roles[beside.pop()].title, before, of_role=True)


def same_question(subject: str, before: Turn, *, of_role: bool = False, of_matter: bool = False) -> str:
    """The question before, asked of another list, role, place or matter.

    Args:
        of_role: a role is named, which never takes the place of a matter.
        of_matter: a matter is named, which takes the place of a matter first.
    """
    question = before.question
    if of_matter and before.topic and not _PLACE.search(subject):
        if before.topic in question:
            return question.replace(before.topic, subject, 1)
        if before.lists:
            return f"{before.lists[0]}里关于{subject}的"
    for label in (*before.lists, *before.role_words, *before.roles):
        if label in question:
            return question.replace(label, _like(label, subject), 1)
    if before.list_words and before.list_words in question:
        return question.replace(before.list_words, subject, 1)
    if before.topic and (of_role or _PLACE.search(subject)):
        return f"{subject}{_PLACED.sub('', question)}"
    if before.topic and before.topic in question:
        return question.replace(before.topic, subject, 1)
    return f"{subject}有哪些"


def _like(label: str, subject: str) -> str:
    """``subject`` with the kind of list that ``label`` names: 维修技师 after 质检员任职要求 is 维修技师的任职要求."""
    kind = _KIND.search(label)
    return (
        subject
        if kind is None or _KIND.search(subject) or re.search(r"\d", subject)
        else f"{subject}的{kind.group()}"
    )

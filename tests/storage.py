"""Small documents for tests of storage: a notation so plain that its parse can be checked by eye.

# 出纳 / 收银员      a role with its aliases
## 出纳职责1         a list under it (kind ``requirement`` when the heading holds 要求)
1. 核对现金          an item
"""

from __future__ import annotations

import random
import re

from corpus.parsing.result import (
    Dropped,
    Parse,
    ParsedDocument,
    ParsedItem,
    ParsedList,
    ParsedRole,
    ParseResult,
)
from corpus.reading import Reading

_ITEM = re.compile(r"(?:(\d+)\. )?(.+)")


def simple_read(data: bytes, name: str) -> Reading:
    return Reading(data.decode("utf-8"), "utf-8", "text/plain", None, ())


def simple_parse(text: str, name: str) -> Parse:
    roles: list[ParsedRole] = []
    dropped: list[Dropped] = []
    place = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n")
        if body.startswith("## "):
            roles[-1].lists.append(_list(body, place, roles[-1].title))
        elif body.startswith("# "):
            title, *aliases = [part.strip() for part in body[2:].split("/")]
            roles.append(ParsedRole(title=title, aliases=aliases, fields=[], lists=[]))
        elif body.strip() and roles and roles[-1].lists:
            match = _ITEM.fullmatch(body)
            assert match is not None
            start = place + match.start(2)
            number = match[1]
            marker = f"{number}." if number else None
            item = ParsedItem(
                text=match[2], number=number, marker=marker, start=start, end=start + len(match[2])
            )
            roles[-1].lists[-1].items.append(item)
        elif body.strip():
            dropped.append(Dropped(text=body, start=place, end=place + len(body), reason="introduction"))
        place += len(line)
    document = ParsedDocument(name=name, title=name, chars=len(text))
    return Parse(ParseResult(document=document, roles=roles, dropped=dropped, repairs=[]), ())


def _list(body: str, place: int, title: str) -> ParsedList:
    heading = body[3:]
    return ParsedList(
        heading=heading,
        heading_start=place + 3,
        heading_end=place + len(body),
        path=[title],
        kind="requirement" if "要求" in heading else "duty",
        profile=None,
        items=[],
    )


VERBS = "制定 审核 整理 督促 核对 编制 汇总 组织 协助 检查 安排 分析 跟进 维护 落实 统计 登记 评估".split()
OBJECTS = (
    "月度销售报表 应收账款明细 客户档案 仓库库存 增值税发票 门店陈列 员工考勤 采购合同 设备台账 安全培训 "
    "市场调研资料 年度预算 供应商名录 投诉记录 招聘计划 绩效结果 会议纪要 消防器材 出入库单据 宣传物料"
).split()
PLACES = "总部 华东区 华南区 一号仓 二号仓 直营店 加盟店 展厅 工厂 研发中心 客服中心 新项目组".split()


def made_document(seed: int, duties: int = 12, lists: int = 2) -> str:
    """A document that no other seed gives: every item holds the word 编号<seed>之<n>."""
    draw = random.Random(seed)
    lines = [f"# 岗位{seed}"]
    for number in range(lists):
        lines.append(f"## 岗位{seed}职责{number + 1}")
        for place in range(duties // lists):
            middle = f"{draw.choice(VERBS)}{draw.choice(PLACES)}的{draw.choice(OBJECTS)}"
            lines.append(
                f"{place + 1}. {middle}，并{draw.choice(VERBS)}{draw.choice(OBJECTS)}，编码zz{seed}x{number}x{place}"
            )
    return "\n".join(lines) + "\n"

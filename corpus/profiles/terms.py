"""The telling words of a group of duties, found without a dictionary.

A duty is cut at punctuation, function words and acts ("审核销售发票申请并负责增值税发票的开具" leaves 销售发票申请,
增值税发票). What several cuts begin or end with is a word of the trade: 发票.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from corpus.parsing.view import normalise
from corpus.wordset import first_of, longest_of

_SHORTEST, _LONGEST = 2, 6
_EDGE = 4  # longer words count only where they stand alone
#: Where a noun phrase of a duty ends: function words, manner, time, and generic carriers.
_CUTS: Final = (
    "以及 及其 并且 根据 按照 依据 通过 对于 关于 为了 其他 其它 各种 各类 各项 各个 所有 全部 一定 相应 相关 有关 进行 负责 做好 确保 保证 提供 提出 给予 包括 完成 "
    "及时 定期 认真 积极 有效 严格 全面 合理 主动 正确 熟练 良好 具有 具备 熟悉 了解 能够 可以 善于 优秀 较强 较好 以上 以下 优先 工作 职责 任务 事项 事宜 问题 情况 方面 过程 "
    "公司 部门 本人 我们 领导 上级 下级 交办 交代 安排 每日 每天 每周 每月 每季度 每年 日常 主要 重要 重点 正常 不断 共同 进度 目标 要求 "
    "制定 实施 执行 建立 管理 组织 协助 配合 参与 监督 指导 检查 审核 收集 整理 分析 统计 汇总 处理 维护 跟进 跟踪 协调 沟通 编制 提高 提升 促进 推动 开展 落实 达成 反馈 汇报 保持 控制 使用 进一步 "
    "联系 制作 下达 担任 从事 承担 创造 发现 接听 遵守 保守 履行 爱护 服从 引导 挖掘 发掘 寻找 围绕 结合 带领 打造 树立 办理 填写 输入 递交 交接 更换 把握 精通 受理 严禁 不得 禁止 男女不限 "
    "团队 能力 经验 学历 专业 年龄 身体 健康 责任心 精神 吃苦耐劳 大专 本科 中专 高中"
).split()
#: A function character inside a word is no cut: 对账, 方向, 在线, 及时, 等级, 参与.
_FUNCTION: Final = (
    r"[的或为]|(?<!参)与(?!会)|(?<![平总缓])和(?![谐解])|(?<![涉普])及(?![时格])|(?<![应核校面针绝相])对(?![账接象手比公外策标账讲])"
    r"|将(?!来)|把(?![握关控])|由(?!于)|(?<![方导意动定走倾去])向(?!导)|(?<![合兼])并(?!购)|(?<![同高初中上下特])等(?![级候])|(?<![潜现存内])在(?![线职校岗建途产])"
    r"|其(?!他)|[所该](?=.)"
)
_FUNCTION_CHARS: Final = "的或为与和及对将把由向并等在其所该"
#: How often and how many is no matter, nor to whom something is told (一次教练例会, 报工程维修员); 一线, 二次供水 are.
_COUNTED: Final = (
    r"(?<!第)[一两三四五六七八九十](?:次(?!性)|遍|名(?!单)|份)|(?<![申上填汇播预])报(?=[^报]{2,6}员)"
)
#: What is neither Han, Latin nor a digit; bare numbers; the seam between mysql and 数据库.
_OTHER: Final = r"[^\u4e00-\u9fffa-z0-9+#.]+|[0-9.]+(?![a-z])|(?<=[a-z0-9+#])(?=[\u4e00-\u9fff])"


@cache
def _cut() -> re.Pattern[str]:
    words = set(_CUTS)
    for line in (files("corpus.data") / "restatements.tsv").read_text(encoding="utf-8").splitlines():
        if line.endswith("\tact"):
            words.update(word for word in line.split("\t")[0].split() if len(word) > 1)
    words -= {
        "销售",
        "采购",
        "招聘",
        "培训",
        "推广",
        "设计",
        "运营",
        "盘点",
        "报销",
        "维修",
        "保养",
        "消毒",
        "巡逻",
        "翻译",
        "验收",
        "配送",
        "清洁",
        "对账",
        "结算",
        "申报",
        "安装",
        "绩效考核",
    }
    return re.compile(f"{longest_of(words)}|{first_of(_FUNCTION_CHARS)}(?:{_FUNCTION})|{_COUNTED}|{_OTHER}")


@lru_cache(maxsize=4_096)
def pieces(text: str) -> frozenset[str]:
    """The noun phrases of one duty, 2 characters and more. Kept: a role is grouped anew with each document."""
    return frozenset(piece for piece in _cut().split(normalise(text).casefold()) if len(piece) >= _SHORTEST)


def terms(phrases: Sequence[Set[str]]) -> dict[str, int]:
    """How many items hold each word: whole short phrases, and what several phrases begin or end with.

    Args:
        phrases: the noun phrases of each item.
    """
    whole = {piece for found in phrases for piece in found if len(piece) <= _LONGEST}
    edges: Counter[str] = Counter()
    for found in phrases:
        seen = {piece for piece in found if piece in whole}
        for piece in found:
            for end in range(_SHORTEST, min(len(piece) - 1, _EDGE) + 1):
                seen.add(piece[:end])
                seen.add(piece[-end:])
        edges.update(seen)
    counted = {word: n for word, n in edges.items() if n > 1 or word in whole}
    for longer, n in list(
        counted.items()
    ):  # 收账 where 应收账款 is always meant: the longest of equal count stays
        length = len(longer)
        for size in range(_SHORTEST, length):
            for at in range(length - size + 1):
                inner = longer[at : at + size]
                held = counted.get(inner)
                if held is not None and held <= n and (held == 1 or inner not in whole):
                    del counted[inner]
    return counted


def starts(words: Iterable[str]) -> dict[str, frozenset[int]]:
    """The lengths of the words that begin with each two characters: what :func:`holding` looks up first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:_SHORTEST], set()).add(len(word))
    return {two: frozenset(sizes) for two, sizes in lengths.items()}


def holding(
    phrases: Sequence[Set[str]], words: Container[str], begin: Mapping[str, frozenset[int]]
) -> dict[str, int]:
    """How many items hold each of ``words``, inside longer phrases too. ``begin``: :func:`starts` of the words."""
    counted: dict[str, int] = {}
    for item in phrases:
        found: set[str] = set()
        for piece in item:
            for at in range(len(piece) - 1):
                sizes = begin.get(piece[at : at + _SHORTEST])
                if sizes is not None:
                    for size in sizes:
                        word = piece[at : at + size]
                        if len(word) == size and word in words:
                            found.add(word)
        for word in found:
            counted[word] = counted.get(word, 0) + 1
    return counted

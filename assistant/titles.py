"""What words are job titles, so that an unknown role can be told from an unknown topic."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NOT_TITLE_CHARS = re.compile(
    r"[0-9，,。？?！!：:；;“”\"]|^(?:凡|涉及|提到|所有|是|对|针对|关于|有|负责|谁|哪|给|向|跟)"
)


# "培训员工这事": what is done to people is no title.
_DONE_TO = re.compile(
    r"(?:培训|管理|考核|招聘|指导|监督|激励|关心|慰问|辞退|录用|安置|评价|调动|带领)(?:员工|人员|下属|新人)"
)
# Those whom duties deal with: their own duties are not in the texts of a company's posts.
_PARTIES = frozenset(
    "代理商 加盟商 供应商 经销商 分销商 批发商 零售商 服务商 承包商 客户 顾客 消费者 合作方 合作伙伴 甲方 乙方 子公司 分公司 商场".split()
)


@cache
def _titles() -> frozenset[str]:
    return frozenset(_lines("role_titles.txt"))


@cache
def _suffixes() -> dict[str, frozenset[str]]:
    """Endings of titles, each with the words that end so and are none."""
    rows = [line.split("\t") for line in _lines("role_suffixes.txt")]
    return {row[0]: frozenset(row[1].split()) if len(row) > 1 else frozenset() for row in rows}


@cache
def _longest_suffix() -> int:
    return max(map(len, _suffixes()))


def _lines(name: str) -> list[str]:
    text = (files("assistant.data") / name).read_text(encoding="utf-8")
    return [line.strip("\n") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def is_job_title(word: str, *, parties: bool = True) -> bool:
    """Whether ``word`` is a job title: listed, or ending in a title's suffix (数据分析师, 门店督导员).

    Args:
        parties: whether those outside the house (代理商, 供应商) count.
    """
    if not word or len(word) > 16 or _NOT_TITLE_CHARS.search(word) or _DONE_TO.fullmatch(word):
        return False
    if word in _titles() or (parties and word in _PARTIES):
        return True
    endings = (word[-size:] for size in range(1, min(len(word), _longest_suffix()) + 1))
    return any(
        (excepted := _suffixes().get(end)) is not None
        and word not in excepted
        and not (end == "手" and word[-2:] in excepted)
        for end in endings
    )

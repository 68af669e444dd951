"""Blocks that are the same job: they repeat one another's duties, or speak of the same rare things.

Merging is the exception. Two postings are one profile when most duties of the smaller one stand in the
other (``corpus.folding``), or when their telling words agree far more than those of two jobs ever do
(measured in tests/eval/profiles). What stays unsure stays apart: a mixture of jobs misleads, a job shown
twice does not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corpus.folding import fold
from corpus.profiles.terms import holding, pieces, starts, terms

#: Share of the smaller block's duties that must stand in the other one; at least two duties.
SHARED_DUTIES: Final = 0.6
#: Cosine of the telling words from which on two blocks are one job.
SAME_WORDS: Final = 0.6
#: Words of the trade that two blocks must share, whatever the cosine: teachers of maths and of English share
#: 课堂练习, 学生成绩 and 家长.
_TOGETHER: Final = 5
_CLOSER: Final = 3  # words of the trade from which on two blocks' duties are compared one by one
_READ: Final = 80  # items of one block that its words are taken from
_CROWD: Final = 40  # a word or duty of more blocks than this brings no two of them together
#: Words of every trade: they tell no job from another.
COMMON: Final = frozenset(
    "信息 计划 活动 人员 建议 客户 产品 市场 服务 业务 效果 系统 总结 区域 方式 制度 流程 岗位 年度 月度 季度 确认 规范 项目 资料 数据 报告 报表 文件 记录 "
    "内容 方案 技术 质量 管理 销售 公司 部门 员工 经理 策略 战略 支持 发展 经营 运营 环境 资源 需求 关系 标准 成本 费用 现场 设备 生产 安全 发生 意见 事务 决策 依据 技能 知识 "
    "时间 形象 经营环境 企业 客户需求 客户信息 市场信息 品牌 合作 推广 培训 登录 编写 方法 组织 单位 行业 岗位技能 领域 软件 办公软件 沟通能力".split()
)
_COMMON_WEIGHT: Final = 0.3


@dataclass(slots=True)
class Block:
    """One block's texts: ``duties`` decide what job it is, ``items`` are everything it says."""

    duties: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The telling words of each block with their weights, and the length of each as a vector."""

    words: tuple[dict[str, float], ...]
    lengths: tuple[float, ...]

    def cosine(self, a: int, b: int) -> float:
        """How far the telling words of two blocks agree, 0..1."""
        less, more = sorted((self.words[a], self.words[b]), key=len)
        dot = sum([weight * more[word] for word, weight in less.items() if word in more])
        size = self.lengths[a] * self.lengths[b]
        return dot / size if size else 0.0


def weigh(blocks: Sequence[Block]) -> Weights:
    """Weigh the words of each block by how often it says them and how few other blocks do."""
    phrases = [[pieces(item) for item in (block.duties or block.items)[:_READ]] for block in blocks]
    counted = [terms(one) for one in phrases]
    if len(blocks) > 1:  # a word of one block may stand inside a longer phrase of another
        every = {word for one in counted for word in one}
        begin = starts(every)
        counted = [holding(one, every, begin) for one in phrases]
    frequency = Counter(word for one in counted for word in one)
    total = len(blocks)
    words = []
    for one in counted:
        # Said once by one block: an accident of wording, not what the job is about.
        told = {word: n for word, n in one.items() if n > 1 or frequency[word] > 1} if total > 1 else one
        words.append({word: _weight(word, n, frequency[word], total) for word, n in (told or one).items()})
    return Weights(tuple(words), tuple(math.sqrt(sum(w * w for w in one.values())) for one in words))


def _weight(word: str, items: int, blocks: int, total: int) -> float:
    rare = math.log((total + 3) / (blocks + 0.5))
    return rare * (1 + math.log(items)) * math.sqrt(len(word)) * (_COMMON_WEIGHT if word in COMMON else 1.0)


def group(blocks: Sequence[Block], weights: Weights) -> list[list[int]]:
    """Places in ``blocks`` brought together where they are surely one job; first places lead, in order."""
    parent = list(range(len(blocks)))

    def find(place: int) -> int:
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    sharing = _sharing(weights)
    alike = {pair for pair, n in sharing.items() if n >= _TOGETHER and weights.cosine(*pair) >= SAME_WORDS}
    for a, b in sorted(alike | _repeated(blocks, sharing)):
        first, second = sorted((find(a), find(b)))
        parent[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(blocks)):
        groups[find(place)].append(place)
    return list(groups.values())


def _sharing(weights: Weights) -> Counter[tuple[int, int]]:
    """How many words of the trade each two blocks share."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(weights.words):
        for word in words:
            if word not in COMMON:
                holders[word].append(place)
    together: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _CROWD:
            together.update(combinations(places, 2))
    return together


def _repeated(blocks: Sequence[Block], sharing: Counter[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs of which the smaller block's duties mostly stand in the other.

    Only blocks that share words of the trade are read so closely; the same duties share several.
    """
    near = sorted({place for pair, n in sharing.items() if n >= _CLOSER for place in pair})
    owner = [place for place in near for _ in blocks[place].duties]
    shared: Counter[tuple[int, int]] = Counter()
    for one in fold(text for place in near for text in blocks[place].duties):
        owners = sorted({owner[member] for member in one.members})
        if 1 < len(owners) <= _CROWD:
            shared.update(combinations(owners, 2))
    return {
        (a, b)
        for (a, b), n in shared.items()
        if n >= 2 and n >= SHARED_DUTIES * min(len(blocks[a].duties), len(blocks[b].duties))
    }

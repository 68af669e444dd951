"""A model by script: it rewords duties in ten ways, and lies in a given share of its sentences.

It knows nothing of the check. Its synonyms, inversions and lies are its own; a sentence is a lie only when
the marked duties really do not say it (a "wrong" owner must not own an equal duty, a number must differ …).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words that writers put for one another. Written before the check's own tables were looked at.
_SYNONYMS = {
    "收集": "搜集", "制定": "拟定", "跟进": "跟踪", "审核": "审查", "客户": "顾客", "员工": "职工", "每月": "每个月", "每周": "每星期",
    "每天": "每日", "不得": "不能", "严禁": "禁止", "未经": "没有经过", "确保": "保证", "协助": "帮助", "建立": "搭建", "提高": "提升",
    "店铺": "门店", "每季度": "每个季度", "保证": "确保", "完成": "达成", "提交": "上报", "参加": "参与", "按照": "依照", "根据": "按照",
    "进行": "开展", "并": "并且", "和": "与", "、": "和", "整理": "梳理", "统计": "汇总统计", "检查": "查看", "联系": "联络",
}  # fmt: skip
_NUMERALS = {"2": "两", "3": "三", "5": "五", "8": "八", "10": "十", "15": "十五", "30": "三十", "60": "六十"}
_PREFIXES = ("根据资料，", "具体来说，", "此外，", "按照岗位职责的规定，", "", "", "同时，", "在公司里，")
_EXTRA = (
    "负责公司车辆的年检", "审批员工的请假申请", "组织年会和团建活动", "管理公司的公章", "向股东大会汇报工作", "处理法律诉讼", "负责食堂采购", "编制上市材料",
)  # fmt: skip
_OUTSIDERS = ("法务总监", "财务总监", "食堂厨师", "IT工程师", "董事会秘书")
_VERBS = "收集|制定|审核|跟进|登记|编制|办理|检查|维护|管理|开具|整理|统计|分析|监督|组织|处理|核对"
_INVERTED = re.compile(rf"^(?:负责)?({_VERBS})([^，,；;。、和与及并的]{{2,14}})(?=[，,；;。]|$)")
_NEGATION = re.compile(r"不得|不准|严禁|禁止|不可|不能|未经|不(?=泄露|降低|少于)|防止|避免|杜绝")
_NUMBER = re.compile(r"\d+")
_COUNT = re.compile(r"(?<![-\d.:×xX+])\d+(?=[天日周月年名人次篇份个小分元万])")
_OFTEN = re.compile(r"每(?:天|日|周|月|季度|年)")
_OTHERS = {"每天": "每月", "每日": "每年", "每周": "每季度", "每月": "每周", "每季度": "每天", "每年": "每周"}
_DEGREE = re.compile(r"^(?:协助|参与|配合|帮助)")
_PERSON = re.compile(
    r"(质检员|采购员|队长|销售代表|促销员|业务员|店长|人事部|财务部|销售部|生产部|市场部|上级经理|总经理|代理商|供应商|客户)"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One duty that the model was given."""

    marker: int
    role: str
    text: str
    names: tuple[str, ...] = ()  # other names of the same role


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; ``lie`` names what is wrong, empty when it is true."""

    text: str
    way: str
    lie: str


class LyingModel:
    """Words duties, truly or not. ``roles`` are all the names it may put in a wrong owner's place."""

    def __init__(self, seed: int, roles: Sequence[str], *, lies: float = 0.3) -> None:
        self._random = random.Random(seed)
        self._roles = [*roles, *_OUTSIDERS]
        self._lies = lies

    def sentences(self, sources: Sequence[Source], others: Sequence[str]) -> list[Said]:
        """A sentence for each source (sometimes one for two); ``others`` are duties of elsewhere."""
        said: list[Said] = []
        at = 0
        while at < len(sources):
            one = sources[at]
            lie = self._lie(one, sources, others) if self._random.random() < self._lies else None
            if lie is not None:
                said.append(lie)
            elif at + 1 < len(sources) and sources[at + 1].role == one.role and self._random.random() < 0.15:
                both = f"{one.role}既要{_bare(one.text)}[{one.marker}]，也要{_bare(sources[at + 1].text)}[{sources[at + 1].marker}]。"
                said.append(Said(both, "two", ""))
                at += 1
            else:
                said.append(self._true(one))
            at += 1
        return said

    def _true(self, one: Source) -> Said:
        way = self._random.choice(
            (
                "verbatim",
                "frame",
                "passive",
                "first",
                "synonyms",
                "inverted",
                "numerals",
                "you",
                "punctuation",
            )
        )
        return Said(self._worded(one, way), way, "")

    def _worded(self, one: Source, way: str, text: str | None = None, role: str | None = None) -> str:
        body = _bare(text if text is not None else one.text)
        owner, mark = role or one.role, f"[{one.marker}]"
        lead = self._random.choice(_PREFIXES)
        if way == "frame":
            return f"{lead}{owner}的职责之一是{body}{mark}。"
        if way == "passive":
            return f"{lead}{body.removeprefix('负责')}由{owner}负责{mark}。"
        if way == "first":
            return f"{lead}{owner}需要{re.split('[，,；;。]', body)[0]}{mark}。"
        if way == "synonyms":
            words = [w for w in _SYNONYMS if w in body]
            for word in self._random.sample(words, min(len(words), 3)):
                body = body.replace(word, _SYNONYMS[word])
            return f"{lead}{owner}要{body}{mark}。"
        if way == "inverted" and (found := _INVERTED.match(body)):
            return f"{lead}{owner}负责{found[2]}的{found[1]}工作{mark}。"
        if way == "numerals":
            body = _COUNT.sub(lambda m: _NUMERALS.get(m.group(), m.group()), body).replace("日前", "日之前")
            return f"{lead}{owner}要{body}{mark}。"
        if way == "you":
            return f"您需要{body}{mark}。"
        if way == "punctuation":
            return f"{owner}：{body.replace(',', '、')}{mark}。"
        return f"{lead}{owner}{'' if body.startswith('负责') else '要'}{body}{mark}。"

    def _lie(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> Said | None:
        rare, common = ["number", "negation", "degree", "other"], ["owner", "extra"]
        self._random.shuffle(
            rare
        )  # most duties hold no number and no negation: those that do are used for it
        self._random.shuffle(common)
        ways = [*rare, *common] if self._random.random() < 0.6 else [*common, *rare]
        for way in ways:
            text = getattr(self, f"_{way}")(one, sources, others)
            if text:
                return Said(text, "lie", way)
        return None

    def _owner(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        mine = {name for s in sources if s.text == one.text for name in (s.role, *s.names)}
        wrong = [r for r in self._roles if r not in mine and r not in one.role and one.role not in r]
        way = self._random.choice(("verbatim", "frame", "passive", "synonyms"))
        return self._worded(one, way, role=self._random.choice(wrong)) if wrong else None

    def _number(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        if (often := _OFTEN.search(one.text)) and self._random.random() < 0.5:
            return self._worded(one, "verbatim", one.text.replace(often.group(), _OTHERS[often.group()], 1))
        numbers = list(_NUMBER.finditer(one.text))
        if not numbers:
            return None
        found = self._random.choice(numbers)
        changed = str(int(found.group()) + self._random.choice((1, 2, 7, 10)))
        return self._worded(
            one,
            self._random.choice(("verbatim", "numerals")),
            one.text[: found.start()] + changed + one.text[found.end() :],
        )

    def _extra(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        pool = [t for t in others if t[:6] not in one.text and 6 <= len(t) <= 40]
        more = (
            self._random.choice(pool) if pool and self._random.random() < 0.6 else self._random.choice(_EXTRA)
        )
        body = _bare(one.text)
        return (
            f"{one.role}要{body}，并{'' if more.startswith('负责') else '负责'}{_bare(more)}[{one.marker}]。"
        )

    def _negation(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        if (found := _NEGATION.search(one.text)) is None:
            return None
        return self._worded(one, "verbatim", one.text[: found.start()] + one.text[found.end() :])

    def _other(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        if (found := _PERSON.search(one.text)) is None or found.group() in one.role:
            return None
        pool = [p for p in ("法务部", "出纳", "保安员", "审计部", "董事长") if p not in one.text]
        text = one.text[: found.start()] + self._random.choice(pool) + one.text[found.end() :]
        return self._worded(one, self._random.choice(("verbatim", "frame")), text)

    def _degree(self, one: Source, sources: Sequence[Source], others: Sequence[str]) -> str | None:
        if (found := _DEGREE.match(one.text)) is None:
            return None
        return self._worded(one, "verbatim", "负责" + one.text[found.end() :])


def _bare(text: str) -> str:
    return text.strip("；;。.，,、：: \n\t")

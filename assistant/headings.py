"""Headings as a question names them: their key, number and kind, and a heading with the lists that stand under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.normalise import numeral
from corpus.model import DutyList
from corpus.parsing.kinds import CONTAINERS, kind_of_alias
from corpus.parsing.numerals import UNMISTAKABLE
from corpus.parsing.result import Kind
from index.text import folded

# "营业部负责人职责7", "职责:13", "岗位职责（三）", "篇2": the number that tells lists of one name apart.
_LIST_NUMBER = re.compile(
    r"(?:[:：]|(?<!\s))\s*[（(【\[]?第?([0-9]{1,3}|[一二三四五六七八九十]{1,3})[篇份个】\]）)]?\s*$"
)
# "一、", "（二）", "三。", "1.": numbering printed before a heading's words.
_LEADING_NUMBER = re.compile(
    r"^\s*(?:[（(【\[]?(?:第?[一二三四五六七八九十百]{1,4}|[0-9]{1,3}|[①-⑳]|[ivxIVX]{1,5})[章节条篇部分]?[）)】\]]?[、.．。,，:：\s]+|[◆▌■●•*#\-–]+\s*)"
)
_EDGE = " \t\r\n　:：;；。.，,、()（）【】[]《》<>\"'“”"


_QUOTES = re.compile(r"[“”\"‘’'「」『』《》]")


def heading_key(heading: str) -> str:
    """A heading as a person would say it: no numbering, no edge punctuation, folded script and width."""
    bare = UNMISTAKABLE.sub("", _LEADING_NUMBER.sub("", heading), count=1)
    return _QUOTES.sub("", folded(bare).strip(_EDGE))


def list_number(heading: str) -> int | None:
    """The number that ends a heading ("职责:13" is 13), ``None`` when there is none."""
    found = _LIST_NUMBER.search(folded(heading))
    if not found or found.start() == 0:
        return None
    return numeral(found.group(1))


_LEADING_VERB = re.compile(r"^(?:负责|关于|有关|做好|从事|承担)")


@lru_cache(maxsize=8192)  # every heading is asked for each tail of a question
def unglued(words: str) -> str:
    """A heading or part of one without what only joins its words (培训和评估)."""
    return _GLUE.sub("", words)


_GLUE = re.compile(r"[的和与及、,， ]")


@lru_cache(maxsize=8192)  # every heading, and each tail of a question
def is_generic(key: str) -> bool:
    """Whether a heading names a kind of list ("岗位职责", "任职要求2") rather than one list of its own."""
    bare = _LIST_NUMBER.sub("", key) if list_number(key) is not None else key
    return bare in CONTAINERS or kind_of_alias(bare) is not None


_NOTED = re.compile(
    r"^(?P<who>[^()（）]{2,10}?)(?:的)?(?:岗位|工作)?(?:职责|责任|工作内容|任务)[(（](?P<note>[\u4e00-\u9fff]{2,8})[)）]?$"
)


def told_by_note(key: str) -> tuple[str, ...]:
    """How people tell the lists of one job apart by what a heading says in brackets.

    成品库的仓管员, 成品库仓管员 and 仓管员(成品库) for 仓管员职责(成品库).
    """
    found = _NOTED.match(key)
    if found is None:
        return ()
    who, note = found.group("who"), found.group("note")
    return (f"{note}的{who}", f"{note}{who}", f"{who}({note})", f"{who}({note}")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with every list that stands under it, in the text's order."""

    label: str
    key: str
    path: tuple[str, ...]
    document_id: str
    lists: tuple[DutyList, ...]

    @property
    def spoken(self) -> tuple[str, ...]:
        """The forms a person would use: the heading, without the verb it opens with, without 的."""
        forms = (self.key, _LEADING_VERB.sub("", self.key), *told_by_note(self.key))
        return tuple(dict.fromkeys((*forms, *(form.replace("的", "") for form in forms))))

    def of_kind(self, *kinds: Kind) -> tuple[DutyList, ...]:
        """The lists of the given kinds."""
        return tuple(entry for entry in self.lists if entry.kind in kinds)


KIND_NAMES: dict[Kind, str] = {
    "duty": "岗位职责",
    "requirement": "任职要求",
    "authority": "工作权限",
    "relation": "工作关系",
    "kpi": "考核指标",
    "benefit": "福利待遇",
    "condition": "工作条件",
    "overview": "概述",
    "other": "其他",
}

# Words that name a kind of list: "岗位要求", "权限", "考核指标".
KIND_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "requirement",
        (
            "任职要求",
            "任职资格",
            "任职条件",
            "岗位要求",
            "职位要求",
            "招聘要求",
            "应聘条件",
            "应征条件",
            "录用条件",
            "技能要求",
            "技能需求",
            "能力要求",
            "要求",
            "条件",
            "资格",
            "门槛",
            "素质",
        ),
    ),
    ("authority", ("权限", "职权", "有权", "权力", "权利")),
    ("kpi", ("考核指标", "绩效指标", "业绩指标", "kpi", "考核标准", "关键绩效指标", "关键业绩指标")),
    ("benefit", ("福利", "待遇", "薪资", "薪酬")),
    ("relation", ("工作关系", "汇报关系", "上下级")),
    ("condition", ("工作条件", "工作环境", "工作时间", "工作地点")),
)

"""A job title taken apart: seniority, department, trade, rank.

``高级财务部会计主管（华东）`` is 高级 · 财务 · 会计 · 主管 · (华东). 主管, 负责人 and 经理 are three ranks, never one;
销售部 and 营业部 may be one department.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.parsing.roles import DEPARTMENTS
from corpus.parsing.view import normalise

#: Ranks, longest first. Alone they name nobody: every department has a 经理.
RANKS: Final = tuple(
    sorted(
        "董事长 总裁 副总裁 总经理 副总经理 总监 副总监 经理 副经理 主管 负责人 主任 副主任 部长 副部长 处长 副处长 科长 副科长 组长 班长 队长 领班 "
        "专员 干事 主办 助理 文员 职员 人员 员工 代表 顾问".split(),
        key=lambda rank: (-len(rank), rank),
    )
)
SENIORITY: Final = ("高级", "资深", "中级", "初级", "实习", "见习", "储备", "首席", "代理", "兼职", "副")
_SENIORITY: Final = re.compile("^(?:" + "|".join(SENIORITY) + r")(?=..)")
_SUFFIX: Final = re.compile(
    r"(?:的?(?:岗位|职位|职务|岗)(?:的?(?:职责|说明书|描述))?|的?(?:工作)?职责|[ABC]角)$"
)
_PREFIX: Final = re.compile(r"^(?:招聘|诚聘|急聘|高薪诚聘|本公司|我公司|公司|我们的?|我)(?=..)")
_UNIT: Final = re.compile(
    r"^(.{1,8}?)(事业部|分公司|部门|部|处|科室|科|中心|车间|室|集团|公司|门店)的?(?=.|$)"
)
_NOTE: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
#: English as Chinese offices type it; whole titles only.
ENGLISH: Final = {
    "hr": "人事专员", "hrbp": "人力资源业务伙伴", "hrm": "人力资源经理", "hrd": "人力资源总监", "hr manager": "人力资源经理",
    "pm": "项目经理", "project manager": "项目经理", "product manager": "产品经理", "sales manager": "销售经理",
    "sales": "销售代表", "sales representative": "销售代表", "account manager": "客户经理", "accountant": "会计",
    "cashier": "出纳", "receptionist": "前台", "secretary": "秘书", "admin": "行政专员", "driver": "司机", "buyer": "采购员",
    "purchaser": "采购员", "ceo": "总经理", "cfo": "财务总监", "cto": "技术总监", "coo": "运营总监", "cmo": "市场总监",
    "cio": "信息总监", "qa": "测试工程师", "tester": "测试工程师", "ui designer": "ui设计师", "designer": "设计师",
    "frontend engineer": "前端工程师", "backend engineer": "后端工程师", "software engineer": "软件工程师",
    "marketing manager": "市场经理", "store manager": "店长", "customer service": "客服专员", "merchandiser": "跟单员",
    "warehouse keeper": "仓管员", "editor": "编辑", "lawyer": "律师", "teacher": "教师", "nurse": "护士",
}  # fmt: skip


_LONG_UNIT: Final = re.compile(r"(?<=.)(部|科)[门室](?=..)")


def spelling(text: str) -> str:
    """The title without what never tells two jobs apart: width, script, case, blanks, 岗/岗位, 部门 for 部.

    >>> spelling("銷售部門 負責人岗") == spelling("销售部负责人")
    True
    """
    view = "".join(normalise(text).casefold().split())
    bare = _SUFFIX.sub("", view)
    return _LONG_UNIT.sub(r"\1", bare if len(bare) > 1 else view)


@dataclass(frozen=True, slots=True)
class Title:
    """The parts of a title, each canonical; ``""`` where it has none.

    Attributes:
        key: the whole title without print (width, script, case, blanks) and without 岗/岗位.
        department: without its unit word, synonyms folded to one; ``unit`` says that one was printed.
        trade: what stands between department and rank (会计 in 财务部会计主管).
        note: what a bracket adds (华东).
    """

    key: str
    seniority: str
    department: str
    unit: bool
    trade: str
    rank: str
    note: str

    @property
    def field(self) -> str:
        """Department and trade as one string: 销售部经理 and 销售经理 share it."""
        return self.department + self.trade

    @property
    def names_somebody(self) -> bool:
        """Whether the title is more than a rank."""
        return bool(self.field)


@lru_cache(maxsize=20_000)
def read_title(text: str) -> Title:
    """Take a typed or printed title apart.

    >>> title = read_title("营业部门 负责人岗")
    >>> title.department, title.trade, title.rank
    ('销售', '', '负责人')
    """
    spaced = " ".join(normalise(text).casefold().split())
    view = normalise(ENGLISH.get(spaced, spaced)).replace(" ", "").strip(":：。.,，;；-_|/")
    note = "".join(part for found in _NOTE.findall(view) for part in found)
    bare = _PREFIX.sub("", _SUFFIX.sub("", _NOTE.sub("", view))) or view
    key = bare + (f"({note})" if note else "")
    seniority = ""
    if (found := _SENIORITY.match(bare)) is not None and not bare.startswith(RANKS):
        seniority, bare = found.group(), bare[found.end() :]
    elif note in SENIORITY:
        seniority, note = note, ""
    rank = next((rank for rank in RANKS if bare.endswith(rank)), "")
    rest = bare[: len(bare) - len(rank)].rstrip("的")
    cut = _UNIT.match(rest)
    department, trade = (cut.group(1), rest[cut.end() :]) if cut is not None else ("", rest)
    if not department and not trade:
        return Title(key, seniority, "", False, "", rank, note)
    if department:
        department = _folded(department)
    else:
        trade = _folded(trade)
    return Title(key, seniority, department, cut is not None, trade, rank, note)


def _folded(name: str) -> str:
    """A department's name with its synonym folded: 营业 is 销售."""
    for group in DEPARTMENTS:
        for word in group:
            if name == word.casefold():
                return group[0]
    return name

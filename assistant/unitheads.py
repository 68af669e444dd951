"""Who leads a department: 财务部负责人 where the texts print no such job, and one job of 财务 stands over the others.

财务部负责人: 财务总监, else 财务经理, else 财务主管; 保安队负责人: 保安队长; 车间负责人: 车间主任
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.model import Role
from index.text import folded

_HEAD = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,7}?)(?P<kind>部门|部|处|科|室|组|队|中心|班)?(?P<head>的?(?:负责人|一把手|头儿|头头|老大|当家的))(?!是谁|是哪)"
)
#: Ranks from the highest down; two jobs of the highest that there is leave it open.
_RANKS = ("总监", "经理", "主管", "主任|部长|科长|处长|店长|厂长|队长|组长|班长|领班")
_LEAD = re.compile(r"^(?:请问|那么?|我们?的?|咱们?的?|公司的?|关于|对|问一下|说说|讲讲|列出|给我)+")


def head_of_unit(text: str, names: Mapping[str, tuple[Role, ...]]) -> tuple[str, Role] | None:
    """The words of ``text`` that mean a department's head, and the job; ``None`` without one, or where it is open."""
    found = _HEAD.search(_LEAD.sub("", text))
    if found is None or any(found.group().endswith(name) for name in names if "负责人" in name):
        return None
    unit = found.group("unit")
    called = {unit + (found.group("kind") or ""), unit}
    leading = [
        (rank, role)
        for name, roles in names.items()
        for role in roles
        for rank, ends in enumerate(_RANKS)
        if any(
            re.fullmatch(rf"{re.escape(form)}(?:部|处|科|室|队)?(?:{ends})", folded(name)) for form in called
        )
        or (name.startswith(unit) and re.fullmatch(rf"{re.escape(unit)}(?:{ends})", name))
    ]
    best = min((rank for rank, _ in leading), default=None)
    heads = {role.id: role for rank, role in leading if rank == best}
    return (found.group(), next(iter(heads.values()))) if len(heads) == 1 else None

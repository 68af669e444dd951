"""All jobs of a page, or all whose titles end alike, counted instead of named: "这俩岗学历要求一样吗", "这两个经理各自负责什么"."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from corpus.model import Role
from index.text import folded

_N = r"(?P<n>[二两俩三四五六七八九]|[2-9])"
_JOBS = re.compile(
    rf"(?:这|那|上面|以上|页面上|里面)?(?:的)?{_N}(?:个|种|类)?(?:不同的?)?(?:招聘)?(?:岗位|职位|工种|角色|岗(?!亭))(?!职责\d)(?:的(?=人))?"
)
# "这两个经理", "三种柜员": those whose titles end so.
_ENDING = re.compile(
    rf"(?:这|那|上面|以上)?(?:的)?{_N}(?:个|种|类|位)(?P<end>[\u4e00-\u9fff]{{2,4}}?)(?=分别|各|都|有|在|的|之间|谁|哪|$|[，,])"
)
# What is asked of each of them, or of all together; "两个岗位里哪个要本科" and "有三个岗位吗" ask something else.
_OF_EACH = re.compile(
    r"分别|各自?(?!位)|都(?!有哪|是哪)|一样|相同|不同|区别|差|对比|比较|相比|哪个[更最]|谁[更最]|加起来|合计|总共|一共|共|总(?:人|数)|统共|拢共"
)
_MOST = 6  # jobs that can be shown side by side


def all_jobs(text: str, knowledge: Knowledge) -> tuple[str, tuple[Role, ...], str] | None:
    """``text`` without the words that count the jobs, those jobs, and the words; ``None`` where they are not all there are."""
    if not _OF_EACH.search(text):
        return None
    roles = tuple(knowledge.roles.values())
    found = _JOBS.search(text)
    if found is None and (found := _ENDING.search(text)) is not None:
        end = folded(found.group("end"))
        roles = tuple(role for role in roles if any(folded(name).endswith(end) for name in role.names))
    if found is None:
        return None
    if len(roles) > _MOST or len(roles) != numeral(found.group("n").replace("俩", "两")):
        return None
    return f"{text[: found.start()]} {text[found.end() :]}", roles, found.group()

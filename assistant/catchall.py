"""Catch-all items ("完成领导交办的其他任务"): left out, or asked for as such ("兜底条款有哪些")."""

from __future__ import annotations

import re

from corpus.model import Duty
from index.text import folded

_ITEM = re.compile(
    r"(?:交[办代待]|安排|布置|指派|分[派配]|指定|委派|下达|要求|规定|授权)的?(?:的)?[^，,。；;]{0,6}?(?:其他|其它|别的|临时)(?:相关|各项|有关)?(?:性)?(?:的)?(?:工作|任务|事项|事务|职责|事宜)"
    r"|(?:其他|其它|临时)(?:性)?(?:相关|有关|各项)?(?:的)?(?:工作|任务|事项|事务|职责|事宜)[^，,。；;]{0,4}$|(?:领导|上级|上司|公司|部门|经理|主管|主任|院长|校长|店长)[^，,。；;]{0,6}(?:交[办代待]|安排|布置|指派)的[^，,。；;]{0,8}(?:工作|任务|事项|事务|事宜)"
)
_ASKED = re.compile(
    r"兜底|(?:其他|其它|临时|别的)(?:的)?(?:任务|工作|事项|事情?)(?:这|那)?[一几两]?[条项类]|(?:交[办代待]|安排|布置|指派)(?:的)?(?:的)?(?:其他|其它|临时|别的|工作|任务|事项|事情?|活儿?|那|之类|这|$)"
)


def is_catch_all(duty: Duty) -> bool:
    """Whether an item only says that other work may come: "完成领导交办的其他任务"."""
    return bool(_ITEM.search(folded(duty.text)))


def names_catch_all(text: str) -> bool:
    """Whether ``text`` names such items: "兜底那条", "领导交办的其他工作"."""
    return bool(_ASKED.search(text))


# "兜底条款有哪些", "兜底的话写在哪几份": such items and nothing else are asked for.
_ONLY = re.compile(
    r"兜底(?:性)?(?:的)?(?:条款|条目|职责|话|那|几条|工作|任务|句|内容|规定|表述|说法|都|有|在|$)"
)


def asks_catch_alls(text: str) -> bool:
    """Whether ``text`` asks for the catch-all items themselves."""
    return bool(_ONLY.search(text))

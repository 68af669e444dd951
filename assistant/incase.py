"""What a job does in a case: "住店的人来吵架，主管要干嘛", "万一着火了，管理员得做些什么".

The clause in front says what happens, so that not all of the job's duties are asked for; how people wrap a request
("面试前想问下，主管要干嘛", "我刚入职，…") happens to nobody else.
"""

from __future__ import annotations

import re

_CLAUSES = re.compile(
    r"^(?P<case>[^，,。？?]{4,24})[，,](?P<asked>[^，,]{2,10}?(?:该|要|得|应该|应当|需要|会|能)+(?:做|干|怎么(?:做|办)|负责)(?:些|的|点)?(?:什么|啥|嘛|哪些)?[呢啊呀]?[？?]?)$"
)
_HAPPENS = re.compile(
    r"^(?:要是|如果|假如|万一|一旦|碰[到上]|遇[到上])|(?:有人|的人|客人|顾客|客户|学生|病人|患者|家长|业主|住户|住客|游客|旅客|乘客|老人|孩子)(?!们?好)|(?:的话|时|的时候|了)$"
)
_WRAPS = re.compile(
    r"谁|哪|什么|啥|几|吗|作为|我是|我想|想[问知了]|问[下一个]|入职|应聘|面试|新来|刚来|上班|老板|领导|让我|帮我|给我|告诉|了解|知道|好奇|打算|准备|听说|看[看到]|说说|请"
)


def in_a_case(text: str) -> bool:
    """Whether ``text`` (a normalised question) asks what somebody does when something happens."""
    found = _CLAUSES.match(text)
    return bool(found and _HAPPENS.search(found["case"]) and not _WRAPS.search(found["case"]))

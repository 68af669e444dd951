"""Pages that are nothing but a numbered list: somebody's duties though no heading says so, or steps, advice and news.

1.严格执行交接班制度。 / 2.发现异常立即上报领班。 / 3.上班期间不得睡觉。 bid somebody at his work; 1.打开系统，填写申请。 /
2.提交审批。 tells how a thing is done, 1.面试前认真准备。 advises, 1.会议强调… reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.rows import Row

_FEWEST: Final = 4
#: An act may stand behind when or how it is done (一旦起火，立即按照…处理，并尽快报告).
_LEAD: Final = re.compile(
    r"^(?:并且?|且|应当?|须|必须|要|立即|立刻|尽快|马上|随时|均|都|还|也|再|同时|不断)+|^作(?=好)"
)
_FORBIDS: Final = re.compile("不得|不准|不许|不可|严禁|禁止|切勿")
_BINDS: Final = re.compile("(?:必须|应当?|须)(?=[\u4e00-\u9fff]{2})")
#: How a post is told to act; who describes steps does without.
_BIDS: Final = re.compile(
    "严格|认真|坚决|密切|督促|杜绝|积极|妥善|主动|按时|准时|按规定|切实|耐心|热情|文明|爱护|确保|保证|保持|负责|遵守|服从|落实|做好|搞好|熟练|熟悉|掌握|及时|立即|必须|不得|不准|不许|严禁|禁止"
)
#: Somebody's place of work: his superiors, his shift, whom he serves.
_AT_WORK: Final = re.compile(
    "上级|领导|领班|班长|班组长|队长|主管|经理|主任|科长|部长|店长|管理处|本岗|岗位|在岗|派车单|出车|当班|本班|工班|作业现场|安全责任|安全管理|值班|交接班|交班|接班|上班|上岗|离岗|脱岗|串岗|班前|班后|下班|规章|规程|交办|顾客|客户|客人|宾客|业主|住户|旅客|乘客|病人|患者|来访"
)
#: Who talks to the reader, asks, defines or reports bids nobody at his work.
_TALKS: Final = re.compile(
    r"[你您我?？“”!！]|[吗呢]|^建议|建议(?:先|大家|在)|所称|是指|会议(?:强调|要求|指出|认为)|强调|指出|昨日|近日|日前|记者|面试|应聘|求职|简历|考生|申请人|用户可|点击|登录|例如|比如|用人单位|劳动者|罚款"
)


def bids_somebody(texts: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether the points of a page that is nothing but their list are what somebody has to do at work.

    Args:
        texts: the points of the lists found.
        rows: the rows of the whole page.
    """
    solid = [row for row in rows if row.type != "noise"]
    numbered = [row for row in solid if row.marker is not None and row.marker.number is not None]
    alone = len(texts) >= _FEWEST and all(row.type == "text" for row in solid)
    if (
        not alone
        or solid[0] not in numbered
        or len({row.marker.style for row in numbered if row.marker is not None}) != 1
    ):
        return False
    if any(_TALKS.search(text) is not None for text in texts):
        return False
    asked = sum(kind_of_item(text) == "requirement" for text in texts)
    texts = (
        [text for text in texts if kind_of_item(text) != "requirement"] if asked * 2 < len(texts) else texts
    )
    acts = sum(map(_acts, texts))
    bids = sum(_BIDS.search(text) is not None for text in texts)
    at_work = sum(_AT_WORK.search(text) is not None for text in texts)
    return acts * 4 >= len(texts) * 3 and bids * 2 >= len(texts) and at_work >= max(2, len(texts) // 5)


def _acts(text: str) -> bool:
    """Whether a point forbids or one of its clauses tells an act."""
    if _FORBIDS.search(text) is not None or _BINDS.search(text) is not None:
        return True
    return any(
        opens_duty(_LEAD.sub("", clause.strip())) for clause in re.split("[,;。:]", text) if clause.strip()
    )
